using System.CommandLine;
using CyclinE.Artifacts.Ledger;
using CyclinE.Cli.Backends;
using CyclinE.Cli.Local;
using CyclinE.Cli.Output;
using CyclinE.Cli.Results;
using CyclinE.Contracts.Units;
using CyclinE.Reporting.Model;

namespace CyclinE.Cli.Commands;

/// <summary><c>status</c>: where a batch stands, and why what is pending is pending.</summary>
public static class StatusCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(Terminal terminal)
    {
        var command = new Command("status", "Says where a batch stands; with --follow it watches until the batch has ended.");
        var backend = new BackendOptions(command);
        var follow = new Option<bool>("--follow") { Description = "Watch until it has ended. Ctrl-C stops watching, not the batch." };
        var json = new Option<bool>("--json") { Description = "Print as JSON." };
        command.Options.Add(follow);
        command.Options.Add(json);
        command.SetAction((result, cancellationToken) => Errors.GuardAsync(terminal, Detectors.All, async () =>
        {
            await using var store = backend.Open(result);
            var batch = await store.FindBatchAsync(backend.Batch(result), cancellationToken);
            if (result.GetValue(follow) && !PendingReasons.IsInterrupted(store, batch))
            {
                await new BatchFollower(store.Ledger, terminal, TimeProvider.System).FollowAsync(batch.Id, result.GetValue(json), cancellationToken);
                batch = await store.Ledger.FindBatchAsync(batch.Id, cancellationToken) ?? batch;
            }

            return await SayAsync(terminal, store, batch, result.GetValue(json), cancellationToken);
        }));
        return command;
    }

    /// <summary>Says where a batch stands.</summary>
    public static async Task<int> SayAsync(Terminal terminal, Backend store, BatchRow batch, bool json, CancellationToken cancellationToken)
    {
        var counts = await store.Ledger.CountUnitsAsync(batch.Id.ToString(), cancellationToken);
        var waiting = await PendingReasons.OfAsync(store, batch, cancellationToken);
        var letters = (await store.Ledger.ListDeadLettersAsync(cancellationToken))
            .Where(l => l.Unit is null || l.Unit.StartsWith(batch.Id + "/", StringComparison.Ordinal)).ToList();
        var failed = await store.Ledger.ListUnitsAsync(new UnitQuery { Batch = batch.Id.ToString(), State = UnitState.Failed, Limit = 20 }, cancellationToken);
        if (json)
        {
            terminal.Json(new
            {
                Batch = batch.Id.ToString(),
                State = batch.State.ToString().ToLowerInvariant(),
                Arrays = Tallies.Arrays(counts),
                Pairs = Tallies.Pairs(counts),
                Files = counts.Where(c => c.Kind == UnitKind.File).ToDictionary(c => c.State.ToString().ToLowerInvariant(), c => c.Count),
                Cohort = counts.FirstOrDefault(c => c.Kind == UnitKind.Cohort)?.State.ToString().ToLowerInvariant(),
                Failed = failed.Select(f => new { Unit = f.Id.Key, f.Failure?.Stage, f.Failure?.Problem }),
                Waiting = waiting,
                DeadLetters = letters,
            });
            return ExitCodes.Success;
        }

        terminal.Line($"{batch.Id}: {batch.State.ToString().ToLowerInvariant()}");
        terminal.Line(Tallies.Arrays(counts).ToString());
        terminal.Line(Tallies.Pairs(counts).ToString());
        if (counts.Where(c => c.Kind == UnitKind.File).ToList() is { Count: > 0 } files)
        {
            terminal.Line($"files of many samples: {string.Join(", ", files.Select(c => FormattableString.Invariant($"{c.Count} {c.State.ToString().ToLowerInvariant()}")))}");
        }

        foreach (var count in counts.Where(c => c.Kind == UnitKind.Cohort))
        {
            terminal.Line($"cohort: {count.State.ToString().ToLowerInvariant()}");
        }

        foreach (var line in waiting)
        {
            terminal.Line(line);
        }

        foreach (var letter in letters)
        {
            terminal.Line($"dead letter from {letter.Queue}{(letter.Unit is null ? string.Empty : " of " + Shortened.Name(letter.Unit))}: {Shortened.Text(letter.Reason.Split('\n')[0])}");
        }

        foreach (var line in await StagesAsync(store, batch, cancellationToken))
        {
            terminal.Line(line);
        }

        foreach (var unit in failed)
        {
            terminal.Line($"failed {Shortened.Name(unit.Id.Key)} at {unit.Failure?.Stage ?? "settling"}: {Shortened.Text(unit.Failure?.Problem.What)}");
        }

        return ExitCodes.Success;
    }

    /// <summary>How far stages are that are not required, and whether a worker of theirs is there.</summary>
    private static async Task<IReadOnlyList<string>> StagesAsync(Backend store, BatchRow batch, CancellationToken cancellationToken)
    {
        var plan = await store.Ledger.FindPlanAsync(batch.PlanId, cancellationToken)
            ?? throw new InvalidOperationException($"Plan {batch.PlanId} is not in the ledger.");
        if (plan.Stages.All(s => s.Definition.Required))
        {
            return [];
        }

        var units = await store.Ledger.ListUnitsAsync(new UnitQuery { Batch = batch.Id.ToString() }, cancellationToken);
        var workers = batch.State == BatchState.Ended ? [] : await store.Ledger.ListWorkersAsync(DateTime.UtcNow.AddSeconds(-30), cancellationToken);
        return
        [
            .. new StageResultsReader(store.Artifacts).Read(plan, units.ToDictionary(u => u.Id.Key, StringComparer.Ordinal))
                .Where(s => !s.Stage.Required).Select(stage =>
                {
                    var counts = stage.Units.GroupBy(u => u.State, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal)
                        .Select(g => FormattableString.Invariant($"{g.Count()} {g.Key}"));
                    var isAlone = batch.State != BatchState.Ended && !workers.Any(w => w.Queues.Contains(stage.Stage.Queue));
                    var alone = isAlone ? $"; no worker for {stage.Stage.Queue}" : string.Empty;
                    return $"{stage.Stage.Name} ({stage.Stage.Meaning}): {string.Join(", ", counts)}{alone}";
                }),
        ];
    }
}
