using System.Globalization;
using CyclinE.Genomics.Genome;
using CyclinE.Genomics.Input;
using CyclinE.Genomics.Results.Files;
using CyclinE.Genomics.Results.Profiles;
using CyclinE.Ingest.Normalisation;
using CyclinE.Ingest.Profiles;
using CyclinE.Ingest.Readers.Generic;
using CyclinE.Ingest.Readers.Seg;
using CyclinE.Ingest.Readers.Tables;
using CyclinE.Ingest.Text;

namespace CyclinE.Ingest.Splitting;

/// <summary>
/// Tables of segments: every sample becomes a segmentation. A row that cannot be read refuses its sample, not the file. All
/// rows are held until the end, 32 bytes each, for samples need not stand together.
/// </summary>
internal sealed class SegSplitter : IFileSplitter
{
    // A set of segments of this size without one negative mean does not happen.
    private const int EnoughToJudge = 50;

    /// <inheritdoc/>
    public Type Reader => typeof(SegReader);

    /// <inheritdoc/>
    public string Format => "seg";

    /// <inheritdoc/>
    public FileContent Split(LineReader lines, SplitFacts facts, SplitOptions options, SampleSink sink)
    {
        var comments = new GenericComments();
        var (header, isRow) = ReadHeader(lines, comments);
        if (isRow)
        {
            lines.Again();
        }

        var (build, scale) = sink.OnlyNames ? (GenomeBuild.Of("any"), ValueScale.Log2) : Judge(facts, comments, lines);
        var samples = ReadRows(lines, header, build, scale, sink, out var finite, out var smallest);
        if (sink.OnlyNames)
        {
            return FileContent.Segments;
        }

        if (facts.Scales.Count == 0 && finite >= EnoughToJudge && smallest >= 0)
        {
            throw new InvalidInputException(
                "scale-unlikely",
                string.Create(CultureInfo.InvariantCulture,
                    $"None of the {finite} means of column '{header.TitleOf(TableColumn.Value)}' is negative: log2 ratios lie on both sides of 0."),
                lines.File,
                "Put the scale of the means into the sheet's column 'scale' (ratio, copies, ...; log2 if they are log2 ratios all the same).");
        }

        NormalisationStep[] steps =
        [
            new("scale", $"column '{header.TitleOf(TableColumn.Value)}' read as {LogRatioConversion.NameOf(scale)}", scale == ValueScale.Log2
                ? "means taken as they are" : "means converted to log2"),
        ];
        foreach (var sample in samples)
        {
            sink.Keep(sample, lines.File, build, options.SegRepair, steps);
        }

        return FileContent.Segments;
    }

    private static (TableHeader Header, bool IsRow) ReadHeader(LineReader lines, GenericComments comments)
    {
        while (lines.TryRead(out var line))
        {
            if (line.IsEmpty || line[0] == (byte)'#')
            {
                comments.Add(line, lines);
                continue;
            }

            return SegHeader.Read(line) ?? SegHeader.Read(line, isOfSegments: true)
                ?? throw new InvalidOperationException("A recognised table of segments has its columns.");
        }

        throw new InvalidOperationException("A recognised table of segments has a line.");
    }

    private static (GenomeBuild Build, ValueScale Scale) Judge(SplitFacts facts, GenericComments comments, LineReader lines)
    {
        var build = BuildDecision.Decide(comments.Build, facts.Build, comments.BuildPlace(lines), "begin the file with a line such as #build=hg19");
        if (facts.DyeSwap)
        {
            throw new InvalidInputException(
                "polarity-contradiction", "The sheet says polarity −1, but segments are of sample over reference.", lines.File,
                "Leave the sheet's column 'polarity' empty for the arrays of this file.");
        }

        return facts.Scales.Count <= 1
            ? (build, facts.Scales.Count == 0 ? ValueScale.Log2 : facts.Scales[0])
            : throw new InvalidInputException(
                "scale-contradiction",
                $"The rows of this file say different scales: {string.Join(", ", facts.Scales.Select(LogRatioConversion.NameOf))}.",
                lines.File,
                "Give all arrays of the file the same in the sheet's column 'scale'.");
    }

