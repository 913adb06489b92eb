using System.Text.Json;
using CyclinE.Artifacts.Ledger;
using CyclinE.Artifacts.Stages;
using CyclinE.Artifacts.Store;
using CyclinE.Contracts;
using CyclinE.Contracts.Stages;
using CyclinE.Contracts.Units;
using CyclinE.Genomics.Input;
using CyclinE.Testing;
using MassTransit.Serialization;

namespace CyclinE.Messaging.Tests.Runner;

/// <summary>The stage runner over a bus and the embedded store: every way in which a delivery can go.</summary>
public sealed class StageRunnerTests : IAsyncDisposable
{
    private readonly StageFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => _folder.DisposeAsync();

    [Fact]
    public async Task A_redelivery_computes_nothing_and_says_the_same_again()
    {
        await using var worker = await StageWorker.StartAsync(_folder);
        var message = await _folder.ReleaseAsync(StageFolder.Plan());
        await worker.DeliverAsync(message);
        await worker.DeliverAsync(message);

        Assert.Equal(1, worker.Script.Computations);
        Assert.Equal(2, worker.Of<ArrayIngested>().Count);
        Assert.Single(worker.Published.Distinct()); // Message ids included.
        var row = await _folder.RowAsync(message);
        Assert.Equal(UnitState.Released, row.State);
        Assert.Equal(row.Results["ingest-array"], worker.Of<ArrayIngested>()[0].Artifact);
        Assert.Equal((message.PlanId, message.Unit, message.Try),
            (worker.Of<ArrayIngested>()[0].PlanId, worker.Of<ArrayIngested>()[0].Unit, worker.Of<ArrayIngested>()[0].Try));
    }

    [Fact]
    public async Task Another_batch_of_the_same_recipe_reuses_the_artifact()
    {
        await using var worker = await StageWorker.StartAsync(_folder);
        var first = await _folder.ReleaseAsync(StageFolder.Plan());
        var second = await _folder.ReleaseAsync(StageFolder.Plan(), "other@1");
        await worker.DeliverAsync(first);
        await worker.DeliverAsync(second);

        Assert.Equal(1, worker.Script.Computations);
        Assert.Equal([first.Unit, second.Unit], worker.Of<ArrayIngested>().Select(m => m.Unit));
        Assert.Equal((await _folder.RowAsync(first)).Results["ingest-array"], (await _folder.RowAsync(second)).Results["ingest-array"]);
    }

    [Fact]
    public async Task The_last_result_ends_the_unit_and_says_so()
    {
        await using var worker = await StageWorker.StartAsync(_folder);
        var message = await _folder.ReleaseAsync(StageFolder.Plan(last: true));
        await worker.DeliverAsync(message);

        Assert.Equal(UnitState.Called, (await _folder.RowAsync(message)).State);
        Assert.Equal([new UnitEnded { PlanId = message.PlanId, Unit = message.Unit, Try = message.Try, State = UnitState.Called }],
            worker.Published.Select(p => p.Message));
    }

    [Fact]
    public async Task A_message_of_an_older_try_is_acknowledged_and_nothing_else()
    {
        await using var worker = await StageWorker.StartAsync(_folder);
        var message = await _folder.ReleaseAsync(StageFolder.Plan());
        await _folder.ChangeAsync(message, row => row.Replay());
        var before = await _folder.RowAsync(message);
        await worker.DeliverAsync(message);
        await AssertUntouchedAsync(worker, message, before);
    }

    [Fact]
    public async Task A_cancelled_unit_computes_nothing()
    {
        await using var worker = await StageWorker.StartAsync(_folder);
        var message = await _folder.ReleaseAsync(StageFolder.Plan());
        await _folder.ChangeAsync(message, row => row.Cancel(Rows.Noon));
        var before = await _folder.RowAsync(message);
        await worker.DeliverAsync(message);
        await AssertUntouchedAsync(worker, message, before);
    }

    [Fact]
    public async Task A_unit_cancelled_while_it_computes_stays_cancelled_and_tells_nobody()
    {
        await using var worker = await StageWorker.StartAsync(_folder);
        var message = await _folder.ReleaseAsync(StageFolder.Plan());
        worker.Script.Compute = text =>
        {
            _folder.ChangeAsync(message, row => row.Cancel(Rows.Noon)).GetAwaiter().GetResult();
            return Script.Keep(text);
        };
        await worker.DeliverAsync(message);

        Assert.Equal(UnitState.Cancelled, (await _folder.RowAsync(message)).State);
        Assert.Empty(worker.Published);
    }

