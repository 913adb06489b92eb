using CyclinE.Artifacts.Batches;
using CyclinE.Artifacts.Files;
using CyclinE.Artifacts.Ledger;
using CyclinE.Artifacts.Sqlite;
using CyclinE.Batches.Worker;
using CyclinE.Contracts;
using CyclinE.Contracts.Stages;
using CyclinE.Contracts.Units;
using CyclinE.Hosting;
using CyclinE.Messaging.InProcess;
using CyclinE.Messaging.Runner;
using CyclinE.Messaging.Transport;
using CyclinE.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace CyclinE.Pipeline.Tests;

/// <summary>Four stages take the message that releases a cohort: a fault names the one at which it happened, and its queue.</summary>
public sealed class FaultNamesTests : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("cycline-fault-").FullName;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync()
    {
        Directory.Delete(_folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task A_fault_and_its_dead_letter_name_the_stage_whose_queue_the_message_came_from()
    {
        await using var store = SqliteStore.Open(Path.Combine(_folder, "store"));
        var plan = Rows.Plan("test", "A");
        await store.Ledger.PutPlanAsync(plan, Token);
        var row = (Rows.Cohort("test@1") with { PlanId = plan.Id() }).Release(Rows.Noon, null)!;
        await store.Ledger.InsertUnitsAsync([row], Token);
        var services = new ServiceCollection().AddLogging();
        services.AddPipeline(
            new PipelineBus().AddStage<SoundConsumer>().AddStage<ThrowingConsumer>().AddBatches(),
            new TransportOptions { Kind = TransportKind.InProcess, Slots = 2 },
            new StageRunnerSettings { Producer = Drafts.Producer },
            store.Artifacts, store.Ledger, new RootedFiles(new Dictionary<string, string> { ["sheet"] = _folder }));
        services.AddBatches(new BatchSettings(), new ReconcilerSettings(TimeSpan.FromHours(1)));
        await using var provider = services.BuildServiceProvider();
        var bus = provider.GetRequiredService<InProcessBus>();
        await bus.StartAsync(Token);
        await bus.SendAsync(new CohortReleased { PlanId = row.PlanId, Unit = row.Id, Try = row.Try }, Guid.NewGuid(), Token);
        await bus.IdleAsync();
        await bus.StopAsync(Token);
        var failure = (await store.Ledger.FindUnitAsync(row.Id, Token))!.Failure!;
        Assert.Equal(("bug", StageTable.ScanCohort.Name), (failure.Problem.Code, failure.Stage));
        Assert.Contains("index 7 of 5", failure.Problem.What, StringComparison.Ordinal);
        var letter = Assert.Single(await store.Ledger.ListDeadLettersAsync(Token));
        Assert.Equal((StageTable.ScanCohort.Queue + "_error", row.Id.ToString()), (letter.Queue, letter.Unit));
    }

    [Theory]
    [InlineData("segment-array-v3", "segment-array")]
    [InlineData("estimate-v-something-v12", "estimate-v-something")]
    [InlineData("oscillation-v1-23f50083", "oscillation")]
    [InlineData("oscillation-v1-23f50", null)]
    [InlineData("batches", null)]
    [InlineData("dead-letters", null)]
    [InlineData("segment-array-v3_error", null)]
    public void A_queue_tells_its_stage(string queue, string? stage) => Assert.Equal(stage, StageDefinition.StageOfQueue(queue));

    private sealed class SoundConsumer : IStageConsumer<CohortReleased, CohortChecked>
    {
        public static StageDefinition Stage => StageTable.CheckCohort;

        public static Type Options => typeof(object);

        public Task Consume(Delivery<CohortReleased> delivery) => Task.CompletedTask;
    }

    private sealed class ThrowingConsumer : IStageConsumer<CohortReleased, CohortScanned>
    {
        public static StageDefinition Stage => StageTable.ScanCohort;

        public static Type Options => typeof(object);

        public Task Consume(Delivery<CohortReleased> delivery) => throw new InvalidOperationException("index 7 of 5");
    }
}
