namespace CyclinE.Batches.Sheets.Checks;

/// <summary>Every array once; one patient's rows agree.</summary>
internal static class ArrayChecks
{
    private static readonly string[] OfThePatient =
    [
        SheetColumns.Sex, SheetColumns.Her2, SheetColumns.Benefit, SheetColumns.BestResponse, SheetColumns.ResponseWeeks,
        SheetColumns.PfsMonths, SheetColumns.PfsEvent, SheetColumns.OsMonths, SheetColumns.OsEvent,
    ];

    public static IEnumerable<SheetProblem> Find(Sheet sheet) => Duplicates(sheet).Concat(Contradictions(sheet));

    private static IEnumerable<SheetProblem> Duplicates(Sheet sheet)
    {
        var first = new Dictionary<string, SheetRow>(StringComparer.OrdinalIgnoreCase);
        foreach (var row in sheet.Rows.Where(r => r.Array is not null))
        {
            if (!first.TryAdd(row.Array!, row))
            {
                var other = first[row.Array!];
                var spelling = other.Array == row.Array ? string.Empty : $" as '{other.Array}' (files on some machines cannot tell them apart)";
                yield return SheetProblem.Error(
                    "duplicate-array", row.Line, SheetColumns.Array, row.Array, $"The array id '{row.Array}' is taken by line {other.Line}{spelling}.",
                    "Give every row an id of its own; arrays of one specimen share the column sample.");
            }
        }
    }

    private static IEnumerable<SheetProblem> Contradictions(Sheet sheet)
    {
        foreach (var patient in sheet.Rows.Where(r => r.Value(SheetColumns.Patient) is not null)
            .GroupBy(r => r.Value(SheetColumns.Patient), StringComparer.Ordinal))
        {
            foreach (var column in OfThePatient)
            {
                var rows = patient.Where(r => r.Value(column) is not null).ToList();
                if (rows.Find(r => r.Value(column) != rows[0].Value(column)) is { } other)
                {
                    yield return SheetProblem.Warning(
                        "patient-contradiction", other.Line, column, other.Value(column),
                        $"Patient {patient.Key} has {column} {other.Value(column)} here and {rows[0].Value(column)} on line {rows[0].Line}.",
                        "Give all rows of a patient the same values; otherwise those of one array are taken, and the study says whose.");
                }
            }
        }
    }
}
