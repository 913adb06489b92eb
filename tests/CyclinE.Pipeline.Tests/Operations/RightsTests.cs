using CyclinE.Artifacts.Files;
using CyclinE.Artifacts.Ledger;
using CyclinE.Artifacts.Mongo;
using CyclinE.Artifacts.Mongo.Schema;
using CyclinE.Cli.Commands;
using CyclinE.Cli.Local;
using CyclinE.Cli.Planning;
using CyclinE.Contracts;
using CyclinE.Contracts.Stages;
using CyclinE.Contracts.Units;
using CyclinE.External.Worker;
using CyclinE.Messaging.Transport;
using CyclinE.Pipeline.Tests.Stages;
using CyclinE.Testing.Servers;

namespace CyclinE.Pipeline.Tests.Operations;

/// <summary>One user a service with the least rights, made by the topology job: they are enough for a batch, and no more.</summary>
[Collection(nameof(RightsTests))]
public sealed class RightsTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_batch_runs_with_one_user_a_service_and_none_may_do_what_is_anothers()
    {
        await using var rabbit = await RabbitMqServer.StartOwnAsync();
        await using var mongo = await MongoServer.StartWithUsersAsync();
        using var study = TestStudy.Write(7, 1, seed: 43);
        var secrets = Directory.CreateTempSubdirectory("cycline-secrets-");
        foreach (var name in ServiceUsers.Names)
        {
            await File.WriteAllTextAsync(Path.Combine(secrets.FullName, name), $"of {name}: @/?#\n", Token); // To be escaped in an address.
        }

        var server = mongo.Uri[(mongo.Uri.IndexOf('@', StringComparison.Ordinal) + 1)..].Split('/')[0];
        var settings = new Dictionary<string, string>
        {
            ["CYCLINE__RabbitMq"] = $"amqp://{{service}}@127.0.0.1:{rabbit.AmqpUri.Port}/{{vhost}}",
            ["CYCLINE__Mongo"] = $"mongodb://{{service}}@{server}/?replicaSet=rs0&authSource={{database}}",
            ["CYCLINE__PasswordFile"] = Path.Combine(secrets.FullName, "{service}"),
            ["CYCLINE__Management"] = string.Empty,
        };
        var stage = OwnStage.Write(secrets.FullName, "sizes", OwnStage.Counting("sizes"));
        var (_, folders) = ExternalStages.Place(StageCatalog.BuiltIn, [stage], takePart: true);
        settings["CYCLINE__Stages"] = stage;
        await using var deployment = await Deployment.CreateAsync(
            rabbit, mongo, AllStages.Bus(folders).Endpoints, study.Folder, settings, cancellationToken: Token);
        await ApplyAsync(deployment, secrets.FullName);
        await ApplyAsync(deployment, secrets.FullName); // Again it changes nothing.
        deployment.StartWorkers();
        await using var own = new WorkerProcess(
            "External", deployment.Environment.ToDictionary(e => e.Key, e => e.Value.Replace("{service}", "external", StringComparison.Ordinal)), deployment.Logs);
        own.Start();

        var planned = PlanMaker.Make(
            new SheetRequest { Sheet = new FileInfo(study.Sheet), Name = "rights", Stages = [stage] },
            new RootedFiles(new Dictionary<string, string> { ["sheet"] = study.Folder }), "sheet");
        await planned.StoreTablesAsync(deployment.Artifacts, Token);
        var batch = await deployment.SubmitAsync(planned.Plan, Token);
        await deployment.WaitAsync(batch, Token);
        var counts = await deployment.Ledger.CountUnitsAsync(batch.ToString(), Token);
        Assert.Equal(7, counts.Single(c => c is { Kind: UnitKind.Array, State: UnitState.Called }).Count);
        Assert.Equal(1, counts.Single(c => c is { Kind: UnitKind.Cohort, State: UnitState.Analysed }).Count);
        Assert.Equal(0, await deployment.CountMessagesAsync("_error"));
        Assert.Equal(7, (await Results.OfAsync(deployment.Ledger, batch, Token)).Count(r => r.Contains("sizes", StringComparison.Ordinal)));

        await RefusalsAsync(deployment, Uri(mongo, server, deployment.Database, "ingest"), Uri(mongo, server, deployment.Database, "cli"));
        foreach (var other in new[] { typeof(BatchSubmitted), typeof(ArrayCalled) })
        {
            var ingest = deployment.Transport with { RabbitMq = new UriBuilder(deployment.Transport.RabbitMq!) { UserName = "ingest", Password = Escaped("ingest") }.Uri };
            var refused = await Assert.ThrowsAsync<BrokerUnavailableException>(() => BrokerProbe.CheckAsync(ingest, [other], Token));
            Assert.DoesNotContain("of ingest", refused.ToString(), StringComparison.Ordinal);
        }

        Assert.All(deployment.Workers.Values.SelectMany(w => w.Lines()), line => Assert.DoesNotMatch("of [a-z]+: @|of%20[a-z]+%3A", line)); // No password.
        secrets.Delete(recursive: true);
    }

    private static async Task RefusalsAsync(Deployment deployment, string ingest, string cli)
    {
        using var store = MongoStore.Open(ingest, deployment.Database);
        var batch = (await store.Ledger.ListBatchesAsync(null, Token)).Single();
        var unit = (await store.Ledger.ListUnitsAsync(new UnitQuery { Batch = batch.Id.ToString() }, Token))[0];
        var plan = (await store.Ledger.FindPlanAsync(batch.PlanId, Token))!;
        await RefusedAsync(() => store.Ledger.InsertUnitsAsync([unit with { Id = unit.Id with { Name = "another" } }], Token));
        await RefusedAsync(() => store.Ledger.AcceptBatchAsync("another", batch.PlanId, DateTime.UtcNow, Token));
        await RefusedAsync(() => store.Ledger.PutPlanAsync(plan.Again(), Token));
        await RefusedAsync(() => store.Ledger.ListDeadLettersAsync(Token));
        await RefusedAsync(() => store.Retention.RemoveBatchAsync(batch, Token));
        await RefusedAsync(() => MongoTopology.ApplyAsync(store, Token));
        await RefusedAsync(() => MongoUsers.ApplyAsync(store, new Dictionary<string, string> { ["ingest"] = "mine" }, Token));
        using var person = MongoStore.Open(cli, deployment.Database);
        await RefusedAsync(() => MongoTopology.ApplyAsync(person, Token));
    }

    private static async Task RefusedAsync(Func<Task> write) =>
        Assert.Contains("not authorized", (await Assert.ThrowsAnyAsync<Exception>(write)).Message, StringComparison.OrdinalIgnoreCase);

    private static async Task ApplyAsync(Deployment deployment, string secrets)
    {
        await using var administrator = new EnvironmentVariables(new Dictionary<string, string>
        {
            ["CYCLINE__RabbitMq"] = deployment.Transport.RabbitMq!.ToString(),
            ["CYCLINE__Management"] = deployment.Transport.Management!.ToString(),
            ["CYCLINE__Mongo"] = deployment.Mongo.Uri,
            ["CYCLINE__Database"] = deployment.Database,
        });
        var typed = await LocalRun.TypeAsync(string.Empty, "topology", "apply", "--users", secrets);
        Assert.True(typed.Code == 0, typed.Messages);
    }

    private static string Uri(MongoServer mongo, string server, string database, string user)
    {
        Assert.NotEmpty(mongo.Uri);
        return $"mongodb://{user}:{Escaped(user)}@{server}/?replicaSet=rs0&authSource={database}";
    }

    private static string Escaped(string user) => System.Uri.EscapeDataString($"of {user}: @/?#");
}