    private static List<SegSample> ReadRows(LineReader lines, TableHeader header, GenomeBuild build, ValueScale scale, SampleSink sink, out int finite,
        out double smallest)
    {
        var samples = new List<SegSample>();
        var byName = new Dictionary<string, SegSample>(StringComparer.Ordinal);
        var conversion = new LogRatioConversion(scale, 1);
        var fields = new Field[TableColumn.Titles.Length];
        (finite, smallest) = (0, double.PositiveInfinity);
        var rows = 0L;
        while (!sink.IsDone && lines.TryRead(out var line))
        {
            if (line.IsEmpty)
            {
                continue;
            }

            var cells = FieldScanner.Scan(line, header.Delimiter, header.Slots, fields);
            if (rows++ == 0 && cells == header.CellCount + 1 && line[0] == (byte)'"')
            {
                header.ShiftByRowName();
                cells = FieldScanner.Scan(line, header.Delimiter, header.Slots, fields);
            }

            if (cells < header.Slots.Length)
            {
                throw new InvalidInputException(
                    lines.Unterminated ? "truncated-file" : "field-count", $"The row has {cells} cells, the header {header.CellCount}.",
                    lines.Here().ToString(), lines.Unterminated ? "Copy the file again; it ends in the middle of a row."
                        : "Give every row as many cells as the header has.");
            }

            var text = fields[TableColumn.Sample].Of(line);
            if (sink.OnlyNames)
            {
                sink.Of(text).Rows++;
                continue;
            }

            var name = SourceText.Decode(text);
            if (!byName.TryGetValue(name, out var sample))
            {
                samples.Add(sample = byName[name] = new SegSample(name));
            }

            try
            {
                if (TryRow(line, fields, lines, header, build, conversion, out var row))
                {
                    sample.Add(row);
                    finite += double.IsNaN(row.Mean) ? 0 : 1;
                    smallest = row.Mean < smallest ? row.Mean : smallest;
                }
                else
                {
                    sample.Unplaced++;
                }
            }
            catch (InvalidInputException exception)
            {
                sample.Problem ??= exception.Problem;
            }
        }

        return samples;
    }

    private static bool TryRow(ReadOnlySpan<byte> line, Field[] fields, LineReader lines, TableHeader header, GenomeBuild build,
        LogRatioConversion conversion, out SegRow row)
    {
        row = default;
        if (!ChromosomeCoding.Table.TryRead(fields[TableColumn.Chromosome].Of(line), build, lines, header, TableColumn.Chromosome, out var chromosome))
        {
            return false;
        }

        var mean = double.NaN;
        var cell = fields[TableColumn.Value].Of(line);
        if (!Number.IsMissing(cell))
        {
            if (!Number.TryParse(cell, out var value))
            {
                throw CellProblem.NotANumber(cell, header.Place(lines, TableColumn.Value));
            }

            if (double.IsFinite(value) && !conversion.TryConvert(value, out mean))
            {
                throw conversion.Impossible(CellProblem.Show(cell), header.Place(lines, TableColumn.Value));
            }
        }

        var markers = header.Has(SegHeader.Markers) && !Number.IsMissing(fields[SegHeader.Markers].Of(line))
            ? Whole(line, fields, SegHeader.Markers, lines, header) : 0;
        row = new SegRow(
            chromosome, Whole(line, fields, TableColumn.Position, lines, header), Whole(line, fields, SegHeader.End, lines, header), markers, mean,
            (int)lines.Line);
        return true;
    }

    private static int Whole(ReadOnlySpan<byte> line, Field[] fields, int column, LineReader lines, TableHeader header)
    {
        var cell = fields[column].Of(line);
        return Number.TryParseWhole(cell, out var value) && value >= 0 ? value
            : Number.TryParse(cell, out _)
                ? throw new InvalidInputException(
                    "not-a-position", $"'{CellProblem.Show(cell)}' is not a whole number of {(column == SegHeader.Markers ? "markers" : "base pairs")}.",
                    header.Place(lines, column).ToString(), "Give 1-based positions in base pairs, and whole numbers of markers.")
                : throw CellProblem.NotANumber(cell, header.Place(lines, column));
    }
}
