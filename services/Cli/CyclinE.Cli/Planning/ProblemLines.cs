using CyclinE.Batches.Sheets;

namespace CyclinE.Cli.Planning;

/// <summary>Problems of a sheet as lines for a person: errors first, and one line for what many rows share.</summary>
internal static class ProblemLines
{
    private const int Examples = 3;

    /// <summary>The lines, without a word for their severity, which stands beside each.</summary>
    /// <param name="problems">All problems, by line.</param>
    /// <param name="sheet">Name of the sheet.</param>
    public static IEnumerable<(SheetSeverity Severity, string Text)> Of(IEnumerable<SheetProblem> problems, string sheet) =>
        problems
            .OrderBy(p => p.Severity == SheetSeverity.Error ? 0 : 1)
            .GroupBy(p => (p.Severity, p.Code, p.Column, Shared: p.Line is null ? p.What : string.Empty))
            .SelectMany(g => g.Count() > Examples
                ? [(g.Key.Severity, Many([.. g], sheet))]
                : g.Select(p => (p.Severity, One(p, sheet))));

    private static string One(SheetProblem problem, string sheet) => $"{problem.Where(sheet)}:{Value(problem)} {problem.What} {problem.Remedy}";

    private static string Many(List<SheetProblem> problems, string sheet)
    {
        var column = problems[0].Column is { } name ? $", column {name}" : string.Empty;
        var examples = problems.Take(Examples).Select(p => $"line {p.Line}:{Value(p)} {p.What}");
        return FormattableString.Invariant(
            $"{sheet}{column}, {problems.Count} rows: {string.Join(' ', examples)} And {problems.Count - Examples} more. {problems[0].Remedy}");
    }

    private static string Value(SheetProblem problem) =>
        problem.Value is { Length: > 0 } text && problem.Code != "unseen-character" && !problem.What.Contains(text, StringComparison.Ordinal)
            ? $" '{text}':" : string.Empty;
}
