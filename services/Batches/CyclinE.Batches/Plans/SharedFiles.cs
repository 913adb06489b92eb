using CyclinE.Batches.Sheets;

namespace CyclinE.Batches.Plans;

/// <summary>Which files of a sheet are split for all of their arrays at once.</summary>
public static class SharedFiles
{
    /// <summary>The column that names a sample within its file.</summary>
    public const string Sample = "file_sample";

    /// <summary>The column that names a file.</summary>
    public const string File = SheetColumns.File;

    /// <summary>
    /// Paths that two rows or more name, or one that says which sample it means, and tables of segments by their usual name
    /// (what they are is told by their content: a file that holds one array is read by its array all the same). Excluded rows
    /// do not count.
    /// </summary>
    public static IReadOnlySet<string> Of(Sheet sheet)
    {
        ArgumentNullException.ThrowIfNull(sheet);
        return Rows(sheet)
            .Where(f => f.Count() > 1 || f.Any(r => r.Value(Sample) is not null) || IsSegments(f.Key))
            .Select(f => f.Key)
            .ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>The rows that take part, by the path of their file.</summary>
    public static IEnumerable<IGrouping<string, SheetRow>> Rows(Sheet sheet)
    {
        ArgumentNullException.ThrowIfNull(sheet);
        return sheet.Rows
            .Where(r => r.Value(SheetColumns.Exclude) is null && r.Value(SheetColumns.File) is not null)
            .GroupBy(r => r.Value(SheetColumns.File)!, StringComparer.Ordinal);
    }

    /// <summary>The path ends as a table of segments, plain or compressed.</summary>
    private static bool IsSegments(string path)
    {
        var name = path[(path.LastIndexOf('/') + 1)..];
        return name.EndsWith(".seg", StringComparison.OrdinalIgnoreCase)
            || name.Contains(".seg.", StringComparison.OrdinalIgnoreCase);
    }
}
