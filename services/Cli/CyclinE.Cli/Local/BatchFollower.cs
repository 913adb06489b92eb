using CyclinE.Artifacts.Ledger;
using CyclinE.Cli.Output;
using CyclinE.Contracts.Units;
using CyclinE.Reporting.Model;
using Spectre.Console;

namespace CyclinE.Cli.Local;

/// <summary>Watches a batch until it has ended: a live table on a terminal, a line per change elsewhere.</summary>
/// <param name="ledger">The ledger.</param>
/// <param name="terminal">Where it is said.</param>
/// <param name="clock">The clock.</param>
/// <param name="idle">Ends when there is likely to be an end; null where that is not known, as of a deployment.</param>
public sealed class BatchFollower(ILedger ledger, Terminal terminal, TimeProvider clock, Func<Task>? idle = null)
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan BetweenLines = TimeSpan.FromSeconds(1);

    /// <summary>Follows a batch.</summary>
    /// <param name="batch">The batch.</param>
    /// <param name="quiet">True to say nothing.</param>
    /// <param name="cancellationToken">Stops watching; the batch is left as it is.</param>
    public Task FollowAsync(BatchId batch, bool quiet, CancellationToken cancellationToken) =>
        quiet ? WaitAsync(batch, (_, _) => { }, cancellationToken)
        : terminal.IsLive ? LiveAsync(batch, cancellationToken)
        : LinesAsync(batch, cancellationToken);

    /// <summary>The numbers of the law in one line.</summary>
    public static string Line(BatchId batch, IReadOnlyList<UnitCount> counts)
    {
        ArrayTally arrays = Tallies.Arrays(counts);
        PairTally pairs = Tallies.Pairs(counts);
        return pairs.Planned == 0 ? $"{batch}: {arrays}" : $"{batch}: {arrays}; {pairs}";
    }

    private Task LinesAsync(BatchId batch, CancellationToken cancellationToken)
    {
        var last = string.Empty;
        var said = 0L;
        return WaitAsync(
            batch,
            (counts, isLast) =>
            {
                var line = Line(batch, counts);
                if (line != last && (isLast || said == 0 || clock.GetElapsedTime(said) >= BetweenLines))
                {
                    terminal.Say(line);
                    last = line;
                    said = clock.GetTimestamp();
                }
            },
            cancellationToken);
    }

    private Task LiveAsync(BatchId batch, CancellationToken cancellationToken) =>
        terminal.Messages.Live(new Text(string.Empty)).AutoClear(true).StartAsync(context => WaitAsync(
            batch,
            (counts, _) =>
            {
                context.UpdateTarget(Render(batch, counts));
                context.Refresh();
            },
            cancellationToken));

    private static Table Render(BatchId batch, IReadOnlyList<UnitCount> counts)
    {
        var table = new Table().Border(TableBorder.Rounded).Title(Markup.Escape(batch.ToString())).AddColumn("unit");
        UnitState[] states = [UnitState.Waiting, UnitState.Released, UnitState.Failed, UnitState.Skipped, UnitState.Split, UnitState.Excluded,
            UnitState.Called, UnitState.Compared, UnitState.Analysed, UnitState.Cancelled];
        var shown = states.Where(s => s is UnitState.Waiting or UnitState.Released or UnitState.Called || counts.Any(c => c.State == s)).ToList();
        foreach (var state in shown)
        {
            table.AddColumn(new TableColumn(state.ToString().ToLowerInvariant()).RightAligned());
        }

        foreach (var kind in counts.Select(c => c.Kind).Distinct().Order())
        {
            table.AddRow([kind.ToString().ToLowerInvariant(),
                .. shown.Select(s => counts.Where(c => c.Kind == kind && c.State == s).Sum(c => c.Count) is var n and > 0
                    ? FormattableString.Invariant($"{n}") : "·")]);
        }

        return table;
    }

    private async Task WaitAsync(BatchId batch, Action<IReadOnlyList<UnitCount>, bool> show, CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(Look, clock);
        var tick = timer.WaitForNextTickAsync(cancellationToken).AsTask();
        while (true)
        {
            // Asked for before the look: what ends after it is seen by the next one.
            var end = idle?.Invoke() ?? Task.Delay(Timeout.Infinite, CancellationToken.None);
            var wasIdle = end.IsCompleted;
            var row = await ledger.FindBatchAsync(batch, cancellationToken);
            if (row?.State != BatchState.Accepted)
            {
                show(await ledger.CountUnitsAsync(batch.ToString(), cancellationToken), row is null or { State: BatchState.Ended });
            }

            if (row is null or { State: BatchState.Ended })
            {
                return;
            }

            if (wasIdle || await Task.WhenAny(tick, end) == tick)
            {
                await tick;
                tick = timer.WaitForNextTickAsync(cancellationToken).AsTask();
            }
        }
    }
}
