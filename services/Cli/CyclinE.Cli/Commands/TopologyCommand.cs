using System.CommandLine;
using CyclinE.Artifacts.Mongo;
using CyclinE.Artifacts.Mongo.Schema;
using CyclinE.Cli.Local;
using CyclinE.Cli.Output;
using CyclinE.Contracts.Stages;
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
        var show = new Command("show", "Prints stages, queues and bindings.");
        show.SetAction(_ =>
        {
            Show(terminal);
            return ExitCodes.Success;
        });
        var apply = new Command("apply", "Declares queues, policies, collections and indexes of a deployment. Running it again changes nothing.");
        apply.SetAction((_, cancellationToken) => Errors.GuardAsync(terminal, Detectors.All, () => ApplyAsync(terminal, cancellationToken)));
        var rights = new Command("rights", "Prints the least rights of each process on broker and database, and the commands that grant them.");
        rights.SetAction(_ => Errors.GuardAsync(terminal, Detectors.All, () => Task.FromResult(Rights(terminal))));
        return new Command("topology", "Shows or applies the queues of the broker and the indexes of the store; says the rights they need.") { show, apply, rights };
    }

    /// <summary>By the settings of this deployment where there are some.</summary>
    private static int Rights(Terminal terminal)
    {
        var configuration = new ConfigurationBuilder().AddEnvironmentVariables().Build().GetSection("CYCLINE");
        var host = Uri.TryCreate(configuration["RabbitMq"], UriKind.Absolute, out var broker) && broker.AbsolutePath.Length > 1
            ? Uri.UnescapeDataString(broker.AbsolutePath[1..]) : "/";
        foreach (var rights in ProcessRights.All)
        {
            terminal.Line($"# {rights.Process}");
            foreach (var command in rights.Commands(rights.Process.Split(',')[0].Replace(' ', '-'), host, configuration["Database"] ?? "cycline"))
            {
                terminal.Line(command);
            }

            terminal.Line(string.Empty);
        }

        return ExitCodes.Success;
    }

    private static void Show(Terminal terminal)
    {
        foreach (var stage in StageTable.All)
        {
            terminal.Line($"{stage.Queue,-20} {stage.Unit.ToString().ToLowerInvariant(),-7} {ExchangeNames.Of(stage.Consumes),-18} → {ExchangeNames.Of(stage.Produces),-18} {stage.Service}");
        }

        terminal.Line(string.Empty);
        foreach (var (queue, exchanges) in RabbitMqTopology.Describe(AllStages.Bus().Endpoints))
        {
            terminal.Line($"{queue,-20} ← {(exchanges.Count == 0 ? "(dead-letter policy)" : string.Join(", ", exchanges))}");
        }
    }

    private static async Task<int> ApplyAsync(Terminal terminal, CancellationToken cancellationToken)
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
        await new RabbitMqTopology(settings.Transport, AllStages.Bus().Endpoints).ApplyAsync(cancellationToken);
        terminal.Line(settings.Transport.Management is null
            ? "broker: queues are in place; no policy was set, because CYCLINE__Management is not set"
            : "broker: queues and the policy are in place");
        return ExitCodes.Success;
    }
}
