using System.Globalization;
using CyclinE.Genomics.Genome;
using CyclinE.Genomics.Input;
using CyclinE.Genomics.Results.Profiles;
using CyclinE.Genomics.Results.Segments;
using CyclinE.Genomics.Segments;
using CyclinE.Ingest.Profiles;
using CyclinE.Ingest.Readers.Tables;
using CyclinE.Ingest.Text;

namespace CyclinE.Ingest.Readers.Seg;

/// <summary>The segments of one sample, from rows in any order to a segmentation.</summary>
internal sealed class SegSample(string name)
{
    /// <summary>Base pairs for which a marker stands where the file counts none.</summary>
    public const int BasesPerMarker = 10_000;

    // As for probes: some maps run a little over the end.
    private const double Tolerance = 1.005;

    private const string Repair = "Mend the file, or let the segments be mended and counted: --set split-file.seg-repair=true.";

    // Two arrays of one genome cover half of their sum twice.
    private const double ShareOfTwo = 0.2;
    private const long LongestSlip = 1_000_000;

    private readonly List<SegRow> _rows = [];
    private int _byLength;
    private int _touching;
    private int _reversed;
    private int _beyond;
    private int _overlapping;
    private int _meaningless;

    public string Name { get; } = name;

    public int Rows => _rows.Count;

    /// <summary>Rows on no chromosome.</summary>
    public int Unplaced { get; set; }

    /// <summary>The first row that could not be read.</summary>
    public InputProblem? Problem { get; set; }

    public void Add(SegRow row) => _rows.Add(row);

    /// <summary>Makes the segmentation.</summary>
    /// <param name="file">The file, for messages.</param>
    /// <param name="build">The build.</param>
    /// <param name="repair">Whether what cannot stand is mended.</param>
    /// <param name="first">Steps that concern the whole file.</param>
    /// <exception cref="InvalidInputException">A segment cannot stand: says the line and why.</exception>
    public ArraySegmentation Assemble(string file, GenomeBuild build, bool repair, IReadOnlyList<NormalisationStep> first)
    {
        var rows = _rows.Select(r => Upright(r, file, build, repair)).OfType<SegRow>()
            .OrderBy(r => r.Chromosome).ThenBy(r => r.Start).ThenBy(r => r.Line)
            .ToList();
        RefuseTwoArrays(rows, file);
        var segments = new List<Segment>(rows.Count);
        var probes = 0;
        SegRow? before = null;
        foreach (var row in rows)
        {
            if (Apart(row, before, file, repair) is not { } own)
            {
                continue;
            }

            var markers = own.Markers > 0 ? own.Markers : ByLength(own);
            segments.Add(new Segment
            {
                Chromosome = own.Chromosome,
                Start = own.Start,
                End = own.End,
                FirstProbe = probes,
                LastProbe = probes + markers - 1,
                Probes = markers,
                Mean = own.Mean,
                NoiseSd = 0,
            });
            probes += markers;
            before = own;
        }

        if (segments.Count == 0)
        {
            throw new InvalidInputException(
                "no-segments", $"No segment of sample '{Name}' lies on a chromosome and has a mean.", file, "Check the columns that hold chromosome and mean.");
        }

        return new ArraySegmentation
        {
            Method = "file",
            Penalty = null,
            Sigma = 0,
            Tau = 1,
            Probes = probes,
            Missing = 0,
            Segments = segments,
            File = new SegmentFile { Build = build.Name, Sample = Name, Steps = [.. first, .. Steps()] },
        };
    }

    private SegRow? Upright(SegRow row, string file, GenomeBuild build, bool repair)
    {
        if (double.IsNaN(row.Mean))
        {
            _meaningless++;
            return repair ? null : throw Refuse("segment-without-mean", $"The segment of sample '{Name}' has no mean.", file, row);
        }

        if (row.Start > row.End)
        {
            _reversed++;
            row = repair
                ? row with { Start = row.End, End = row.Start }
                : throw Refuse("segment-reversed", Text($"The segment of sample '{Name}' starts at {row.Start:N0}, behind its end {row.End:N0}."), file, row);
        }

        if (build.LengthOf(row.Chromosome) is { } length && row.End > length * Tolerance)
        {
            _beyond++;
            var fitting = PositionCheck.Fitting(build, _rows.Select(r => (r.Chromosome, Math.Max(r.Start, r.End))));
            return !repair || fitting.Count > 0
                ? throw new InvalidInputException(
                    "segment-beyond-end",
                    Text($"The segment of sample '{Name}' ends at {row.End:N0}, beyond chromosome {row.Chromosome} of {build.Name} ({length:N0}): another build, or other chromosome codes (here 23 is X and 24 is Y)."),
                    new SourceLocation(file, row.Line).ToString(),
                    fitting.Count > 0
                        ? $"Correct the build in the sheet or the file: every segment of the sample fits {string.Join(" and ", fitting)}."
                        : "First make sure that build and chromosome codes are right (no build this program knows fits every segment). " + Repair)
                : row.Start > length ? null : row with { End = length };
        }

        return row;
    }

