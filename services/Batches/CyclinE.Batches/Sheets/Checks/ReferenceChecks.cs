namespace CyclinE.Batches.Sheets.Checks;

/// <summary>A matched normal is another array of role normal; it is never the parental of a pair.</summary>
internal static class ReferenceChecks
{
    public static IEnumerable<SheetProblem> Find(Sheet sheet)
    {
        var arrays = new Dictionary<string, SheetRow>(StringComparer.OrdinalIgnoreCase);
        foreach (var row in sheet.Rows.Where(r => r.Array is not null))
        {
            arrays.TryAdd(row.Array!, row);
        }

        return sheet.Rows.Select(row => Judge(row, arrays)).OfType<SheetProblem>();
    }

    private static SheetProblem? Judge(SheetRow row, Dictionary<string, SheetRow> arrays)
    {
        if (row.Value(SheetColumns.Reference) is not { } reference || row.Value(SheetColumns.Exclude) is not null
            || !arrays.TryGetValue(reference, out var other))
        {
            return null; // A pool: whether it is there is looked at elsewhere.
        }

        if (ReferenceEquals(row, other))
        {
            return Error("reference-is-itself", "The array is named as its own reference.", "Name a matched normal, or empty the cell.");
        }

        if (other.Value(SheetColumns.Exclude) is not null)
        {
            return Error("reference-excluded", $"The array {other.Array} (line {other.Line}) is excluded, so it is no reference.",
                "Name another normal, or take the exclusion back.");
        }

        var role = other.Value(SheetColumns.Role);
        if (role == SheetColumns.ParentalRole || string.Equals(row.Value(SheetColumns.Parental), reference, StringComparison.OrdinalIgnoreCase))
        {
            return Error(
                "parental-as-reference",
                $"The array {other.Array} (line {other.Line}) is a parental line: the pair would compare a difference with what was subtracted from it.",
                "Empty the cell: the pair itself compares the resistant array with its parental. As reference name a normal.");
        }

        return role is null or SheetColumns.Normal
            ? null
            : Error("wrong-role", $"The array {other.Array} (line {other.Line}) has role {role}, not normal.",
                $"Set the role of line {other.Line} to normal, or name another array.");

        SheetProblem Error(string code, string what, string remedy) =>
            SheetProblem.Error(code, row.Line, SheetColumns.Reference, reference, what, remedy);
    }
}
