namespace CyclinE.Batches.Sheets;

/// <summary>Files that a sheet names beside the arrays' own: positions of probes, and pools.</summary>
public static class SheetTables
{
    /// <summary>Every such file once, with the first row that names it; of excluded rows none.</summary>
    public static IReadOnlyList<(string Column, string Path, int Line)> Of(Sheet sheet)
    {
        ArgumentNullException.ThrowIfNull(sheet);
        var arrays = sheet.Rows.Select(r => r.Array).OfType<string>().ToHashSet(StringComparer.OrdinalIgnoreCase);
        return
        [
            .. from row in sheet.Rows
               where row.Value(SheetColumns.Exclude) is null
               from column in new[] { SheetColumns.Probes, SheetColumns.Reference }
               let path = row.Value(column)
               where path is not null && !(column == SheetColumns.Reference && arrays.Contains(path))
               group row.Line by (column, path) into named
               select (named.Key.column, named.Key.path, named.First()),
        ];
    }
}
