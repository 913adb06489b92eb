using System.CommandLine;
using CyclinE.Artifacts.Mongo;
using CyclinE.Artifacts.Mongo.Schema;
using CyclinE.Cli.Local;
using CyclinE.Cli.Output;
using CyclinE.Cli.Planning;
using CyclinE.Contracts.Stages;
using CyclinE.External.Worker;
using CyclinE.Hosting;
using CyclinE.Messaging.Topology;
using CyclinE.Messaging.Transport;
using Microsoft.Extensions.Configuration;

namespace CyclinE.Cli.Commands;

/// <summary><c>topology show</c> and <c>topology apply</c>: queues, bindings, policies, indexes.</summary>
public static class TopologyCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(Terminal terminal)
    {
        var stages = SheetOptions.StageFolders();
        var show = new Command("show", "Prints stages, queues and bindings.") { stages };
        show.SetAction((result, _) => Errors.GuardAsync(terminal, [], () =>
        {
            Show(terminal, result.GetValue(stages) ?? []);
            return Task.FromResult(ExitCodes.Success);
        }));
        var users = new Option<DirectoryInfo?>("--users")
        {
            Description = "Folder with one file a service that holds its password: makes a user with the least rights for each, on broker and database.",
            HelpName = "DIR",
        };
        var apply = new Command("apply", "Declares queues, policies, collections and indexes of a deployment. Running it again changes nothing.")
        {
            stages,
            users,
        };
        apply.SetAction((result, cancellationToken) => Errors.GuardAsync(
            terminal, Detectors.All, () => ApplyAsync(terminal, result.GetValue(stages) ?? [], result.GetValue(users), cancellationToken)));
        return new Command("topology", "Shows or applies the queues of the broker and the indexes of the store.") { show, apply };
    }

    private static void Show(Terminal terminal, IReadOnlyList<string> stages)
    {
        var (catalog, folders) = ExternalStages.Place(AllStages.Catalog, stages, takePart: true);
        var queues = RabbitMqTopology.Describe(AllStages.Bus(folders).Endpoints).ToList();
        var width = queues.Max(q => q.Queue.Length);
        foreach (var stage in catalog.All)
        {
            var (unit, starts, ends) = (stage.Unit.ToString().ToLowerInvariant(), ExchangeNames.Of(stage.Consumes), ExchangeNames.Of(stage.Produces));
            terminal.Line($"{stage.Queue.PadRight(width)} {stage.Meaning,-8} {unit,-7} {starts,-18} → {ends,-18} {stage.Service}");
        }

        terminal.Line(string.Empty);
        foreach (var (queue, exchanges) in queues)
        {
            terminal.Line($"{queue.PadRight(width)} ← {(exchanges.Count == 0 ? "(dead-letter policy)" : string.Join(", ", exchanges))}");
        }
    }

    private static async Task<int> ApplyAsync(
        Terminal terminal, IReadOnlyList<string> stages, DirectoryInfo? secrets, CancellationToken cancellationToken)
    {
        WorkerSettings settings;
        try
        {
            settings = WorkerSettings.From(new ConfigurationBuilder().AddEnvironmentVariables().Build());
        }
        catch (InvalidOperationException exception)
        {
            throw new UsageException(exception.Message);
        }

        using var store = MongoStore.Open(settings.Mongo, settings.Database, settings.Certificate);
        await MongoTopology.ApplyAsync(store, cancellationToken);
        terminal.Line($"store {settings.Database}: collections, indexes and validators are in place");
        await BrokerProbe.CheckAsync(settings.Transport, [], cancellationToken);
        var (_, folders) = ExternalStages.Place(AllStages.Catalog, stages, takePart: true, mayBeEmpty: true);
        await new RabbitMqTopology(settings.Transport, AllStages.Bus(folders).Endpoints).ApplyAsync(cancellationToken);
        terminal.Line(settings.Transport.Management is null
            ? "broker: queues are in place; no policy was set, because CYCLINE__Management is not set"
            : "broker: queues and the policy are in place");
        if (secrets is not null)
        {
            var users = ServiceUsers.Read(secrets);
            await MongoUsers.ApplyAsync(store, users, cancellationToken);
            await RabbitMqUsers.ApplyAsync(settings.Transport, users, AllStages.Catalog.All, cancellationToken);
            terminal.Line($"users of broker and store: {string.Join(", ", users.Keys)}");
        }

        return ExitCodes.Success;
    }
}
