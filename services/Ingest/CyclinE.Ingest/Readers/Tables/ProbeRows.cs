using System.Globalization;
using CyclinE.Genomics.Genome;
using CyclinE.Genomics.Profiles;
using CyclinE.Genomics.Results.Profiles;
using CyclinE.Ingest.Normalisation;
using CyclinE.Ingest.Profiles;
using CyclinE.Ingest.Quality;
using CyclinE.Ingest.Text;

namespace CyclinE.Ingest.Readers.Tables;

/// <summary>Reads the rows of a table with one probe a line, once.</summary>
internal sealed class ProbeRows(LineReader lines, TableHeader header, TableDialect dialect)
{
    private readonly FeatureTable _features = new(
        header.Has(TableColumn.Name), header.Has(TableColumn.Baf), header.Has(TableColumn.NormalBaf), header.Has(TableColumn.Genotype));

    private readonly AlleleFrequencies _baf = new("baf");
    private readonly AlleleFrequencies _normalBaf = new("normal-baf");
    private readonly GenotypeCalls _genotypes = new();
    private readonly PositionCheck _positions = new(dialect.Build);
    private readonly UnplacedFeatures _unplaced = new();
    private readonly LogRatioConversion _conversion = new(dialect.Scale, dialect.Sign);
    private readonly Field[] _fields = new Field[TableColumn.Titles.Length];
    private readonly RowTallies _tallies = new();
    private readonly RowProblems _problems = new(lines, header, dialect);
    private readonly SampleChoice _samples = new(dialect.Sample);
    private readonly bool _splitSamples = header.Has(TableColumn.Sample);
    private readonly bool _marked = header.Has(TableColumn.Mark) && dialect.MissingWhen is not null;
    private readonly byte[] _endMark = System.Text.Encoding.ASCII.GetBytes(dialect.EndMark);
    private readonly RatioAgreement? _agreement = header.Has(TableColumn.StatedRatio) ? new(header, dialect) : null;
    private RowPlaces? _places;

    /// <summary>Reads all rows; to which the reader adds what its format knows beside them.</summary>
    /// <param name="format">The format's name in the record.</param>
    public ArrayReading Read(string format) => new()
    {
        Format = format,
        Build = dialect.Build,
        Features = Read(),
        Steps = Steps(),
        Rows = dialect.AnnouncedRows > 0 ? new AnnouncedRows(dialect.AnnouncedBy, dialect.AnnouncedRows, _tallies.Taken) : null,
        CallRate = _genotypes.CallRate,
    };

    private FeatureTable Read()
    {
        var ended = _endMark.Length == 0;
        _places = new RowPlaces(lines, header, dialect, _unplaced, _tallies);
        while (lines.TryRead(out var line))
        {
            if (line.IsEmpty)
            {
                continue;
            }

            if (_endMark.Length > 0 && line.StartsWith(_endMark))
            {
                ended = true;
                break;
            }

            var cells = FieldScanner.Scan(line, header.Delimiter, header.Slots, _fields);
            if (cells != header.CellCount && !FieldScanner.OnlyEmptyBeyond(line, header.Delimiter, cells, header.CellCount))
            {
                if (_tallies.Rows > 0 || cells != header.CellCount + 1 || line[0] != (byte)'"')
                {
                    throw _problems.WrongLength(line.ToArray(), cells);
                }

                header.ShiftByRowName();
                FieldScanner.Scan(line, header.Delimiter, header.Slots, _fields);
            }

            _tallies.Rows++;
            if (!_splitSamples || _samples.Takes(_fields[TableColumn.Sample].Of(line)))
            {
                _tallies.Taken++;
                ReadRow(line);
            }
        }

        if (!ended)
        {
            throw _problems.NoEnd();
        }

        if (_tallies.Rows == 0)
        {
            throw _problems.NoRows();
        }

        _samples.Judge(lines.File);
        _places.Widths.Judge(lines.File);
        _problems.JudgePositions(_tallies);
        _agreement?.Judge(lines.File);
        _positions.ThrowIfBeyond(dialect.Coding.Description);
        _problems.JudgeDecimals(_tallies);
        if (!_genotypes.Believed)
        {
            _features.DropGenotypes();
        }

        ScaleJudgement.Judge(_features, header, dialect, _tallies, lines.File);
        return _features;
    }

    private IReadOnlyList<NormalisationStep> Steps() =>
    [
        .. _tallies.Steps(header, dialect),
        .. header.Has(TableColumn.Baf) ? [_baf.Step(header.TitleOf(TableColumn.Baf))] : (NormalisationStep[])[],
        .. header.Has(TableColumn.NormalBaf) ? [_normalBaf.Step(header.TitleOf(TableColumn.NormalBaf))] : (NormalisationStep[])[],
        .. header.Has(TableColumn.Genotype) ? [_genotypes.Step(header.TitleOf(TableColumn.Genotype))] : (NormalisationStep[])[],
        .. _unplaced.Step() is { } unplaced ? [unplaced] : (NormalisationStep[])[],
    ];

