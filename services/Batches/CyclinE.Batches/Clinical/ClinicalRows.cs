using CyclinE.Batches.Sheets;
using CyclinE.Batches.Sheets.Reading;
using CyclinE.Batches.Sheets.Values;

namespace CyclinE.Batches.Clinical;

/// <summary>The rows of a clinical table by their key.</summary>
internal sealed class ClinicalRows
{
    private ClinicalRows(IReadOnlyDictionary<string, ClinicalRow> rows, IReadOnlyList<string> columns)
    {
        Rows = rows;
        Columns = columns;
    }

    /// <summary>By key.</summary>
    public IReadOnlyDictionary<string, ClinicalRow> Rows { get; }

    /// <summary>The columns that are joined.</summary>
    public IReadOnlyList<string> Columns { get; }

    /// <summary>Reads the rows; what is wrong with a row is added, and the row left out.</summary>
    public static ClinicalRows Of(
        IEnumerable<SheetRecord> records, SheetHeader header, int keyCell, IReadOnlyCollection<string> notJoined, List<SheetProblem> problems)
    {
        int[] joined = [.. Enumerable.Range(0, header.Count).Where(i => i != keyCell && header.NameOf(i) is { } name && !notJoined.Contains(name))];
        if (Enumerable.Range(0, header.Count).Select(header.NameOf).Where(n => n is not null && notJoined.Contains(n)).ToList() is { Count: > 0 } left)
        {
            problems.Add(SheetProblem.Warning(
                "clinical-column-left", null, null, null,
                $"The columns {string.Join(", ", left)} say how a file is read: they are taken from the sheet alone.", "Nothing to do."));
        }

        var rows = new Dictionary<string, ClinicalRow>(StringComparer.Ordinal);
        foreach (var record in records)
        {
            if (record.Cells.Length < header.Needed || record.IsBroken)
            {
                problems.Add(SheetProblem.Error(
                    "ragged-row", record.Line, null, null, $"The row has {record.Cells.Length} cells, the header {header.Needed}.",
                    "Write every cell, also the empty ones."));
                continue;
            }

            var key = record.Cells[keyCell];
            if (CellText.IsMissing(key))
            {
                problems.Add(SheetProblem.Warning("clinical-row-without-key", record.Line, null, null,
                    $"The row has no {header.NameOf(keyCell)} and is left out.", "Fill it in."));
                continue;
            }

            var row = new ClinicalRow(record.Line, Values(record, header, joined, problems));
            if (!rows.TryAdd(key, row) && !Same(rows[key], row))
            {
                problems.Add(SheetProblem.Error(
                    "duplicate-key", record.Line, header.NameOf(keyCell), key, $"'{key}' is there already on line {rows[key].Line}, with other values.",
                    "Keep one row for each."));
            }
        }

        return new ClinicalRows(rows, [.. joined.Select(i => header.NameOf(i)!)]);
    }

    private static Dictionary<string, string> Values(SheetRecord record, SheetHeader header, int[] joined, List<SheetProblem> problems)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var i in joined.Where(i => i < record.Cells.Length && !CellText.IsMissing(record.Cells[i])))
        {
            var name = header.NameOf(i)!;
            var cell = SheetColumn.Read(header.ColumnOf(i), record.Cells[i]);
            if (cell.Code is not null)
            {
                problems.Add(SheetProblem.Error(cell.Code, record.Line, name, record.Cells[i], cell.What, cell.Remedy));
            }
            else if (cell.Value is not null)
            {
                values[name] = cell.Value;
            }
        }

        return values;
    }

    private static bool Same(ClinicalRow a, ClinicalRow b) =>
        a.Values.Count == b.Values.Count && a.Values.All(v => b.Values.TryGetValue(v.Key, out var other) && other == v.Value);
}

/// <summary>A patient's row.</summary>
/// <param name="Line">Line of the file, from 1.</param>
/// <param name="Values">Canonical values by column.</param>
internal sealed record ClinicalRow(int Line, Dictionary<string, string> Values);
