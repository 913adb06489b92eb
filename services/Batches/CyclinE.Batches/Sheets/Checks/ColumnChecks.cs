namespace CyclinE.Batches;

/// <summary>Columns that cannot be honoured yet: said once a column, not once a row.</summary>
internal static class ColumnChecks
{
    public static IEnumerable<SheetProblem> Find(Sheet sheet)
    {
        foreach (var column in SheetSchema.Columns.Where(c => c.Use is SheetColumnUse.NotUsedYet))
        {
            var rows = sheet.Rows.Where(r => r.Value(column.Name) is not null).ToList();
            if (rows.Count > 0)
            {
                var filled = rows.Count == 1 ? "It is filled in one row" : $"It is filled in {rows.Count} rows";
                yield return SheetProblem.Warning(
                    "column-not-used", rows[0].Line, column.Name, rows[0].Value(column.Name),
                    $"No stage uses the column {column.Name} yet: it is kept and changes no number. {filled}.", "Nothing to do.");
            }
        }
    }
}
