using CyclinE.Batches.Sheets.Reading;
using CyclinE.Batches.Sheets.Values;

namespace CyclinE.Batches.Sheets;

/// <summary>
/// Reads a sheet: CSV or tab-separated, comma or semicolon, with or without byte-order mark, any line ends, columns in any
/// order. What a person can get wrong is a problem in the result, never an exception, and all problems come at once.
/// </summary>
public static class SheetReader
{
    /// <summary>Reads the rows and every cell for itself; what they say together is <see cref="SheetValidator"/>'s.</summary>
    /// <param name="sheet">The file's bytes; read to the end, not disposed.</param>
    /// <param name="name">Name for messages, such as the file's.</param>
    public static SheetResult Read(Stream sheet, string name)
    {
        ArgumentNullException.ThrowIfNull(sheet);
        var (text, notText) = SheetText.Read(sheet);
        if (text is null)
        {
            return new SheetResult { Problems = [notText!] };
        }

        var problems = new List<SheetProblem>();
        var records = SheetRecords.Read(text, problems);
        var header = SheetHeader.Read(records, problems);
        var idCell = header.IndexOf(SheetColumns.Array);
        var always = SheetSchema.Columns.Where(c => c.Default is not null || (c.Required && header.IndexOf(c.Name) >= 0)).ToList();
        var rows = records.Skip(1).Select(r => ReadRow(r, header, idCell, always, text.Separator, problems)).ToList();
        if (rows.Count == 0)
        {
            problems.Add(SheetProblem.Error("no-rows", text.HeaderLine, null, null, "There is a header, but no row below it.", "Add one row per array."));
        }

        return new SheetResult
        {
            Sheet = new Sheet { Name = name, Synthetic = text.Synthetic, HeaderLine = text.HeaderLine, Columns = header.Names, Rows = rows },
            Problems = SheetProblems.InOrder(problems),
        };
    }

    private static SheetRow ReadRow(
        SheetRecord record, SheetHeader header, int idCell, List<SheetColumn> always, char separator, List<SheetProblem> problems)
    {
        var id = idCell >= 0 && idCell < record.Cells.Length && !CellText.IsMissing(record.Cells[idCell]) ? record.Cells[idCell] : null;
        var extra = record.Cells.AsSpan(Math.Min(header.Count, record.Cells.Length)).ContainsAnyExcept(string.Empty);
        if (record.IsBroken || extra || record.Cells.Length < header.Needed)
        {
            if (!record.IsBroken)
            {
                problems.Add(Ragged(record, header.Needed, separator));
            }

            return new SheetRow { Line = record.Line, Array = id, Values = new Dictionary<string, string>(), IsReadable = false };
        }

        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        var refused = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < Math.Min(header.Count, record.Cells.Length); i++)
        {
            if (header.NameOf(i) is { } name && !CellText.IsMissing(record.Cells[i]))
            {
                ReadCell(record.Line, name, header.ColumnOf(i), record.Cells[i], values, refused, problems);
            }
        }

        foreach (var column in always.Where(c => !values.ContainsKey(c.Name) && !refused.Contains(c.Name)))
        {
            if (column.Default is { } value)
            {
                values.Add(column.Name, value);
            }
            else
            {
                problems.Add(SheetProblem.Error(
                    "missing-value", record.Line, column.Name, null, $"The row has no {column.Name}.", $"Fill it in: {column.Summary}"));
                refused.Add(column.Name);
            }
        }

        return new SheetRow { Line = record.Line, Array = id, Values = values, Refused = refused };
    }

    private static void ReadCell(
        int line, string name, SheetColumn? column, string text, Dictionary<string, string> values, HashSet<string> refused, List<SheetProblem> problems)
    {
        var cell = SheetColumn.Read(column, text);
        if (cell.Code is not null)
        {
            problems.Add(SheetProblem.Error(cell.Code, line, name, text, cell.What, cell.Remedy));
            refused.Add(name);
        }
        else if (cell.Value is not null)
        {
            values[name] = cell.Value;
        }
    }

    private static SheetProblem Ragged(SheetRecord record, int expected, char separator)
    {
        var shown = separator == '\t' ? "tab" : separator == ',' ? "comma" : "semicolon";
        var cells = record.Cells.Length == 1 ? "1 cell" : $"{record.Cells.Length} cells";
        return SheetProblem.Error(
            "ragged-row", record.Line, null, null, $"The row has {cells}, the header {expected}.",
            record.Cells.Length < expected
                ? $"Write every cell, also the empty ones: {expected - 1} separators ({shown}) in each row."
                : $"Quote a value that holds a {shown}{(separator == ',' ? ", and write numbers with a decimal point" : string.Empty)}.");
    }
}
