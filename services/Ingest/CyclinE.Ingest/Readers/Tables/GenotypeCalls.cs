using System.Globalization;
using CyclinE.Genomics.Profiles;
using CyclinE.Genomics.Results.Profiles;
using CyclinE.Ingest.Text;

namespace CyclinE.Ingest.Readers.Tables;

/// <summary>Reads genotypes written as AA, AB, BB (or as two cells A and B) and counts them.</summary>
/// <remarks>
/// Genotypes of nucleotides cannot be told from these where they say AA: one C, G or T among them and none of the column is
/// believed.
/// </remarks>
internal sealed class GenotypeCalls
{
    private readonly long[] _counts = new long[4];
    private long _other;
    private bool _nucleotides;

    /// <summary>Whether the column holds genotypes: some are, or all say that there is no call.</summary>
    public bool Believed => !_nucleotides && (Called > 0 || (_other == 0 && Markers > 0));

    /// <summary>Share of markers with a genotype, 0–1; null without genotypes.</summary>
    public double? CallRate => Believed ? Called / (double)Markers : null;

    private long Called => _counts[(int)Genotype.AA] + _counts[(int)Genotype.AB] + _counts[(int)Genotype.BB];

    private long Markers => Called + _counts[(int)Genotype.None] + _other;

    /// <summary>Reads a genotype in one cell, or one allele in each of two.</summary>
    /// <param name="first">The genotype, or the first allele.</param>
    /// <param name="second">The second allele, or empty.</param>
    public Genotype Read(ReadOnlySpan<byte> first, ReadOnlySpan<byte> second)
    {
        var (one, other) = first.Length == 2 && second.IsEmpty ? (first[0], first[1])
            : first.Length == 1 && second.Length == 1 ? (first[0], second[0])
            : default;
        var genotype = (one, other) switch
        {
            ((byte)'A', (byte)'A') => Genotype.AA,
            ((byte)'A', (byte)'B') or ((byte)'B', (byte)'A') => Genotype.AB,
            ((byte)'B', (byte)'B') => Genotype.BB,
            _ => Genotype.None,
        };
        if (genotype != Genotype.None || IsNoCall(first))
        {
            _counts[(int)genotype]++;
            return genotype;
        }

        _nucleotides |= first.Length <= 3 && first.IndexOfAny("CGT"u8) >= 0;
        _other++;
        return Genotype.None;
    }

    /// <summary>What was read, for the record.</summary>
    public NormalisationStep Step(string column) => new(
        "genotypes",
        $"from column '{column}'; not used for the log2 ratios",
        Believed
            ? string.Create(CultureInfo.InvariantCulture,
                $"AA {_counts[1]}, AB {_counts[2]}, BB {_counts[3]} of {Markers} markers: call rate {CallRate:0.0000}")
            : _nucleotides ? "nucleotides, not alleles A and B: left out" : "no cell is AA, AB or BB: left out");

    private static bool IsNoCall(ReadOnlySpan<byte> cell) =>
        Number.IsMissing(cell) || cell.SequenceEqual("NC"u8) || cell.SequenceEqual("--"u8) || cell.SequenceEqual("NoCall"u8) || cell.SequenceEqual("No Call"u8);
}
