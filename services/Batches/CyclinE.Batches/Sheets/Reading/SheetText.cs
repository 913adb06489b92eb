using System.Text;
using System.Text.Unicode;
using CyclinE.Batches.Sheets.Values;

namespace CyclinE.Batches.Sheets.Reading;

/// <summary>The sheet's bytes, known to be text, and what stands above and in its header line.</summary>
internal sealed record SheetText
{
    /// <summary>More than any sheet: 100,000 rows take some 30 MB.</summary>
    private const int LargestSheet = 256 * 1024 * 1024;

    private const string SaveAs = "Save it as CSV UTF-8 or tab-separated text.";

    /// <summary>UTF-8 without byte-order mark.</summary>
    public required ReadOnlyMemory<byte> Bytes { get; init; }

    /// <summary>Line of the header, from 1.</summary>
    public required int HeaderLine { get; init; }

    /// <summary>Comma, semicolon or tab.</summary>
    public required char Separator { get; init; }

    /// <summary>True where a comment above the header says so.</summary>
    public bool Synthetic { get; init; }

    /// <summary>Reads the stream; the text, or the one problem that explains why there is none.</summary>
    /// <param name="stream">The file.</param>
    /// <param name="needsKnownColumn">False for a table that is joined to a sheet: its header need not name one of the sheet's columns.</param>
    public static (SheetText? Text, SheetProblem? Problem) Read(Stream stream, bool needsKnownColumn = true)
    {
        using var buffer = new MemoryStream();
        var chunk = new byte[1 << 16];
        for (int read; (read = stream.Read(chunk)) > 0;)
        {
            if (buffer.Length + read > LargestSheet)
            {
                return (null, Problem("sheet-too-large", null, "The file is larger than 256 MB, so it is hardly a sheet.",
                    "Name the sheet, not an array file."));
            }

            buffer.Write(chunk, 0, read);
        }

        var bytes = buffer.GetBuffer().AsMemory(0, (int)buffer.Length);
        if (NotText(bytes.Span) is { } problem)
        {
            return (null, problem);
        }

        if (bytes.Span.StartsWith("\uFEFF"u8))
        {
            bytes = bytes[3..];
        }

        return ReadHead(bytes, needsKnownColumn);
    }

    private static SheetProblem? NotText(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith("PK\u0003\u0004"u8) || bytes.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0]))
        {
            return Problem("excel-workbook", null, "This is a spreadsheet program's workbook, not text.", $"{SaveAs}");
        }

        if (bytes.StartsWith((ReadOnlySpan<byte>)[0x1F, 0x8B]))
        {
            return Problem("compressed-sheet", null, "The sheet is compressed with gzip.", "Unpack it: gunzip SHEET.");
        }

        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) || bytes.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]))
        {
            return Problem("utf-16", 1, "The sheet is written in UTF-16 (\"Unicode text\").", SaveAs);
        }

        if (bytes.IndexOf((byte)0) is >= 0 and var nul)
        {
            return Problem("not-text", LineOf(bytes, nul), "The file holds a zero byte: it is binary, or UTF-16 without a mark.", SaveAs);
        }

        if (!Utf8.IsValid(bytes))
        {
            var line = LineOf(bytes, FirstInvalid(bytes));
            return Problem("not-utf-8", line, "The text is not UTF-8: it holds a letter in another encoding, such as Windows-1252.", SaveAs);
        }

        return null;
    }

    private static (SheetText? Text, SheetProblem? Problem) ReadHead(ReadOnlyMemory<byte> bytes, bool needsKnownColumn)
    {
        var synthetic = false;
        char? hinted = null;
        (int Line, string Text)? commentedHeader = null;
        var number = 0;
        foreach (var line in Lines(bytes))
        {
            number++;
            var text = CellText.Clean(line);
            var content = text.TrimStart('"', ' ');
            if (content.StartsWith('#'))
            {
                var comment = content.TrimStart('#', ' ').TrimEnd(',', ';', '"', ' ');
                synthetic |= comment.Split(' ', ',', ';', ':', '.')[0].Equals("synthetic", StringComparison.OrdinalIgnoreCase);
                commentedHeader ??= SheetSeparator.KnownColumns(comment) >= 2 ? (number, comment) : null;
            }
            else if (text.StartsWith("sep=", StringComparison.OrdinalIgnoreCase) && text.Length <= 5 && hinted is null)
            {
                hinted = line.Length > 4 ? line[4] : ',';
            }
            else if (text.Trim(',', ';', ' ').Length > 0)
            {
                return ReadHeader(bytes, number, line, hinted, synthetic, commentedHeader, needsKnownColumn);
            }
        }

        return commentedHeader is { } header
            ? (null, Commented(header.Line, header.Text))
            : (null, Problem("empty-sheet", null, "The sheet is empty.",
                $"It needs a header line with the columns {SheetSeparator.RequiredColumns} and one row per array."));
    }

    private static (SheetText? Text, SheetProblem? Problem) ReadHeader(
        ReadOnlyMemory<byte> bytes, int number, string line, char? hinted, bool synthetic, (int Line, string Text)? commentedHeader, bool needsKnownColumn)
    {
        var separator = hinted is { } hint && SheetSeparator.All.Contains(hint) ? hint : SheetSeparator.Of(line);
        if (!needsKnownColumn || SheetSeparator.LooksLikeHeader(line, separator))
        {
            return (new SheetText { Bytes = bytes, HeaderLine = number, Separator = separator, Synthetic = synthetic }, null);
        }

        if (commentedHeader is { } header)
        {
            return (null, Commented(header.Line, header.Text));
        }

        var shown = CellText.Clean(line);
        return SheetSeparator.KnownWords(line) >= 2
            ? (null, Problem("unknown-separator", number, $"The header {CellText.Quote(shown)} is one cell.",
                "Separate columns by comma, semicolon or tab.", shown))
            : (null, Problem(
                "no-header", number, $"The first line names none of the sheet's columns: {CellText.Quote(shown)}.",
                $"Begin with a header line that has the columns {SheetSeparator.RequiredColumns}.", shown));
    }

    private static SheetProblem Commented(int line, string text) =>
        Problem("commented-header", line, "The header is a comment: its line begins with #.", "Remove the # before the header.", text);

    private static SheetProblem Problem(string code, int? line, string what, string remedy, string? value = null) =>
        SheetProblem.Error(code, line, null, value, what, remedy);

    private static IEnumerable<string> Lines(ReadOnlyMemory<byte> bytes)
    {
        for (var start = 0; start < bytes.Length;)
        {
            var rest = bytes.Span[start..];
            var length = rest.IndexOfAny((byte)'\r', (byte)'\n');
            length = length < 0 ? rest.Length : length;
            yield return Encoding.UTF8.GetString(rest[..length]);
            start += length;
            start += start + 1 < bytes.Length && bytes.Span[start] == '\r' && bytes.Span[start + 1] == '\n' ? 2 : 1;
        }
    }

    private static int LineOf(ReadOnlySpan<byte> bytes, int offset)
    {
        var before = bytes[..offset];
        var feeds = before.Count((byte)'\n');
        return 1 + (feeds > 0 ? feeds : before.Count((byte)'\r'));
    }

    private static int FirstInvalid(ReadOnlySpan<byte> bytes)
    {
        var offset = 0;
        while (offset < bytes.Length && Rune.DecodeFromUtf8(bytes[offset..], out _, out var consumed) == System.Buffers.OperationStatus.Done)
        {
            offset += consumed;
        }

        return offset;
    }
}
