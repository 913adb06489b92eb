using CyclinE.Genomics.Genome;

namespace CyclinE.Genomics.Segments;

/// <summary>A stretch of one chromosome with one level. Closed interval from first to last probe.</summary>
public sealed record Segment
{
    /// <summary>The chromosome.</summary>
    public required Chromosome Chromosome { get; init; }

    /// <summary>Position of the first probe (1-based base pairs).</summary>
    public required int Start { get; init; }

    /// <summary>Position of the last probe.</summary>
    public required int End { get; init; }

    /// <summary>Index of the first probe in the probe set, among all probes.</summary>
    public required int FirstProbe { get; init; }

    /// <summary>Index of the last probe in the probe set.</summary>
    public required int LastProbe { get; init; }

    /// <summary>Probes with a finite value in the segment (num.mark).</summary>
    public required int Probes { get; init; }

    /// <summary>Mean of the measured log2 ratios, centre not subtracted.</summary>
    public required double Mean { get; init; }

    /// <summary>Noise sd s̃ of the segment: its own lag-1 estimate shrunk to σ by 20 pseudo-observations.</summary>
    public required double NoiseSd { get; init; }

    /// <summary>Heterozygous loci in the segment; null where the method read no B-allele frequencies.</summary>
    public int? Heterozygotes { get; init; }

    /// <summary>
    /// ν, allelic imbalance: distance of the two bands of the B-allele frequency from ½, 0 (balanced) to ½ (one allele left),
    /// folded-normal corrected. With C copies in all, the minor allele has C(½ − ν). Null without a heterozygote.
    /// </summary>
    public double? Imbalance { get; init; }

    /// <summary>P of allelic balance, one-sided; null without a heterozygote.</summary>
    public double? BalanceP { get; init; }
}
