using System.Text;
using CsvHelper;
using CyclinE.Batches.Sheets.Values;

namespace CyclinE.Batches.Sheets.Reading;

/// <summary>Splits the sheet's text into rows of cells.</summary>
internal static class SheetRecords
{
    /// <summary>The header and every row below it that is neither blank nor a comment.</summary>
    /// <remarks>
    /// Cells may hold line breaks (spreadsheets allow it). Where a quote seems to have swallowed rows, each line is read for
    /// itself instead: then only the line of the quote is lost, and the rest of the sheet is still checked.
    /// </remarks>
    public static IReadOnlyList<SheetRecord> Read(SheetText text, List<SheetProblem> problems)
    {
        var found = new List<SheetProblem>();
        var records = Split(text, allowLineBreaks: true, found);
        if (records.Count == 0 || records[0].Line != text.HeaderLine
            || records.Exists(r => r.LastLine > r.Line && (r.IsBroken || r.Cells.Length != records[0].Cells.Length)))
        {
            found.Clear();
            records = Split(text, allowLineBreaks: false, found);
        }

        problems.AddRange(found);
        problems.AddRange(records.Where(r => r.LastLine > r.Line).Select(r => SheetProblem.Warning(
            "line-break-in-cell", r.Line, null, null, $"A quoted cell holds a line break: lines {r.Line} to {r.LastLine} were read as one row.",
            "Nothing to do if that is one array; close the quote otherwise.")));
        return records;
    }

    private static List<SheetRecord> Split(SheetText text, bool allowLineBreaks, List<SheetProblem> problems)
    {
        var broken = new HashSet<int>();
        var options = new CsvReaderOptions
        {
            Separator = text.Separator,
            HasHeader = false,
            CommentPrefix = '#',
            TrimWhitespace = true,
            TrackLineNumbers = true,
            PoolStrings = true,
            AllowLineBreaksInQuotes = allowLineBreaks,
            OnMalformedRecord = malformed =>
            {
                var line = (int)malformed.LineNumber;
                if (line >= text.HeaderLine && Describe(malformed, line) is { } problem)
                {
                    problems.Add(problem);
                    broken.Add(line);
                }
            },
        };
        using var csv = CsvReader.Create(text.Bytes, options);
        var records = new List<SheetRecord>();
        while (csv.Read())
        {
            var line = (int)csv.LineNumber;
            if (line < text.HeaderLine)
            {
                continue;
            }

            var cells = new string[csv.FieldCount];
            for (var i = 0; i < cells.Length; i++)
            {
                cells[i] = CellText.Clean(csv.GetString(i));
            }

            var record = new SheetRecord(line, cells, line + LineBreaks(csv.RawRecord), broken.Contains(line));
            if (!record.IsBlank && !record.IsComment)
            {
                records.Add(record);
            }
        }

        return records;
    }

    private static int LineBreaks(ReadOnlySpan<byte> raw)
    {
        var feeds = raw.Count((byte)'\n');
        return feeds > 0 ? feeds : raw.Count((byte)'\r');
    }

    private static SheetProblem? Describe(CsvMalformedRecord malformed, int line) => malformed.Reason switch
    {
        CsvMalformedReason.UnterminatedQuote or CsvMalformedReason.LineBreakInQuotes => SheetProblem.Error(
            "unclosed-quote", line, null, null, "A quote is opened in this row and not closed.",
            "Close it, or remove it; a quote inside a quoted cell is written twice."),
        CsvMalformedReason.TextAfterClosingQuote => SheetProblem.Error(
            "text-after-quote", line, null, null, "There is text behind a closing quote.",
            "Quote the whole cell; a quote inside a quoted cell is written twice."),
        _ => null, // A quote in the middle of an unquoted cell is text: 5" array.
    };
}

/// <summary>The cells of one row, before they mean anything.</summary>
/// <param name="Line">Line of the file where the row starts, from 1.</param>
/// <param name="Cells">Cleaned texts.</param>
/// <param name="LastLine">Line where it ends: a later one where a quoted cell holds a line break.</param>
/// <param name="IsBroken">True where its quotes are wrong, so that its cells may be too.</param>
internal sealed record SheetRecord(int Line, string[] Cells, int LastLine, bool IsBroken)
{
    /// <summary>True where no cell has a text, as spreadsheets write rows that were cleared.</summary>
    public bool IsBlank => Array.TrueForAll(Cells, c => c.Length == 0);

    /// <summary>True for a comment that is indented or quoted.</summary>
    public bool IsComment => Cells[0].StartsWith('#');
}
