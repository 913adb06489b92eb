using System.Globalization;
using CyclinE.Genomics.Genome;
using CyclinE.Genomics.Input;
using CyclinE.Genomics.Results.Profiles;
using CyclinE.Ingest.Normalisation;
using CyclinE.Ingest.Profiles;
using CyclinE.Ingest.Readers.Affymetrix.CommandConsole;
using CyclinE.Ingest.Readers.Tables;
using CyclinE.Ingest.Text;

namespace CyclinE.Ingest.Readers.Affymetrix;

/// <summary>Reads the rows of a CNCHP's or CYCHP's data set CopyNumber, once.</summary>
internal sealed class CopyNumberRows(
    BinaryInput input, CommandConsoleDataSet set, AffymetrixChromosomes chromosomes, GenomeBuild build, ArrayFacts facts, string valueColumn)
{
    private readonly CommandConsoleColumn _name = set.Find("ProbeSetName", "ProbeSet") is { Type: CommandConsoleType.Ascii or CommandConsoleType.Utf16 } name
        ? name
        : set.Require("ProbeSetName", whole: true);

    private readonly CommandConsoleColumn _chromosome = set.Require("Chromosome", whole: true);
    private readonly CommandConsoleColumn _position = set.Require("Position", whole: true);
    private readonly CommandConsoleColumn _value = set.Require(valueColumn, whole: false);
    private readonly CommandConsoleColumn? _baf = set.Find("BAF") is { Type: CommandConsoleType.Float } baf ? baf : null;
    private readonly PositionCheck _positions = new(build);
    private readonly UnplacedFeatures _unplaced = new();
    private readonly LogRatioConversion _conversion = new(ValueScale.Log2, facts.Polarity);
    private long _read;
    private long _missing;
    private long _nonZero;
    private readonly List<int> _leftOut = [];

    public FeatureTable Read(CommandConsoleReader reader)
    {
        var features = new FeatureTable(named: true, withBaf: _baf is not null);
        while (reader.TryRows(out var rows))
        {
            for (var at = 0; at < rows.Length; at += set.RowSize)
            {
                Add(features, rows.Slice(at, set.RowSize));
                _read++;
            }
        }

        if (_read == 0)
        {
            throw new InvalidInputException("truncated-file", $"The {set.Title} has no rows: expected one for every probe set.", set.Place,
                "Export the array again.");
        }

        if (_nonZero == 0)
        {
            throw new InvalidInputException(
                "no-finite-values",
                $"Column '{valueColumn}' of the {set.Title} holds nothing but zeros and missing values: the program that wrote the file did not compute it.",
                set.Place,
                valueColumn == CopyNumberReader.Value ? "Export the array again with log2 ratios."
                    : $"Leave the option off, so that '{CopyNumberReader.Value}' is read.");
        }

        _positions.ThrowIfBeyond(ChromosomeCoding.Affymetrix.Description);
        return features;
    }

    /// <summary>The feature of a row, or −1 where the row has no place.</summary>
    public int FeatureOf(int row) => _leftOut.BinarySearch(row) is var at && at >= 0 ? -1 : row - ~at;

    public IEnumerable<NormalisationStep> Steps()
    {
        yield return new NormalisationStep(
            "log-ratio",
            $"column {valueColumn} as the vendor computed it",
            string.Create(CultureInfo.InvariantCulture, $"{_read} probe sets, {_missing} without a value"));
        if (_unplaced.Step() is { } unplaced)
        {
            yield return unplaced;
        }
    }

    private void Add(FeatureTable features, ReadOnlySpan<byte> row)
    {
        if (!_name.TryText(row, out var name))
        {
            throw input.Corrupt(string.Create(CultureInfo.InvariantCulture,
                $"The probe set's name in row {_read + 1:N0} of the {set.Title} is longer than its cell."), Offset(_name));
        }

        var code = _chromosome.Integer(row);
        var position = _position.Integer(row);
        var chromosome = chromosomes.Of(code);
        if (AffymetrixChromosomes.IsNone(code) || position == 0)
        {
            _unplaced.Count("0"u8);
            _leftOut.Add((int)_read);
            return;
        }

        if (chromosome.Number == 0)
        {
            throw AffymetrixChromosomes.Unknown(code, Where(_chromosome));
        }

        if (position is < 0 or > int.MaxValue)
        {
            throw input.Corrupt(string.Create(CultureInfo.InvariantCulture,
                $"Position {position:N0} in row {_read + 1:N0} of the {set.Title} is longer than any chromosome."), Offset(_position));
        }

        if (_positions.Note(chromosome, (int)position))
        {
            _positions.NoteBeyond(chromosome, (int)position, new SourceLocation(Where(_position)));
        }

        var value = _value.Single(row);
        var log2 = double.NaN;
        if (!float.IsFinite(value))
        {
            _missing++;
        }
        else if (_conversion.TryConvert(value, out log2))
        {
            _nonZero += value == 0 ? 0 : 1;
        }
        else
        {
            throw _conversion.Impossible(value.ToString("R", CultureInfo.InvariantCulture), new SourceLocation(Where(_value)));
        }

        features.Add(chromosome, (int)position, (float)log2, name, _baf is null ? float.NaN : Baf(_baf.Single(row), _baf));
    }

    private float Baf(float baf, CommandConsoleColumn column) =>
        !float.IsFinite(baf) ? float.NaN
        : baf is >= 0 and <= 1 ? baf
        : throw input.Corrupt(string.Create(CultureInfo.InvariantCulture,
            $"The B-allele frequency {baf:R} in row {_read + 1:N0} of the {set.Title} is not from 0 to 1."), Offset(column));

    private long Offset(CommandConsoleColumn column) => set.Start + (_read * set.RowSize) + column.Offset;

    private string Where(CommandConsoleColumn column) =>
        string.Create(CultureInfo.InvariantCulture, $"{input.Place(Offset(column))} (row {_read + 1:N0}, column {column.Name})");
}
