using System.Globalization;
using System.Text.RegularExpressions;
using CyclinE.Cli.Output;
using CyclinE.Reporting.Model;

namespace CyclinE.Cli.Results;

/// <summary>The last lines of a command that ends a batch, and its exit code.</summary>
public static class Conclusion
{
    private const int MostReasons = 10;

    /// <summary>
    /// 0 when nothing failed; 20 when some failed or were cancelled, none was called, or a planned cohort was skipped;
    /// exclusions count only with <paramref name="strict"/>.
    /// </summary>
    public static int ExitCode(BatchResults results, bool strict)
    {
        var arrays = results.Arrays;
        var pairs = results.Pairs;
        var skippedForExclusion = results.PairResults.Count(p => p.State == UnitOutcome.Skipped && IsExclusion(results, p));
        var bad = arrays.Failed + arrays.Cancelled + arrays.Pending > 0
            || arrays.Called == 0
            || pairs.Failed + pairs.Cancelled + pairs.Pending > 0
            || pairs.Skipped > skippedForExclusion
            || results.Cohort.State is UnitOutcome.Failed or UnitOutcome.Skipped or UnitOutcome.Cancelled or UnitOutcome.Pending
            || (strict && arrays.Excluded > 0);
        return bad ? ExitCodes.SomeFailed : ExitCodes.Success;
    }

    /// <summary>Says the law, what did not end well, and where the results are.</summary>
    public static void Say(Terminal terminal, BatchResults results, string folder)
    {
        // Arrays that failed for their common file have one line together.
        foreach (var arrays in results.ArrayResults.Where(a => a.State is UnitOutcome.Failed or UnitOutcome.Excluded)
            .GroupBy(a => (a.State, a.Stage, a.Problem, a.Problem is null ? a.Array : string.Empty)))
        {
            terminal.Say(Line(arrays.First(), arrays.Count()));
        }

        foreach (var pair in results.PairResults.Where(p => p.State is UnitOutcome.Failed or UnitOutcome.Skipped))
        {
            terminal.Say($"{pair.State.ToString().ToLowerInvariant(),-8} {pair.Resistant} against {pair.Parental}: {pair.Reason}");
        }

        foreach (var pair in results.PairResults.Where(p => p.Comparison?.IdentityWarning is not null))
        {
            terminal.Say($"warning  {pair.Resistant} against {pair.Parental}: {pair.Comparison!.IdentityWarning}");
        }

        QualityLines.Say(terminal, results);
        PairLines.Say(terminal, results);
        if (results.Cohort.Study is { } study && (study.Benefit is not null || study.LogRank is not null))
        {
            StudyLines.Say(terminal, study);
        }

        terminal.Line(results.Arrays.ToString());
        if (results.Pairs.Planned > 0)
        {
            terminal.Line(results.Pairs.ToString());
        }

        terminal.Line(results.Cohort.State is null
            ? "no cohort: fewer rows of role tumour than --min-arrays"
            : $"cohort: {results.Cohort.State.Value.ToString().ToLowerInvariant()}{(results.Cohort.Reason is null ? string.Empty : ": " + results.Cohort.Reason)}");
        foreach (var stage in results.Stages)
        {
            StageLine(terminal, stage);
        }

        if (results.Run.Stages.Count > 0)
        {
            terminal.Line(FormattableString.Invariant(
                $"stages: {results.Run.ArtifactsComputed} computed, {results.Run.ArtifactsReused} reused, in {results.Run.WallSeconds:0.0} s"));
        }

        terminal.Line($"report: {Path.Combine(folder, "report.html")}");
        if (results.Arrays.Excluded > 0)
        {
            terminal.Line(FormattableString.Invariant(
                $"{results.Arrays.Excluded} excluded: they are in no result; --strict makes that exit code {ExitCodes.SomeFailed}"));
        }
    }

