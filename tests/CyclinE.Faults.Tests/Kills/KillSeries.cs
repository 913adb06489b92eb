using System.Globalization;
using CyclinE.Pipeline.Tests;

namespace CyclinE.Faults.Tests.Kills;

/// <summary>
/// Seeded kills of a run over a batch with pairs and a cohort. A run is killed up to four times (five starts without an end are
/// what counts as a crash) and then left to end: what it leaves must be what a run leaves that nobody killed.
/// </summary>
internal sealed class KillSeries(int seed, Action<string> say)
{
    private const int MostKillsOfOneRun = 4;
    private const int LongestDelay = 60;

    private string[] _cohortStages = [];
    private readonly SortedDictionary<string, int> _hit = new(StringComparer.Ordinal);

    /// <summary>What differed from the undisturbed run; empty when nothing did.</summary>
    public List<string> Differences { get; } = [];

    /// <summary>Kills aimed at a stage of the cohort.</summary>
    public int AtCohort { get; private set; }

    /// <summary>Kills by progress.</summary>
    public int ByProgress { get; private set; }

    /// <summary>Runs that were killed at least once and then ended.</summary>
    public int Runs { get; private set; }

    /// <summary>Runs that ended before their kill came.</summary>
    public int Missed { get; private set; }

    /// <summary>Kills until so many were done.</summary>
    /// <param name="kills">All kills.</param>
    /// <param name="atCohort">Those of them that are aimed at the start of a stage of the cohort.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task RunAsync(int kills, int atCohort, CancellationToken cancellationToken)
    {
        using var study = TestStudy.Write(9, 2, seed: 7, "kills");
        using var undisturbed = new KilledRun(study.Sheet);
        var (code, said) = await undisturbed.EndAsync(cancellationToken);
        if (code != 0)
        {
            throw new InvalidOperationException($"The run that nobody killed ended with {code}:\n{said}");
        }

        var results = await undisturbed.ResultsAsync(cancellationToken);
        var tables = undisturbed.Tables();
        var most = undisturbed.Progress.Results;
        _cohortStages = [.. undisturbed.Progress.Cohort!.Results.Keys];
        for (var run = 0; AtCohort + ByProgress < kills; run++)
        {
            var random = new Random((seed * 10_007) + run);
            using var killed = new KilledRun(study.Sheet);
            var wanted = Math.Min(1 + random.Next(MostKillsOfOneRun), kills - AtCohort - ByProgress);
            var done = 0;
            while (done < wanted && await KillAsync(killed, random, most, atCohort, kills, cancellationToken))
            {
                done++;
            }

            (code, said) = await killed.EndAsync(cancellationToken);
            Compare(run, "exit code", ["0"], [code.ToString(CultureInfo.InvariantCulture)], said);
            Compare(run, "results", results, await killed.ResultsAsync(cancellationToken), said);
            Compare(run, "tables", tables, killed.Tables(), said);
            Runs += done > 0 ? 1 : 0;
            var all = AtCohort + ByProgress;
            say(string.Create(CultureInfo.InvariantCulture,
                $"run {run}: {done} kills; {all} of {kills} ({AtCohort} at the cohort), {Differences.Count} differences"));
        }
    }

    /// <summary>The table for the documentation.</summary>
    public string Table()
    {
        var same = Differences.Count == 0 ? "all" : string.Create(CultureInfo.InvariantCulture, $"{Differences.Count} differ");
        return string.Create(CultureInfo.InvariantCulture, $"""
            | kills (SIGKILL) | at the start of a cohort stage | by progress | runs killed 1–4 times | ended before the kill | exit 0, same tables and hashes |
            |---|---|---|---|---|---|
            | {AtCohort + ByProgress} | {AtCohort} | {ByProgress} | {Runs} | {Missed} | {same} |

            | computed while it was killed | times |
            |---|---|

            """) + string.Join('\n', _hit.Select(h => $"| {h.Key} | {h.Value.ToString(CultureInfo.InvariantCulture)} |"));
    }

    private async Task<bool> KillAsync(KilledRun run, Random random, int most, int atCohort, int kills, CancellationToken cancellationToken)
    {
        // The cohort's share is spread over the series: whichever is further behind its goal is next.
        var aimsAtCohort = AtCohort * (kills - atCohort) < ByProgress * atCohort || ByProgress >= kills - atCohort;
        var before = run.Progress;
        var stages = _cohortStages.Where(s => before.Cohort?.Results.ContainsKey(s) != true).ToList();
        var delay = TimeSpan.FromMilliseconds(random.Next(LongestDelay));
        var aim = aimsAtCohort && stages.Count > 0
            ? new KillAim(stages[random.Next(stages.Count)], 0, random.Next(2) == 0 ? TimeSpan.Zero : delay)
            : new KillAim(null, before.Results + random.Next(Math.Max(1, most - before.Results)), delay);
        if (!await run.KillAsync(aim, cancellationToken))
        {
            Missed++;
            return false;
        }

        AtCohort += aim.Stage is null ? 0 : 1;
        ByProgress += aim.Stage is null ? 1 : 0;
        foreach (var stage in run.Progress.InHand.DefaultIfEmpty("nothing").Distinct())
        {
            _hit[stage] = _hit.GetValueOrDefault(stage) + 1;
        }

        return true;
    }

    private void Compare(int run, string what, IReadOnlyList<string> expected, IReadOnlyList<string> actual, string said)
    {
        if (!expected.SequenceEqual(actual))
        {
            var lines = string.Join("\n  ", actual.Except(expected).Concat(expected.Except(actual).Select(e => "missing: " + e)).Take(10));
            Differences.Add(string.Create(CultureInfo.InvariantCulture, $"seed {seed}, run {run}: {what} differ:\n  {lines}\n{said}"));
        }
    }
}
