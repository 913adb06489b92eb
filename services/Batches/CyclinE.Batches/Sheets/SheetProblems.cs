namespace CyclinE.Batches.Sheets;

/// <summary>The order in which problems are told.</summary>
internal static class SheetProblems
{
    /// <summary>By line, those of the whole sheet first; within a line in the order in which they were found.</summary>
    public static IReadOnlyList<SheetProblem> InOrder(IEnumerable<SheetProblem> problems) => [.. problems.OrderBy(p => p.Line ?? 0)];
}