    private void ReadRow(ReadOnlySpan<byte> line)
    {
        var log2 = header.Has(TableColumn.Green) ? Ratio(line) : Value(_fields[TableColumn.Value].Of(line));
        if (_marked && dialect.MissingWhen!(_fields[TableColumn.Mark].Of(line)))
        {
            _tallies.Marked++;
            log2 = float.NaN;
        }

        var name = header.Has(TableColumn.Name) ? _fields[TableColumn.Name].Of(line) : default;
        var polymorphic = dialect.NonPolymorphic is not { } nonPolymorphic || !nonPolymorphic(name);
        var genotype = polymorphic && header.Has(TableColumn.Genotype) ? Call(line) : Genotype.None;
        if (!_places!.TryFind(line, _fields, ref name, out var chromosome, out var position))
        {
            return;
        }

        if (_positions.Note(chromosome, position))
        {
            _positions.NoteBeyond(chromosome, position, header.Place(lines, _places.Column));
        }

        _tallies.CountName(name, lines.Line);
        var baf = Frequency(line, TableColumn.Baf, _baf);
        _features.Add(chromosome, position, log2, name, polymorphic ? baf : float.NaN, Frequency(line, TableColumn.NormalBaf, _normalBaf), genotype);
    }

    private Genotype Call(ReadOnlySpan<byte> line) => _genotypes.Read(
        _fields[TableColumn.Genotype].Of(line), header.Has(TableColumn.SecondAllele) ? _fields[TableColumn.SecondAllele].Of(line) : default);

    private float Value(ReadOnlySpan<byte> cell)
    {
        if (!TryNumber(cell, out var value))
        {
            return IsMissing(cell) ? float.NaN : throw CellProblem.NotANumber(cell, header.Place(lines, TableColumn.Value));
        }

        if (!double.IsFinite(value))
        {
            return float.NaN;
        }

        if (!_conversion.TryConvert(value, out var log2))
        {
            throw _conversion.Impossible(CellProblem.Show(cell), header.Place(lines, TableColumn.Value));
        }

        _tallies.CountValue(value);
        return (float)log2;
    }

    private float Ratio(ReadOnlySpan<byte> line)
    {
        var red = Signal(line, TableColumn.Value);
        var green = Signal(line, TableColumn.Green);
        if (!(red > 0 && green > 0))
        {
            _tallies.WithoutSignal++;
            return float.NaN;
        }

        var ratio = Math.Log2(red / green);
        _agreement?.Add(ratio, _fields[TableColumn.StatedRatio].Of(line));
        if (!_conversion.TryConvert(ratio, out var log2))
        {
            throw _conversion.Impossible(ratio.ToString("0.##", CultureInfo.InvariantCulture), header.Place(lines, TableColumn.Value));
        }

        _tallies.CountValue(ratio);
        return (float)log2;
    }

    private double Signal(ReadOnlySpan<byte> line, int column)
    {
        var cell = _fields[column].Of(line);
        return TryNumber(cell, out var value) ? value
            : IsMissing(cell) ? double.NaN
            : throw CellProblem.NotANumber(cell, header.Place(lines, column));
    }

    // GenePix writes Error for what cannot be computed.
    private static bool IsMissing(ReadOnlySpan<byte> cell) => Number.IsMissing(cell) || cell.SequenceEqual("Error"u8);

    private float Frequency(ReadOnlySpan<byte> line, int column, AlleleFrequencies frequencies)
    {
        if (!header.Has(column))
        {
            return float.NaN;
        }

        var cell = _fields[column].Of(line);
        if (!TryNumber(cell, out var value))
        {
            return Number.IsMissing(cell) ? float.NaN : throw CellProblem.NotANumber(cell, header.Place(lines, column));
        }

        return frequencies.TryCount(value, out var frequency) ? frequency : throw AlleleFrequencies.Impossible(cell, header.Place(lines, column));
    }

    private bool TryNumber(ReadOnlySpan<byte> cell, out double value)
    {
        if (Number.TryParse(cell, out value))
        {
            _tallies.WithPoint += dialect.DecimalComma && cell.Contains((byte)'.') ? 1 : 0;
            return true;
        }

        if (dialect.DecimalComma && Number.TryParseWithComma(cell, out value))
        {
            _tallies.WithComma++;
            return true;
        }

        return false;
    }
}
