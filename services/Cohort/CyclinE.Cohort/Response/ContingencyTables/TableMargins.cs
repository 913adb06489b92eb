namespace CyclinE.Cohort.Response.ContingencyTables;

/// <summary>Sums of a table.</summary>
internal sealed record TableMargins(int[] Rows, int[] Columns, int Total)
{
    /// <summary>Sums and checks.</summary>
    public static TableMargins Of(IReadOnlyList<IReadOnlyList<int>> counts)
    {
        if (counts.Count == 0 || counts.Any(r => r.Count != counts[0].Count) || counts.Any(r => r.Any(c => c < 0)) || counts.All(r => r.All(c => c == 0)))
        {
            throw new ArgumentException("A table has rows of one length, counts that are not negative, and at least one that is not zero.", nameof(counts));
        }

        int[] rows = [.. counts.Select(r => r.Sum())];
        return new TableMargins(rows, [.. Enumerable.Range(0, counts[0].Count).Select(c => counts.Sum(r => r[c]))], rows.Sum());
    }
}