    // Overlaps of a genome's size are no slip: the segments of two arrays lie over each other.
    private void RefuseTwoArrays(List<SegRow> rows, string file)
    {
        long total = 0, twice = 0, end = 0;
        SegRow? where = null;
        for (var i = 0; i < rows.Count; i++)
        {
            end = i > 0 && rows[i - 1].Chromosome == rows[i].Chromosome ? end : 0;
            var overlap = Math.Max(0, Math.Min(end, rows[i].End) - rows[i].Start + 1);
            total += rows[i].End - (long)rows[i].Start + 1;
            twice += overlap;
            where ??= overlap > LongestSlip ? rows[i] : null;
            end = Math.Max(end, rows[i].End);
        }

        if (where is { } row && twice > ShareOfTwo * total)
        {
            throw new InvalidInputException(
                SeveralArrays.Code,
                Text($"The segments of sample '{Name}' lie over each other on {twice / 1e6:N0} of {total / 1e6:N0} Mb, as those of two arrays under one name do."),
                new SourceLocation(file, row.Line).ToString(),
                SeveralArrays.Remedy);
        }
    }

    private SegRow? Apart(SegRow row, SegRow? previous, string file, bool repair)
    {
        if (previous is not { } before || before.Chromosome != row.Chromosome || row.Start > before.End)
        {
            return row;
        }

        // Many programs write the next start as the last end; DNAcopy may end and start within replicates at one position.
        if (row.Start == before.End)
        {
            _touching++;
            return row with { Start = row.Start + 1, End = Math.Max(row.End, row.Start + 1) };
        }

        _overlapping++;
        return !repair
            ? throw Refuse(
                "segments-overlap",
                Text($"Two segments of sample '{Name}' overlap on chromosome {row.Chromosome}: {before.Start:N0}–{before.End:N0} on line {before.Line} and {row.Start:N0}–{row.End:N0}."),
                file, row)
            : row.End <= before.End ? null : row with { Start = before.End + 1 };
    }

    private int ByLength(SegRow row)
    {
        _byLength++;
        return Math.Max(1, (int)(((long)row.End - row.Start + 1) / BasesPerMarker));
    }

    private IEnumerable<NormalisationStep> Steps()
    {
        if (Unplaced > 0)
        {
            yield return new NormalisationStep("unplaced", "segments on unplaced contigs are left out", Text($"{Unplaced} left out"));
        }

        if (_byLength > 0)
        {
            yield return new NormalisationStep("markers", Text($"one per {BasesPerMarker:N0} base pairs where the file counts none"),
                Text($"{_byLength} segments"));
        }

        if (_touching > 0)
        {
            yield return new NormalisationStep("touching", "a start on the last segment's end is moved by one base", Text($"{_touching} segments"));
        }

        if (_reversed + _beyond + _overlapping + _meaningless > 0)
        {
            yield return new NormalisationStep(
                "seg-repair",
                "reversed ones turned, those beyond the chromosome's end cut, the later of two that overlap shortened, those without mean left out",
                Text($"{_reversed} reversed, {_beyond} beyond the end, {_overlapping} overlapping, {_meaningless} without mean"));
        }
    }

    private static InvalidInputException Refuse(string code, string what, string file, SegRow row) =>
        new(code, what, new SourceLocation(file, row.Line).ToString(), Repair);

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}

/// <summary>A row of a table of segments.</summary>
/// <param name="Chromosome">The chromosome.</param>
/// <param name="Start">First position, 1-based.</param>
/// <param name="End">Last position.</param>
/// <param name="Markers">Markers in it; 0 where the file does not say.</param>
/// <param name="Mean">log2; NaN where missing.</param>
/// <param name="Line">Line of the file.</param>
internal readonly record struct SegRow(Chromosome Chromosome, int Start, int End, int Markers, double Mean, int Line);
