namespace CyclinE.Batches.Sheets.Checks;

/// <summary>Every resistant array has its parental, and only those have one.</summary>
internal static class PairChecks
{
    public static IEnumerable<SheetProblem> Find(Sheet sheet)
    {
        var arrays = new Dictionary<string, SheetRow>(StringComparer.OrdinalIgnoreCase);
        foreach (var row in sheet.Rows.Where(r => r.Array is not null))
        {
            arrays.TryAdd(row.Array!, row);
        }

        var wanted = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var row in sheet.Rows.Where(r => r.IsReadable))
        {
            var parental = row.Value(SheetColumns.Parental);
            if (parental is not null)
            {
                wanted.Add(parental);
            }

            if (Judge(row, parental, arrays, sheet) is { } problem)
            {
                yield return problem;
            }
        }

        foreach (var row in sheet.Rows.Where(r =>
            r.Value(SheetColumns.Role) == SheetColumns.ParentalRole && r.Value(SheetColumns.Parental) is null && r.Array is not null
                && !wanted.Contains(r.Array)))
        {
            yield return SheetProblem.Warning(
                "unused-parental", row.Line, SheetColumns.Role, SheetColumns.ParentalRole,
                $"No resistant array names {row.Array} as its parental: it makes no pair.",
                "Name it in the column parental of its resistant arrays.");
        }
    }

    private static SheetProblem? Judge(SheetRow row, string? parental, Dictionary<string, SheetRow> arrays, Sheet sheet)
    {
        if (row.Refused.Contains(SheetColumns.Role) || row.Refused.Contains(SheetColumns.Parental))
        {
            return null;
        }

        var isResistant = row.Value(SheetColumns.Role) == SheetColumns.Resistant;
        if (parental is null)
        {
            return isResistant
                ? Error("missing-parental", null, "The row is resistant but names no parental.",
                    "Fill in the array id of its parental line, or change the role.")
                : null;
        }

        if (!isResistant)
        {
            var role = row.Value(SheetColumns.Role);
            return Error("parental-without-resistant", parental, $"The row names a parental, but its role is {role}.",
                "Set the role to resistant, or empty the column parental.");
        }

        if (string.Equals(parental, row.Array, StringComparison.OrdinalIgnoreCase))
        {
            return Error("parental-is-itself", parental, "The array is named as its own parental.", "Name the array of the parental line.");
        }

        if (!arrays.TryGetValue(parental, out var other))
        {
            return Error("unknown-parental", parental, $"No array of the sheet has the id '{parental}'.", Suggest(parental, arrays, sheet));
        }

        var otherRole = other.Value(SheetColumns.Role);
        return otherRole is null or SheetColumns.ParentalRole
            ? null
            : Error("wrong-role", parental, $"The array {other.Array} (line {other.Line}) has role {otherRole}, not parental.",
                $"Set the role of line {other.Line} to parental, or name another array.");

        SheetProblem Error(string code, string? value, string what, string remedy) =>
            SheetProblem.Error(code, row.Line, SheetColumns.Parental, value, what, remedy);
    }

    private static string Suggest(string parental, Dictionary<string, SheetRow> arrays, Sheet sheet)
    {
        if (sheet.Rows.FirstOrDefault(r => string.Equals(r.Value(SheetColumns.Sample), parental, StringComparison.OrdinalIgnoreCase)) is { Array: { } array })
        {
            return $"'{parental}' is a sample: write its array id, {array}.";
        }

        return NearMiss.Of(parental, arrays.Keys) is { } near ? $"Did you mean {near}?" : "Add a row for it, or name an array of the sheet.";
    }
}
