using CyclinE.Artifacts.Batches;
using CyclinE.Artifacts.Ledger;
using CyclinE.Artifacts.Mongo;
using CyclinE.Cli.Local;
using CyclinE.Cli.Output;
using CyclinE.Contracts.Stages;
using CyclinE.Contracts.Units;
using CyclinE.Pipeline.Tests;
using CyclinE.Testing.Servers;

namespace CyclinE.Faults.Tests;

/// <summary>
/// A batch of 60 small arrays with pairs and a cohort, on real servers with workers as processes, while things go wrong.
/// Every time: the law balances, nothing is silent, and the artifacts are those of the undisturbed run, byte for byte.
/// </summary>
[Collection(nameof(FaultTests))]
public sealed class FaultTests
{
    private const string SeedsVariable = "CYCLINE_FAULT_SEEDS";
    private const string Mended = "A059";

    /// <summary>Three seeds, or as many as the variable says; <c>7-9</c> names them.</summary>
    public static TheoryData<int> Seeds => FaultSeeds.Of(SeedsVariable, 2);

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Whatever_goes_wrong_the_batch_ends_with_the_bytes_of_the_undisturbed_run(int seed)
    {
        var token = TestContext.Current.CancellationToken;
        await using var rabbit = await RabbitMqServer.StartOwnAsync();
        await using var mongo = await MongoServer.StartOwnAsync();
        using var study = TestStudy.Write(60, 4, seed: 7);
        var undisturbed = await FaultBatch.UndisturbedAsync(study);

        // One file is cut short; it is mended and its array replayed while everything else goes wrong.
        var path = Path.Combine(study.Folder, "arrays", Mended + ".tsv");
        var whole = await File.ReadAllBytesAsync(path, token);
        await File.WriteAllBytesAsync(path, whole.AsMemory(0, 20), token);
        var planned = FaultBatch.Plan(study);
        await using var deployment = await Deployment.CreateAsync(rabbit, mongo, AllStages.Bus().Endpoints, study.Folder, cancellationToken: token);
        deployment.StartWorkers();
        await planned.StoreTablesAsync(deployment.Artifacts, token);
        var batch = await deployment.SubmitAsync(planned.Plan, token);
        var faults = new Faults(deployment, batch, new Random(seed));
        await WreckAsync(faults, new Random(seed * 31), token);

        await FailedAsync(deployment, batch, token);
        await File.WriteAllBytesAsync(path, whole, token);
        await ReplayAsync(deployment, batch, token);
        await deployment.WaitAsync(batch, token);

        await Results.AssertLawAsync(deployment.Ledger, batch, planned.Plan, token);
        var bugs = await deployment.Ledger.ListUnitsAsync(new UnitQuery { Batch = batch.ToString(), State = UnitState.Failed }, token);
        Assert.True(bugs.Count == 0,
            $"{string.Join('\n', bugs.Select(b => $"{b.Id.Key} at {b.Failure?.Stage}: {b.Failure?.Problem.What}"))}\n"
            + $"after {string.Join("; ", faults.Done)}\n{deployment.Describe()}");
        Assert.Equal(undisturbed, await Results.OfAsync(deployment.Ledger, batch, token));
        var arrays = await deployment.Ledger.ListUnitsAsync(new UnitQuery { Batch = batch.ToString(), Kind = UnitKind.Array }, token);
        Assert.All(arrays, a => Assert.Equal(UnitTrace.TraceIdOf(a.Id).ToHexString(), a.TraceParent?.Split('-')[1]));
        var letters = await deployment.Ledger.ListDeadLettersAsync(token);
        TestContext.Current.TestOutputHelper?.WriteLine($"seed {seed}: {string.Join("; ", faults.Done)}; dead letters {letters.Count}");
        Assert.DoesNotContain(letters, l => l.Unit is not null && l.Queue.EndsWith("_error", StringComparison.Ordinal));
    }

