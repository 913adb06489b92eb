namespace CyclinE.Batches;

/// <summary>Columns that cannot be honoured yet: said once a column, not once a row.</summary>
internal static class ColumnChecks
{
    public static IEnumerable<SheetProblem> Find(Sheet sheet)
    {
        foreach (var column in SheetSchema.Columns.Where(c => c.Use is SheetColumnUse.NotReadYet or SheetColumnUse.NotUsedYet))
        {
            var rows = sheet.Rows.Where(r => r.Value(column.Name) is not null).ToList();
            if (rows.Count == 0)
            {
                continue;
            }

            var (first, value) = (rows[0].Line, rows[0].Value(column.Name));
            var filled = rows.Count == 1 ? "It is filled in one row" : $"It is filled in {rows.Count} rows";
            yield return column.Use == SheetColumnUse.NotUsedYet
                ? SheetProblem.Warning(
                    "column-not-used", first, column.Name, value, $"No stage uses the column {column.Name} yet: it is kept and changes no number. {filled}.", "Nothing to do.")
                : SheetProblem.Error("column-not-supported", first, column.Name, value, $"{What(column.Name)} {filled}.", Remedy(column.Name));
        }
    }

    private static string What(string column) => column switch
    {
        "reference" => "A matched normal or pool is not subtracted yet.",
        _ => $"The column {column} is not read yet.",
    };

    private static string Remedy(string column) => column switch
    {
        "reference" => "Name a file whose values are log ratios against the reference, and empty the column.",
        _ => "Name a file that holds its probe positions, and empty the column.",
    };
}
