using CyclinE.Genomics.Genome;
using CyclinE.Genomics.Input;
using CyclinE.Ingest.Profiles;
using CyclinE.Ingest.Readers.Tables;
using CyclinE.Ingest.Text;

namespace CyclinE.Ingest.Readers.Generic;

/// <summary>
/// A table with one probe a line, tab, comma or semicolon between cells: comments, a header that names columns for
/// chromosome, position, value and optionally name, rows.
/// </summary>
internal sealed class GenericReader : TextArrayReader
{
    private const string HowToSayBuild = "begin the file with a line such as #build=hg19";

    /// <inheritdoc/>
    public override string Name => "a table of probes";

    /// <inheritdoc/>
    public override bool Recognises(ReadOnlySpan<byte> head)
    {
        while (!head.IsEmpty)
        {
            var end = head.IndexOf((byte)'\n');
            var line = (end < 0 ? head : head[..end]).Trim("\r "u8);
            if (!IsComment(line))
            {
                return GenericHeader.Recognises(line.TrimStart((byte)'#'), atLeast: 1);
            }

            head = end < 0 ? default : head[(end + 1)..];
        }

        return false;
    }

    /// <inheritdoc/>
    protected override ArrayReading Read(LineReader lines, ArrayFacts facts, IngestOptions options)
    {
        var comments = new GenericComments();
        while (lines.TryRead(out var line))
        {
            if (IsComment(line))
            {
                comments.Add(line, lines);
                continue;
            }

            var header = GenericHeader.Parse(line.TrimStart((byte)'#'), lines, facts.FileSample, facts.Probes is not null);
            header = header.SampleColumns.Count == 0 ? header : header.WithValue(MatrixColumns.Choose(header, facts.FileSample, lines.File));
            var (scale, declared) = Scale(header, facts, lines);
            var build = BuildDecision.Decide(comments.Build, facts.Build, comments.BuildPlace(lines), HowToSayBuild);
            var dialect = TableDialect.Log2("table", ChromosomeCoding.Table, build, facts) with
            {
                Scale = scale,
                ScaleDeclared = declared,
                DecimalComma = header.Delimiter == (byte)';',
                Sample = facts.FileSample,
                FirstBase = FirstBase(header, comments),
                Positions = HasPlaces(header) ? null
                    : facts.ReadPositions(lines, ChromosomeCoding.Table, "table", "give it with columns for chromosome and position"),
                Direction = StatedDirection.Decide(
                    [($"column '{header.TitleOf(TableColumn.Value)}'", RatioDirection.Of(header.TitleOf(TableColumn.Value))),
                        ("comment", comments.Direction)], facts,
                    header.Place(lines, TableColumn.Value)),
            };
            return new ProbeRows(lines, header, dialect).Read("generic") with { Platform = comments.Platform };
        }

        throw new InvalidOperationException("A recognised table has a header.");
    }

    // A header may itself begin with '#', as BED-like files do.
    internal static bool IsComment(ReadOnlySpan<byte> line) =>
        line.IsEmpty || (line[0] == (byte)'#' && !GenericHeader.Recognises(line.TrimStart((byte)'#'), atLeast: 2));

    private static bool HasPlaces(TableHeader header) =>
        header.Has(TableColumn.Location) || (header.Has(TableColumn.Chromosome) && header.Has(TableColumn.Position));

    // UCSC's chromStart and IGV's own format (Chromosome, Start, End, Feature) count from 0; #coords=1 says otherwise.
    private static int FirstBase(TableHeader header, GenericComments comments)
    {
        string[] igv = ["chromosome", "start", "end", "feature"];
        var isIgv = header.Titles.Take(igv.Length).Select(TableColumn.Normalise).SequenceEqual(igv);
        var isUcsc = header.Has(TableColumn.Position) && TableColumn.Normalise(header.TitleOf(TableColumn.Position)) == "chromstart";
        return comments.FirstBase ?? (isIgv || isUcsc ? 0 : 1);
    }

    // The sheet's word goes before the column's name; a name that says no scale needs the sheet's word. A column that says
    // log2 is not believed blindly: such names are given to anything.
    private static (ValueScale Scale, bool Declared) Scale(TableHeader header, ArrayFacts facts, LineReader lines)
    {
        if (facts.ScaleDeclared)
        {
            return (facts.Scale, true);
        }

        if (header.SampleColumns.Count > 0)
        {
            return (ValueScale.Log2, false);
        }

        var title = header.TitleOf(TableColumn.Value);
        return TableColumn.ScaleOf(TableColumn.Normalise(title)) is { } scale
            ? (scale, scale != ValueScale.Log2)
            : throw new InvalidInputException(
                "scale-unknown",
                $"The column '{title}' does not say the scale of its values, and neither does the sheet.",
                header.Place(lines, TableColumn.Value).ToString(),
                "Name the column log2 if it holds log2 ratios, or fill the sheet's column 'scale' (log2, ln, log10, ratio, copies, copies-2).");
    }
}
