using CyclinE.Genomics.Genome;
using CyclinE.Ingest.Profiles;
using CyclinE.Ingest.Readers.Tables;
using CyclinE.Ingest.Text;

namespace CyclinE.Ingest.Readers.Generic;

/// <summary>bedGraph: four cells without titles (chromosome, start, end, value), starts counted from 0, perhaps below a line <c>track …</c>.</summary>
internal sealed class BedGraphReader : TextArrayReader
{
    private const string Format = "bedGraph";

    /// <inheritdoc/>
    public override string Name => Format;

    /// <inheritdoc/>
    public override bool Recognises(ReadOnlySpan<byte> head)
    {
        while (!head.IsEmpty)
        {
            var line = HeadText.FirstLine(head);
            var text = line.Trim("\r "u8);
            if (!IsDeclaration(text))
            {
                return IsRow(text);
            }

            head = head[Math.Min(head.Length, line.Length + 1)..];
        }

        return false;
    }

    /// <inheritdoc/>
    protected override ArrayReading Read(LineReader lines, ArrayFacts facts, IngestOptions options)
    {
        var comments = new GenericComments();
        while (lines.TryRead(out var line))
        {
            if (IsDeclaration(line))
            {
                comments.Add(line, lines);
                continue;
            }

            var header = Header(DelimiterOf(line));
            var build = BuildDecision.Decide(comments.Build, facts.Build, comments.BuildPlace(lines), "begin the file with a line such as #build=hg19");
            var dialect = TableDialect.Log2(Format, ChromosomeCoding.Table, build, facts) with
            {
                Scale = facts.Scale,
                ScaleDeclared = facts.ScaleDeclared,
                FirstBase = 0,
            };
            return new ProbeRows(lines.Again(), header, dialect).Read("bedgraph");
        }

        throw new InvalidOperationException("A recognised bedGraph has a row.");
    }

    private static bool IsDeclaration(ReadOnlySpan<byte> line) =>
        line.IsEmpty || line[0] == (byte)'#' || line.StartsWith("track"u8) || line.StartsWith("browser"u8);

    private static bool IsRow(ReadOnlySpan<byte> line)
    {
        string[] cells = SourceText.Decode(line).Split((char)DelimiterOf(line));
        return cells.Length == 4
            && (Chromosome.TryParse(cells[0], out _) || SequenceAccession.TryRead(System.Text.Encoding.UTF8.GetBytes(cells[0]), out _, out _)
                || (cells[0].StartsWith("chr", StringComparison.OrdinalIgnoreCase) && UnplacedFeatures.IsContig(System.Text.Encoding.UTF8.GetBytes(cells[0]))))
            && IsWhole(cells[1]) && IsWhole(cells[2]) && IsValue(cells[3]);
    }

    private static byte DelimiterOf(ReadOnlySpan<byte> line) => line.Contains((byte)'\t') ? (byte)'\t' : (byte)' ';

    private static bool IsWhole(string cell) => Number.TryParsePosition(System.Text.Encoding.UTF8.GetBytes(cell), out _);

    private static bool IsValue(string cell) => System.Text.Encoding.UTF8.GetBytes(cell) is var bytes
        && (Number.TryParse(bytes, out _) || Number.IsMissing(bytes));

    private static TableHeader Header(byte delimiter)
    {
        var columns = new int[TableColumn.Titles.Length];
        Array.Fill(columns, -1);
        (columns[TableColumn.Chromosome], columns[TableColumn.Position], columns[TableColumn.End], columns[TableColumn.Value]) = (0, 1, 2, 3);
        return new TableHeader(delimiter, ["chromosome", "start", "end", "value"], columns);
    }
}
