using CyclinE.Amplification.Events;
using CyclinE.Genomics.Input;
using CyclinE.Genomics.Segments;

namespace CyclinE.Amplification.Pairs;

/// <summary>How a resistant array is compared with its parental one.</summary>
public sealed record PairOptions
{
    /// <summary>False discovery rate of reported events.</summary>
    [Option("fdr", "Largest q of an acquired or lost event.", Minimum = 0, Maximum = 1)]
    public double Fdr { get; init; } = 0.05;

    /// <summary>Least |δ| of reported events.</summary>
    [Option("min-difference", "Least difference of an acquired or lost event, in log2.", Minimum = 0, Maximum = 10)]
    public double MinDifference { get; init; } = 0.2;

    /// <summary>Share of values left out on each side of the trimmed mean.</summary>
    [Option("trim", "Share of an event's smallest and of its largest differences that its mean leaves out, 0–0.45.", Minimum = 0, Maximum = 0.45)]
    public double Trim { get; init; } = 0.1;

    /// <summary>Correlation below which the pair is doubted.</summary>
    [Option("identity-warning", "Correlation of the two profiles below which the pair is warned of, −1–1.", Minimum = -1, Maximum = 1)]
    public double IdentityWarning { get; init; } = 0.55;

    /// <summary>Concordance of genotypes below which the pair is doubted.</summary>
    [Option("identity-concordance", "Share of equal genotypes, of markers homozygous in both arrays, below which the pair is warned of, 0–1.",
        Minimum = 0, Maximum = 1)]
    public double IdentityConcordance { get; init; } = 0.95;

    /// <summary>Masked share above which an event is masked.</summary>
    [Option("mask-share", "Masked share of an event above which it is flagged and ranked behind the others, 0–1.", Minimum = 0, Maximum = 1)]
    public double MaskShare { get; init; } = 0.5;

    /// <summary>What makes segments of the difference an event.</summary>
    public EventRule Events { get; init; } = new();
}