    [Fact]
    public async Task A_plan_of_another_version_is_left_to_the_queue_of_that_version()
    {
        await using var worker = await StageWorker.StartAsync(_folder);
        var message = await _folder.ReleaseAsync(StageFolder.Plan(version: StageTable.IngestArray.Version + 1));
        var before = await _folder.RowAsync(message);
        await worker.DeliverAsync(message);
        await AssertUntouchedAsync(worker, message, before);
    }

    [Fact]
    public async Task Invalid_input_fails_the_unit_with_its_problem_and_is_not_tried_again()
    {
        await using var worker = await StageWorker.StartAsync(_folder);
        var message = await _folder.ReleaseAsync(StageFolder.Plan());
        var problem = Rows.Failure("truncated-file").Problem;
        worker.Script.Compute = _ => throw new InvalidInputException(problem);
        await worker.DeliverAsync(message);

        var row = await _folder.RowAsync(message);
        Assert.Equal((UnitState.Failed, problem, "ingest-array"), (row.State, row.Failure!.Problem, row.Failure.Stage));
        Assert.Equal(1, worker.Script.Computations);
        Assert.Equal(UnitState.Failed, Assert.IsType<UnitEnded>(Assert.Single(worker.Published).Message).State);
    }

    [Fact]
    public async Task An_exclusion_ends_the_unit_and_whoever_reuses_the_artifact_knows()
    {
        await using var worker = await StageWorker.StartAsync(_folder);
        var problem = Rows.Failure("too-noisy").Problem;
        worker.Script.Compute = text =>
        {
            var draft = Script.Draft(text);
            StageOutput.Exclude(draft, problem);
            return new StageOutput(draft);
        };
        foreach (var batch in new[] { "test@1", "other@1" })
        {
            var message = await _folder.ReleaseAsync(StageFolder.Plan(), batch);
            await worker.DeliverAsync(message);
            var row = await _folder.RowAsync(message);
            Assert.Equal((UnitState.Excluded, problem), (row.State, row.Failure!.Problem));
            Assert.Contains("ingest-array", row.Results.Keys);
        }

        Assert.Equal(1, worker.Script.Computations);
        Assert.Equal([UnitState.Excluded, UnitState.Excluded], worker.Of<UnitEnded>().Select(m => m.State));
        Assert.Equal(2, worker.Published.Count);
    }

    [Fact]
    public async Task A_bug_is_tried_three_times_and_then_told_as_a_fault()
    {
        await using var worker = await StageWorker.StartAsync(_folder);
        var message = await _folder.ReleaseAsync(StageFolder.Plan());
        worker.Script.Compute = _ => throw new InvalidOperationException("index 7 of 5");
        await worker.DeliverAsync(message);

        Assert.Equal(3, worker.Script.Computations);
        var fault = Assert.Single(worker.Faults);
        Assert.Equal((message, StageTable.IngestArray.Queue), (fault.Message, fault.Queue));
        Assert.Equal((typeof(InvalidOperationException).FullName, "index 7 of 5"), (fault.ExceptionType, fault.Text));
        Assert.Equal(UnitState.Released, (await _folder.RowAsync(message)).State); // Batches fails it.
    }

    [Fact]
    public async Task A_glitch_that_passes_leaves_no_trace()
    {
        await using var worker = await StageWorker.StartAsync(_folder);
        var message = await _folder.ReleaseAsync(StageFolder.Plan(last: true));
        worker.Script.Compute = text => worker.Script.Computations < 3 ? throw new InvalidOperationException("once more") : Script.Keep(text);
        await worker.DeliverAsync(message);

        Assert.Equal(UnitState.Called, (await _folder.RowAsync(message)).State);
        Assert.IsType<UnitEnded>(Assert.Single(worker.Published).Message);
    }

