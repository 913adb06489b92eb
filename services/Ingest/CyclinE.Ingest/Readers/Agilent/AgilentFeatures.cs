using System.Globalization;
using System.Text;
using CyclinE.Genomics.Genome;
using CyclinE.Genomics.Input;
using CyclinE.Genomics.Results.Profiles;
using CyclinE.Ingest.Normalisation;
using CyclinE.Ingest.Profiles;
using CyclinE.Ingest.Text;

namespace CyclinE.Ingest.Readers.Agilent;

/// <summary>Reads the lines of a FEATURES block, once.</summary>
internal sealed class AgilentFeatures(
    LineReader lines, AgilentColumns columns, GenomeBuild build, ArrayFacts facts, IngestOptions options)
{
    private const string Coding = "Feature Extraction writes chrX and chrY by name";
    private const double Log2Of10 = 3.3219280948873622;

    // The two ways to the same number agree to about 1e-6; a larger difference means that a column is not what it says.
    private const double LargestDifference = 0.01;
    private const double LargestShare = 0.05;

    private readonly FeatureTable _features = new(named: true);
    private readonly PositionCheck _positions = new(build);
    private readonly UnplacedFeatures _unplaced = new();
    private readonly LogRatioConversion _conversion = new(ValueScale.Log2, facts.Polarity);
    private readonly Field[] _fields = new Field[AgilentColumns.SlotCount];
    private readonly TwoColourSignals _signals = new();
    private readonly long[] _flagCounts = new long[AgilentColumns.SlotCount];
    private long _read;
    private long _controls;
    private long _flagged;
    private long _withoutSignal;
    private long _compared;
    private long _different;
    private double _largest;
    private double _red;
    private double _green;
    private string? _firstDifference;
    private NormalisationStep? _lowess;

    /// <summary>Features of the block, controls included.</summary>
    public long Count => _read;

    public FeatureTable Read()
    {
        while (lines.TryRead(out var line) && !line.StartsWith("*"u8))
        {
            var cells = FieldScanner.Scan(line, (byte)'\t', columns.Slots, _fields);
            if (cells != columns.Count && !(cells == columns.Count + 1 && line.EndsWith("\t"u8)))
            {
                if (line.IsEmpty)
                {
                    continue;
                }

                throw WrongLength(cells);
            }

            if (!line.StartsWith("DATA\t"u8))
            {
                throw new InvalidInputException(
                    "unexpected-line",
                    "A line of the FEATURES block does not begin with DATA.",
                    lines.Here(1).ToString(),
                    "Copy the file again from the scanner's computer; it was edited or damaged.");
            }

            _read++;
            ReadFeature(line);
        }

        Judge();
        if (options.IntensityLowess)
        {
            _lowess = IntensityCorrection.Apply(_features.Log2, _signals.Intensities, options.IntensityLowessSpan);
        }

        return _features;
    }

    /// <summary>How far the signals of each colour reach.</summary>
    public SignalSpans? Spans() => _signals.Spans();

    public IReadOnlyList<NormalisationStep> Steps(long grid)
    {
        var steps = new List<NormalisationStep>
        {
            new(
                "control-probes",
                "features with ControlType other than 0 are left out",
                Text($"{_controls} of {_read} features left out") + (grid > _read ? Text($"; the grid has {grid}, the file holds fewer") : string.Empty)),
            new(
                "log-ratio",
                "log2(rProcessedSignal / gProcessedSignal)" + (columns.Has(AgilentColumns.LogRatio) ? ", compared with LogRatio / log10(2)" : string.Empty),
                (_compared > 0
                    ? Text($"{_compared} features compared, {_different} differ by more than {LargestDifference}, the largest difference is {_largest:0.0e+0}")
                    : "no LogRatio to compare with") + Text($"; {_withoutSignal} without a positive signal in both channels are missing")),
        };
        var flags = columns.Flags.ToList();
        steps.Add(new NormalisationStep(
            "flagged-features",
            flags.Count == 0 ? "the file has no feature flags"
                : $"{(options.DropFlagged ? "missing" : "kept")} where flagged by {string.Join(", ", flags)}; background flags are not used",
            Text($"{_flagged} features flagged (saturated {Flagged(0)}, non-uniform {Flagged(2)}, population outlier {Flagged(4)}, by hand {_flagCounts[AgilentColumns.FirstFlag + 6]})")));
        steps.Add(new NormalisationStep("polarity", Text($"{facts.Polarity:+0;-0}"), facts.Polarity < 0 ? "every log2 ratio changed its sign"
            : "nothing changed"));
        if (_lowess is not null)
        {
            steps.Add(_lowess);
        }

        if (_unplaced.Step() is { } unplaced)
        {
            steps.Add(unplaced);
        }

        return steps;
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    // Features flagged in the green, the red or both channels.
    private long Flagged(int flag) => _flagCounts[AgilentColumns.FirstFlag + flag];

    private void ReadFeature(ReadOnlySpan<byte> line)
    {
        var control = _fields[AgilentColumns.ControlType].Of(line);
        if (!control.SequenceEqual("0"u8) && !Ascii.EqualsIgnoreCase(control, "false"u8))
        {
            _controls++;
            return;
        }

        var log2 = LogRatio(line);
        if (IsFlagged(line) && options.DropFlagged)
        {
            log2 = double.NaN;
        }

        var systematicName = _fields[AgilentColumns.SystematicName].Of(line);
        if (!GenomicRange.TryParse(systematicName, out var chromosome, out var position))
        {
            _unplaced.Count(systematicName);
            return;
        }

        if (_positions.Note(chromosome, position))
        {
            _positions.NoteBeyond(chromosome, position, columns.Place(lines, AgilentColumns.SystematicName));
        }

        if (!_conversion.TryConvert(log2, out var ratio) && !double.IsNaN(log2))
        {
            throw _conversion.Impossible(Text($"{log2:0.##}"), columns.Place(lines, AgilentColumns.Red));
        }

        _signals.Add(_red, _green);
        _features.Add(chromosome, position, (float)ratio, _fields[AgilentColumns.ProbeName].Of(line));
    }

    private double LogRatio(ReadOnlySpan<byte> line)
    {
        var red = Cell(line, AgilentColumns.Red);
        var green = Cell(line, AgilentColumns.Green);
        (_red, _green) = (red, green);
        if (!(red > 0 && green > 0))
        {
            // Feature Extraction writes a stand-in as LogRatio here; nothing was measured.
            _withoutSignal++;
            return double.NaN;
        }

        var log2 = Math.Log2(red / green);
        if (columns.Has(AgilentColumns.LogRatio))
        {
            var difference = Math.Abs(log2 - (Cell(line, AgilentColumns.LogRatio) * Log2Of10));
            if (!double.IsNaN(difference))
            {
                _compared++;
                _largest = Math.Max(_largest, difference);
                if (difference > LargestDifference)
                {
                    _different++;
                    _firstDifference ??= columns.Place(lines, AgilentColumns.LogRatio).ToString();
                }
            }
        }

        return log2;
    }

    private bool IsFlagged(ReadOnlySpan<byte> line)
    {
        var any = false;
        for (var flag = AgilentColumns.FirstFlag; flag < AgilentColumns.SlotCount; flag += 2)
        {
            var set = IsSet(line, flag) || (flag + 1 < AgilentColumns.SlotCount && IsSet(line, flag + 1));
            _flagCounts[flag] += set ? 1 : 0;
            any |= set;
        }

        _flagged += any ? 1 : 0;
        return any;
    }

    private bool IsSet(ReadOnlySpan<byte> line, int flag)
    {
        if (!columns.Has(flag))
        {
            return false;
        }

        var cell = _fields[flag].Of(line);
        return !cell.IsEmpty && !cell.SequenceEqual("0"u8) && !Ascii.EqualsIgnoreCase(cell, "false"u8);
    }

    private double Cell(ReadOnlySpan<byte> line, int slot)
    {
        var cell = _fields[slot].Of(line);
        return Number.TryParse(cell, out var value) ? value
            : Number.IsMissing(cell) ? double.NaN
            : throw CellProblem.NotANumber(cell, columns.Place(lines, slot));
    }

    private void Judge()
    {
        if (_read == 0)
        {
            throw new InvalidInputException(
                "truncated-file",
                "The FEATURES block has no features.",
                lines.Here().ToString(),
                "Copy the file again from the scanner's computer, or export it with its features.");
        }

        _positions.ThrowIfBeyond(Coding);
        if (_different > LargestShare * _compared)
        {
            throw new InvalidInputException(
                "log-ratio-disagrees",
                Text($"{_different} of {_compared} features have a LogRatio that is not log10(rProcessedSignal / gProcessedSignal) (difference above {LargestDifference} in log2)."),
                _firstDifference!,
                "One of the columns was changed after Feature Extraction: export the file again, or give a table of log2 ratios.");
        }
    }

    private InvalidInputException WrongLength(int cells)
    {
        var place = lines.Here().ToString();
        var what = Text($"The line has {cells} cells, expected {columns.Count} as in the FEATURES line");
        return lines.Unterminated || !lines.TryRead(out _)
            ? new InvalidInputException("truncated-file", what + ", and the file ends here.", place,
                "Copy the file again from the scanner's computer; it ends in the middle of a line.")
            : new InvalidInputException("field-count", what + ".", place, "Export the file again; it was edited or damaged.");
    }
}
