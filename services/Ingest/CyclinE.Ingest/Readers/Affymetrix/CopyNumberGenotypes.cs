using System.Globalization;
using CyclinE.Genomics;

namespace CyclinE.Ingest;

/// <summary>Counts the genotypes of a CYCHP file (data set Genotyping/Calls).</summary>
internal sealed class CopyNumberGenotypes
{
    private const int AA = 6;
    private const int BB = 7;
    private const int AB = 8;

    private readonly long[] _calls = new long[256];
    private long _markers;

    /// <summary>Share of markers with a genotype, 0–1; null where the file has none.</summary>
    public double? CallRate => _markers == 0 ? null : (_calls[AA] + _calls[BB] + _calls[AB]) / (double)_markers;

    public void Read(CommandConsoleReader reader, CommandConsoleDataSet set)
    {
        var call = set.Require("Call", whole: true);
        while (reader.TryRows(out var rows))
        {
            for (var at = 0; at < rows.Length; at += set.RowSize)
            {
                _calls[(byte)call.Integer(rows.Slice(at, set.RowSize))]++;
                _markers++;
            }
        }
    }

    public NormalisationStep? Step() => CallRate is not { } rate ? null : new NormalisationStep(
        "genotypes",
        "counted from data set Genotyping/Calls; not used for the log2 ratios",
        string.Create(CultureInfo.InvariantCulture, $"AA {_calls[AA]}, AB {_calls[AB]}, BB {_calls[BB]} of {_markers} markers: call rate {rate:0.0000}"));
}
