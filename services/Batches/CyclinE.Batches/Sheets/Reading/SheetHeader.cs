using CyclinE.Batches.Sheets.Values;

namespace CyclinE.Batches.Sheets.Reading;

/// <summary>Which cell of a row is which column.</summary>
internal sealed class SheetHeader
{
    private readonly (string Name, SheetColumn? Column)[] _cells;

    private SheetHeader((string Name, SheetColumn? Column)[] cells, int needed)
    {
        _cells = cells;
        Needed = needed;
    }

    /// <summary>Cells of the header.</summary>
    public int Count => _cells.Length;

    /// <summary>Cells that every row needs: spreadsheets leave unnamed ones behind the last column.</summary>
    public int Needed { get; }

    /// <summary>Names of the columns in the order of the file, as the schema writes them.</summary>
    public IReadOnlyList<string> Names => [.. _cells.Select(c => c.Name).Where(n => n.Length > 0)];

    /// <summary>The column of a cell; null where the cell belongs to none (unnamed, or a duplicate).</summary>
    public string? NameOf(int cell) => _cells[cell].Name is { Length: > 0 } name ? name : null;

    /// <summary>The definition of a cell's column; null for a covariate.</summary>
    public SheetColumn? ColumnOf(int cell) => _cells[cell].Column;

    /// <summary>The cell of a column; −1 where the sheet does not have it.</summary>
    public int IndexOf(string column) => Array.FindIndex(_cells, c => c.Name == column);

    /// <summary>Reads the header; every problem of it is added.</summary>
    /// <param name="records">The header and the rows.</param>
    /// <param name="problems">Where problems go.</param>
    /// <param name="needsRequired">False for a table that is joined to a sheet and need not be one.</param>
    public static SheetHeader Read(IReadOnlyList<SheetRecord> records, List<SheetProblem> problems, bool needsRequired = true)
    {
        var header = records[0];
        var cells = new (string Name, SheetColumn? Column)[header.Cells.Length];
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < cells.Length; i++)
        {
            var text = header.Cells[i];
            var column = SheetSchema.Find(text);
            var name = column?.Name ?? text;
            if (text.Length == 0)
            {
                if (records.Skip(1).FirstOrDefault(r => r.Cells.Length > i && r.Cells[i].Length > 0) is { } used)
                {
                    problems.Add(SheetProblem.Error(
                        "unnamed-column", header.Line, null, null, $"Column {i + 1} has values (line {used.Line}) but no name.",
                        "Name it in the header, or remove it."));
                }
            }
            else if (column is null && CellText.Danger(text) is { } danger)
            {
                problems.Add(SheetProblem.Error(danger.Code!, header.Line, null, text, $"Column {i + 1}: {danger.What}", danger.Remedy));
                name = string.Empty;
            }
            else if (!seen.Add(name))
            {
                problems.Add(SheetProblem.Error(
                    "duplicate-column", header.Line, name, text, $"The column {name} is there twice.", "Remove or rename one of them."));
                name = string.Empty;
            }

            cells[i] = (name, column);
        }

        AddMissing(header, seen, cells, problems, needsRequired);
        return new SheetHeader(cells, 1 + Array.FindLastIndex(header.Cells, c => c.Length > 0));
    }

    private static void AddMissing(
        SheetRecord header, HashSet<string> seen, (string Name, SheetColumn? Column)[] cells, List<SheetProblem> problems, bool needsRequired)
    {
        // A covariate may be one letter away from a column that is there as well: then it is itself.
        var meant = cells
            .Where(c => c.Column is null && c.Name.Length > 0)
            .Select(c => (c.Name, Column: SheetSchema.Suggest(c.Name)))
            .Where(c => c.Column is not null && !seen.Contains(c.Column.Name))
            .ToList();
        foreach (var column in SheetSchema.Columns.Where(c => needsRequired && c.Required && !seen.Contains(c.Name)))
        {
            var near = meant.FirstOrDefault(m => m.Column == column).Name;
            problems.Add(SheetProblem.Error(
                "missing-column", header.Line, column.Name, near,
                near is null ? $"The required column {column.Name} is missing."
                    : $"The required column {column.Name} is missing; there is '{near}': did you mean {column.Name}?",
                near is null ? $"Add it: {column.Summary}" : $"Rename '{near}' to {column.Name}, or add {column.Name}: {column.Summary}"));
        }

        foreach (var (name, column) in meant.Where(m => !m.Column!.Required))
        {
            problems.Add(SheetProblem.Warning(
                "near-miss-column", header.Line, name, name, $"'{name}' is no column of the sheet and is kept as a covariate: did you mean {column!.Name}?",
                $"Rename it to {column.Name} if it is that ({column.Summary}) Leave it as it is otherwise."));
        }
    }
}