    [Fact]
    public async Task An_outage_of_the_store_is_waited_out_and_is_no_bug()
    {
        var away = new StoreThatIsAway(_folder.Store.Artifacts, times: 4); // One more than the tries of a bug.
        await using var worker = await StageWorker.StartAsync(_folder, away, outages: away);
        var message = await _folder.ReleaseAsync(StageFolder.Plan(last: true));
        await worker.DeliverAsync(message);

        Assert.Equal(-1, away.Left);
        Assert.Equal(1, worker.Script.Computations); // What was computed is kept while the store is away.
        Assert.Equal(UnitState.Called, (await _folder.RowAsync(message)).State);
        Assert.IsType<UnitEnded>(Assert.Single(worker.Published).Message);
    }

    [Fact]
    public async Task An_array_that_ended_its_process_each_time_fails_as_crashed()
    {
        await using var worker = await StageWorker.StartAsync(_folder, maxStarts: 2);
        var message = await _folder.ReleaseAsync(StageFolder.Plan());
        await _folder.Store.Ledger.MarkStartAsync(message.Unit, message.Try, "ingest-array", Token);
        await _folder.Store.Ledger.MarkStartAsync(message.Unit, message.Try, "ingest-array", Token);
        await worker.DeliverAsync(message);

        var failure = (await _folder.RowAsync(message)).Failure!;
        Assert.Equal("crashed", failure.Problem.Code);
        Assert.Contains("started 2 times", failure.Problem.What, StringComparison.Ordinal);
        Assert.Equal(0, worker.Script.Computations);
    }

    [Fact]
    public async Task Starts_of_the_stages_beside_it_are_not_counted()
    {
        await using var worker = await StageWorker.StartAsync(_folder, maxStarts: 2);
        var message = await _folder.ReleaseAsync(StageFolder.Plan());
        foreach (var other in new[] { "segment-array", "call-array", "limit-array" })
        {
            await _folder.Store.Ledger.MarkStartAsync(message.Unit, message.Try, other, Token);
        }

        await worker.DeliverAsync(message);

        var row = await _folder.RowAsync(message);
        Assert.Equal((UnitState.Released, 1), (row.State, worker.Script.Computations));
        Assert.Equal(["call-array", "limit-array", "segment-array"], row.StartsByStage.Keys);
    }

    [Fact]
    public async Task A_bug_is_no_crash_however_often_its_message_is_tried()
    {
        await using var worker = await StageWorker.StartAsync(_folder, maxStarts: 2);
        var message = await _folder.ReleaseAsync(StageFolder.Plan());
        worker.Script.Compute = _ => throw new InvalidOperationException("index 7 of 5");
        for (var delivery = 1; delivery <= 2; delivery++)
        {
            await worker.DeliverAsync(message);
            Assert.Equal(3 * delivery, worker.Script.Computations);
            Assert.Equal(delivery, worker.Faults.Count);
        }

        var row = await _folder.RowAsync(message);
        Assert.Equal((UnitState.Released, 0), (row.State, row.Starts)); // Batches fails it as a bug.
    }

    [Fact]
    public async Task A_unit_whose_message_was_a_dead_letter_is_judged_by_its_own_starts()
    {
        await using var worker = await StageWorker.StartAsync(_folder); // As in production: the broker counts deliveries.
        var message = await _folder.ReleaseAsync(StageFolder.Plan());
        await _folder.ChangeAsync(message, row => row with { DeadLetters = 1 });
        for (var start = 0; start < 5; start++)
        {
            await _folder.Store.Ledger.MarkStartAsync(message.Unit, message.Try, "ingest-array", Token);
        }

        await worker.DeliverAsync(message);

        var row = await _folder.RowAsync(message);
        Assert.Equal((UnitState.Failed, "crashed", "ingest-array"), (row.State, row.Failure!.Problem.Code, row.Failure.Stage));
        Assert.Equal(0, worker.Script.Computations);
    }

    [Fact]
    public async Task A_message_stays_small_with_a_long_name()
    {
        var name = new string('a', 200);
        File.WriteAllText(_folder.FileOf(name), "good");
        var message = await _folder.ReleaseAsync(StageFolder.Plan(array: name));
        Assert.InRange(JsonSerializer.SerializeToUtf8Bytes(message, SystemTextJsonMessageSerializer.Options).Length, 1, 2047); // The envelope is as long again.
    }

    private async Task AssertUntouchedAsync(StageWorker worker, ArrayReleased message, UnitRow before)
    {
        Assert.Equal(0, worker.Script.Computations);
        Assert.Empty(worker.Published);
        Assert.Equal(Rows.Json(before), Rows.Json(await _folder.RowAsync(message)));
    }
}
