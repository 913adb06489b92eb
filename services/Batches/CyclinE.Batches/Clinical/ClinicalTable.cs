using CyclinE.Batches.Sheets;
using CyclinE.Batches.Sheets.Reading;

namespace CyclinE.Batches.Clinical;

/// <summary>
/// A table of patients that is joined to the sheet by one column. Its values become values of the sheet's rows, so that they are
/// checked by the same rules and frozen in the plan: workers cannot see the user's files.
/// </summary>
public static class ClinicalTable
{
    private const int Named = 5;

    // What says which array a row is and how its file is read stays the sheet's.
    private static readonly string[] OfTheFile =
    [
        SheetColumns.Array, SheetColumns.File, SheetColumns.Build, SheetColumns.Role, SheetColumns.Parental, SheetColumns.Polarity,
        "file_sample", "scale", "sha256", "reference", "reference_sex", "probes", "platform",
    ];

    /// <summary>The sheet with the values of the table's rows, and every problem of either.</summary>
    /// <param name="result">A sheet as <see cref="SheetReader"/> read it.</param>
    /// <param name="table">The table's bytes; read to the end, not disposed.</param>
    /// <param name="name">Name for messages, such as the file's.</param>
    /// <param name="key">The column that both have, such as <c>patient</c>.</param>
    public static SheetResult Join(SheetResult result, Stream table, string name, string key)
    {
        ArgumentNullException.ThrowIfNull(result);
        if (result.Sheet is not { } sheet)
        {
            return result;
        }

        if (!sheet.Columns.Contains(Find(key), StringComparer.Ordinal) && Find(key) != SheetColumns.Patient)
        {
            var near = NearMiss.Of(key, sheet.Columns) is { } meant ? $"Did you mean --key {meant}? " : string.Empty;
            return result with
            {
                Problems = SheetProblems.InOrder([.. result.Problems, SheetProblem.Error(
                    "unknown-key", sheet.HeaderLine, null, key, $"The sheet has no column '{key}'.",
                    $"{near}Its columns: {string.Join(", ", sheet.Columns)}.")]),
            };
        }

        var problems = new List<SheetProblem>();
        var rows = Read(table, key, name, problems);
        var joined = rows is null ? sheet.Rows : Join(sheet, rows, name, Find(key), problems);
        return result with
        {
            Sheet = sheet with
            {
                Rows = joined,
                Columns = [.. sheet.Columns, .. (rows?.Columns ?? []).Where(c => !sheet.Columns.Contains(c, StringComparer.Ordinal))],
            },
            Problems = SheetProblems.InOrder([.. result.Problems, .. problems]),
        };
    }

    private static ClinicalRows? Read(Stream table, string key, string name, List<SheetProblem> problems)
    {
        var (text, notText) = SheetText.Read(table, needsKnownColumn: false);
        if (text is null)
        {
            problems.Add(InTable(notText!, name));
            return null;
        }

        var found = new List<SheetProblem>();
        var records = SheetRecords.Read(text, found);
        var header = SheetHeader.Read(records, found, needsRequired: false);
        var keyCell = header.IndexOf(Find(key));
        if (keyCell < 0)
        {
            var near = NearMiss.Of(key, header.Names) is { } meant ? $"Did you mean --key {meant}? " : string.Empty;
            problems.Add(SheetProblem.Error(
                "unknown-key", null, null, key, $"{name} has no column '{key}'.", $"{near}Its columns: {string.Join(", ", header.Names)}."));
            return null;
        }

        var rows = ClinicalRows.Of(records.Skip(1), header, keyCell, OfTheFile, found);
        problems.AddRange(found.Select(p => InTable(p, name)));
        return rows;
    }

    private static List<SheetRow> Join(Sheet sheet, ClinicalRows table, string name, string key, List<SheetProblem> problems)
    {
        var missing = new List<string>();
        var used = new HashSet<string>(StringComparer.Ordinal);
        var rows = new List<SheetRow>(sheet.Rows.Count);
        foreach (var row in sheet.Rows)
        {
            var value = key == SheetColumns.Array ? row.Array : row.Value(key) ?? (key == SheetColumns.Patient ? row.Value(SheetColumns.Sample) : null);
            if (value is null || !table.Rows.TryGetValue(value, out var clinical))
            {
                rows.Add(row);
                if (row.IsReadable)
                {
                    missing.Add(row.Array ?? value ?? "?");
                }

                continue;
            }

            used.Add(value);
            rows.Add(Merge(row, clinical, name, problems));
        }

        if (missing.Count > 0)
        {
            problems.Add(SheetProblem.Warning(
                "no-clinical-row", null, null, null, $"{name} has no row for {Counted(missing.Count, "array")}: {List(missing)}.",
                $"Add their rows, or nothing: they take part without what the table says. The tables meet in {key}."));
        }

        var idle = table.Rows.Keys.Where(k => !used.Contains(k)).ToList();
        if (idle.Count > 0)
        {
            problems.Add(used.Count == 0
                ? SheetProblem.Error(
                    "no-clinical-match", null, key, null, $"No row of {name} meets a row of the sheet in {key}: the table has {List(idle)}.",
                    "Name the column in which they meet with --key.")
                : SheetProblem.Warning(
                    "clinical-row-without-array", null, null, null, $"{Counted(idle.Count, "row")} of {name} meet no array: {List(idle)}.",
                    "Nothing to do if those patients have no array."));
        }

        return rows;
    }

    private static SheetRow Merge(SheetRow row, ClinicalRow clinical, string name, List<SheetProblem> problems)
    {
        var values = new Dictionary<string, string>(row.Values, StringComparer.Ordinal);
        foreach (var (column, value) in clinical.Values)
        {
            if (values.TryGetValue(column, out var own) && own != value)
            {
                problems.Add(SheetProblem.Error(
                    "clinical-contradiction", row.Line, column, own, $"The sheet says {column} '{own}', {name} line {clinical.Line} says '{value}'.",
                    "Give the value in one place, or the same in both."));
            }
            else
            {
                values[column] = value;
            }
        }

        return row with { Values = values };
    }

    private static string Find(string key) => SheetSchema.Find(key)?.Name ?? key;

    private static SheetProblem InTable(SheetProblem problem, string name) => problem with
    {
        Line = null,
        What = problem.Line is { } line ? $"{name} line {line}: {problem.What}" : $"{name}: {problem.What}",
    };

    private static string Counted(int count, string noun) => count == 1 ? $"1 {noun}" : $"{count} {noun}s";

    private static string List(List<string> names) =>
        names.Count <= Named ? string.Join(", ", names) : $"{string.Join(", ", names.Take(Named))} and {names.Count - Named} more";
}