    [Fact]
    public async Task After_an_outage_of_broker_and_database_no_error_queue_holds_a_message()
    {
        var token = TestContext.Current.CancellationToken;
        await using var rabbit = await RabbitMqServer.StartOwnAsync();
        await using var mongo = await MongoServer.StartOwnAsync();
        using var study = TestStudy.Write(40, 2, seed: 3);
        var planned = FaultBatch.Plan(study);
        await using var deployment = await Deployment.CreateAsync(rabbit, mongo, AllStages.Bus().Endpoints, study.Folder, cancellationToken: token);
        deployment.StartWorkers();
        await planned.StoreTablesAsync(deployment.Artifacts, token);
        var batch = await deployment.SubmitAsync(planned.Plan, token);
        var faults = new Faults(deployment, batch, new Random(1));
        await Task.Delay(1500, token);
        await faults.KillDatabaseAsync();
        await Task.Delay(500, token);
        await faults.RestartBrokerAsync();
        await deployment.WaitAsync(batch, token);
        await Results.AssertLawAsync(deployment.Ledger, batch, planned.Plan, token);
        Assert.Equal(0, await deployment.CountMessagesAsync("_error"));
        Assert.Empty(await deployment.Ledger.ListDeadLettersAsync(token));
    }

    [Fact]
    public async Task A_worker_whose_queue_is_deleted_reads_it_again_and_nothing_is_lost_meanwhile()
    {
        var token = TestContext.Current.CancellationToken;
        var (rabbit, mongo) = (await RabbitMqServer.RequireAsync(), await MongoServer.RequireAsync());
        using var study = TestStudy.Write(8, 4, seed: 5);
        var planned = FaultBatch.Plan(study);
        await using var deployment = await Deployment.CreateAsync(rabbit, mongo, AllStages.Bus().Endpoints, study.Folder, cancellationToken: token);
        deployment.StartWorkers();
        await planned.StoreTablesAsync(deployment.Artifacts, token);
        var batch = await deployment.SubmitAsync(planned.Plan, token);
        await FirstSegmentedAsync(deployment, batch, token);
        await deployment.DeleteQueueAsync(StageTable.SegmentPair.Queue);
        await deployment.WaitAsync(batch, token);

        await Results.AssertLawAsync(deployment.Ledger, batch, planned.Plan, token);
        var failed = await deployment.Ledger.ListUnitsAsync(new UnitQuery { Batch = batch.ToString(), State = UnitState.Failed }, token);
        Assert.True(failed.Count == 0, $"{string.Join('\n', failed.Select(f => $"{f.Id.Key}: {f.Failure?.Problem.What}"))}\n{deployment.Describe()}");
    }

    /// <summary>Waits until the first array has been segmented: the worker reads its queues.</summary>
    private static async Task FirstSegmentedAsync(Deployment deployment, BatchId batch, CancellationToken token)
    {
        while (!(await deployment.Ledger.ListUnitsAsync(new UnitQuery { Batch = batch.ToString(), Kind = UnitKind.Array }, token))
            .Any(u => u.Results.ContainsKey(StageTable.SegmentArray.Name)))
        {
            await Task.Delay(20, token);
        }
    }

    private static async Task WreckAsync(Faults faults, Random random, CancellationToken token)
    {
        var deck = new List<Func<Task>>
        {
            faults.KillWorkerAsync, faults.KillWorkerAsync, faults.KillWorkerAsync, faults.RestartBrokerAsync, faults.KillDatabaseAsync,
            faults.DeleteQueuesAsync, () => faults.DuplicateAsync(token), faults.PublishUnreadableAsync,
        };
        foreach (var fault in deck.OrderBy(_ => random.Next()))
        {
            await Task.Delay(random.Next(800), token);
            await fault();
        }
    }

    private static async Task FailedAsync(Deployment deployment, BatchId batch, CancellationToken token)
    {
        var array = new UnitId(batch.ToString(), UnitKind.Array, Mended);
        while ((await PatientAsync(() => deployment.Ledger.FindUnitAsync(array, token)))?.State != UnitState.Failed)
        {
            var open = await PatientAsync(() => deployment.Ledger.FindBatchAsync(batch, token));
            Assert.True(open?.State != BatchState.Ended, $"{Mended} did not fail.\n{deployment.Describe()}");
            await Task.Delay(100, token);
        }
    }

    private static async Task ReplayAsync(Deployment deployment, BatchId batch, CancellationToken token)
    {
        await using var environment = EnvironmentOf(deployment);
        var typed = await LocalRun.TypeAsync(string.Empty, "replay", batch.ToString(), "--failed");
        Assert.True(typed.Code == ExitCodes.Success, typed.Messages);
    }

    private static async Task<T> PatientAsync<T>(Func<Task<T>> read)
    {
        while (true)
        {
            try
            {
                return await read();
            }
            catch (Exception exception) when (new MongoOutageDetector().IsOutage(exception))
            {
                await Task.Delay(200);
            }
        }
    }

    private static EnvironmentVariables EnvironmentOf(Deployment deployment) => new(deployment.Environment);
}
