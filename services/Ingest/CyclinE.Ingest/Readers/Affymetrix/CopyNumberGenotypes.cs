using System.Globalization;
using CyclinE.Genomics.Input;
using CyclinE.Genomics.Profiles;
using CyclinE.Genomics.Results.Profiles;
using CyclinE.Ingest.Profiles;
using CyclinE.Ingest.Readers.Affymetrix.CommandConsole;

namespace CyclinE.Ingest.Readers.Affymetrix;

/// <summary>Reads the genotypes of a CYCHP file (data set Genotyping/Calls).</summary>
internal sealed class CopyNumberGenotypes
{
    private const int AA = 6;
    private const int BB = 7;
    private const int AB = 8;

    private readonly long[] _calls = new long[256];
    private readonly GrowingColumn<(int Row, Genotype Call)> _rows = new();
    private long _markers;

    /// <summary>Share of markers with a genotype, 0–1; null where the file has none.</summary>
    public double? CallRate => _markers == 0 ? null : (_calls[AA] + _calls[BB] + _calls[AB]) / (double)_markers;

    public void Read(CommandConsoleReader reader, CommandConsoleDataSet set)
    {
        var call = set.Require("Call", whole: true);
        var index = set.Require("Index", whole: true);
        while (reader.TryRows(out var rows))
        {
            for (var at = 0; at < rows.Length; at += set.RowSize)
            {
                var row = rows.Slice(at, set.RowSize);
                var code = (byte)call.Integer(row);
                var of = index.Integer(row);
                if (of is < 0 or > int.MaxValue)
                {
                    throw OutOfRange(of, set.Place);
                }

                _calls[code]++;
                _rows.Add(((int)of, code switch { AA => Genotype.AA, AB => Genotype.AB, BB => Genotype.BB, _ => Genotype.None }));
                _markers++;
            }
        }
    }

    /// <summary>Gives each feature its genotype: a call's index is the row of its probe set in the data set CopyNumber.</summary>
    public void AddTo(FeatureTable features, CopyNumberRows copyNumbers, string place)
    {
        if (_markers == 0)
        {
            return;
        }

        var genotypes = new Genotype[features.Count];
        for (var i = 0; i < _rows.Count; i++)
        {
            var (row, call) = _rows[i];
            var feature = copyNumbers.FeatureOf(row);
            if (feature >= genotypes.Length)
            {
                throw OutOfRange(row, place);
            }

            if (feature >= 0)
            {
                genotypes[feature] = call;
            }
        }

        features.SetGenotypes(genotypes);
    }

    private static InvalidInputException OutOfRange(long row, string place) => new(
        "corrupt-file",
        string.Create(CultureInfo.InvariantCulture, $"A genotype refers to row {row:N0} of the data set CopyNumber, which the file does not have."),
        place,
        "The file was damaged or written by a faulty program: copy it again from where it was made, or export it again.");

    public NormalisationStep? Step() => CallRate is not { } rate ? null : new NormalisationStep(
        "genotypes",
        "from data set Genotyping/Calls; not used for the log2 ratios",
        string.Create(CultureInfo.InvariantCulture, $"AA {_calls[AA]}, AB {_calls[AB]}, BB {_calls[BB]} of {_markers} markers: call rate {rate:0.0000}"));
}