    /// <summary>How many results of a stage are there, and the reasons of those that are not: units that failed themselves were told before.</summary>
    private static void StageLine(Terminal terminal, StageResult stage)
    {
        var missing = stage.Units.Where(u => u.State != "available").ToList();
        terminal.Line(FormattableString.Invariant(
            $"{stage.Stage.Name}: {stage.Units.Count - missing.Count} available{(missing.Count == 0 ? string.Empty : $", {missing.Count} not")} ({stage.Stage.Meaning})"));
        foreach (var reason in missing.Where(u => u is { What: not null, IsOwn: true }).GroupBy(u => (u.Reason, u.What!.Split('\n')[0])).Take(MostReasons))
        {
            var units = reason.Select(u => u.Names.Count == 0 ? "cohort" : string.Join(" against ", u.Names)).ToList();
            terminal.Say($"not available: {stage.Stage.Name} of {units[0]}{(units.Count == 1 ? string.Empty : FormattableString.Invariant($" and {units.Count - 1:N0} more"))}: {reason.Key.Item2} {reason.First().Remedy}".TrimEnd());
        }
    }

    /// <summary>Where, what and remedy of an array that did not end well, in one line; for others with the same problem as well.</summary>
    private static string Line(ArrayResult array, int arrays)
    {
        var who = arrays == 1 ? array.Array : FormattableString.Invariant($"{array.Array} and {arrays - 1:N0} more");
        var state = array.State == UnitOutcome.Failed ? "failed  " : "excluded";
        return array.Problem is not { } problem
            ? $"{state} {array.Array}: {array.Reason}"
            : $"{state} {who} at {array.Stage ?? "the sheet"}: {(problem.Where.Length == 0 ? string.Empty : problem.Where + ": ")}{problem.What} {problem.Remedy}".TrimEnd();
    }

    private static bool IsExclusion(BatchResults results, PairResult pair) =>
        results.ArrayResults.Where(a => a.Array == pair.Resistant || a.Array == pair.Parental).All(a => a.State is UnitOutcome.Excluded or UnitOutcome.Called);
}

/// <summary>What is unlikely about arrays that were called all the same.</summary>
internal static partial class QualityLines
{
    private const int MostArrays = 20;
    private const int Examples = 3;

    /// <summary>
    /// Says the warnings of called arrays: one line for what many share, figures aside, with its first arrays; else one line an array,
    /// of many the first ones and how many more there are.
    /// </summary>
    public static void Say(Terminal terminal, BatchResults results)
    {
        var warnings = results.ArrayResults.Where(a => a.State == UnitOutcome.Called).SelectMany(a => a.Warnings.Select(w => (a.Array, Warning: w)))
            .ToLookup(w => Number().Replace(w.Warning, "#"));
        var shared = warnings.Where(g => g.Select(w => w.Array).Distinct(StringComparer.Ordinal).Count() > Examples).ToList();
        foreach (var group in shared)
        {
            var arrays = group.Select(w => w.Array).Distinct(StringComparer.Ordinal).ToList();
            terminal.Say(string.Create(
                CultureInfo.InvariantCulture,
                $"warning  {string.Join(", ", arrays.Take(Examples))} and {arrays.Count - Examples:N0} more arrays{(group.Select(w => w.Warning).Distinct(StringComparer.Ordinal).Count() > 1 ? $" (figures of {arrays[0]})" : string.Empty)}: {group.First().Warning}"));
        }

        var single = warnings.Except(shared).SelectMany(g => g).GroupBy(w => w.Array, w => w.Warning).ToList();
        foreach (var array in single.Take(MostArrays))
        {
            terminal.Say($"warning  {array.Key}: {string.Join(" ", array)}");
        }

        if (single.Count > MostArrays)
        {
            terminal.Say(FormattableString.Invariant(
                $"warning  {single.Count - MostArrays:N0} more arrays were called with a warning: arrays.tsv, quality_notes"));
        }
    }

    [GeneratedRegex(@"[+\-−]?\d[\d.,]*")]
    private static partial Regex Number();
}
