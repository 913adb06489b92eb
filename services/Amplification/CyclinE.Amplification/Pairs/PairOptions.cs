using CyclinE.Amplification.Events;
using CyclinE.Genomics.Input;

namespace CyclinE.Amplification.Pairs;

/// <summary>
/// How a resistant array is compared with its parental one. Options that <see cref="CallingOptions"/> has too bear the same
/// names and defaults there.
/// </summary>
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

    /// <summary>Least |δ| of a segment that begins an event, and least contrast of a focal one, in standard errors.</summary>
    [Option("se-factor", "Least distance from the centre, and least contrast of a focal event, in standard errors.", Minimum = 0, Maximum = 20)]
    public double SeFactor { get; init; } = 3;

    /// <summary>Length limit of focal events.</summary>
    [Option("focal-megabases", "Longest focal event, in megabases.", Minimum = 0.001, Maximum = 100)]
    public double FocalMegabases { get; init; } = 3;

    /// <summary>Least contrast of a focal event.</summary>
    [Option("contrast", "Least log2 of a focal event above (for losses below) its flanks.", Minimum = 0, Maximum = 10)]
    public double Contrast { get; init; } = 0.5;

    /// <summary>Fewest probes of an event.</summary>
    [Option("min-probes", "Fewest probes of an event.", Minimum = 1, Maximum = 1000)]
    public int MinProbes { get; init; } = 3;

    /// <summary>Width of a flank.</summary>
    [Option("flank-megabases", "Width of the flank on each side of an event, in megabases.", Minimum = 0.1, Maximum = 100)]
    public double FlankMegabases { get; init; } = 10;

    /// <summary>Fewest probes of a flank.</summary>
    [Option("flank-probes", "Fewest probes of a flank, which is widened on its arm until it has them.", Minimum = 1, Maximum = 10000)]
    public int FlankProbes { get; init; } = 20;

    /// <summary>Share of an arm from which an event is arm-level.</summary>
    [Option("arm-share", "Share of an arm's probed length from which an event is arm-level, 0–1.", Minimum = 0.5, Maximum = 1)]
    public double ArmShare { get; init; } = 0.98;

    internal EventOptions Events => new()
    {
        SeFactor = SeFactor,
        Contrast = Contrast,
        MinProbes = MinProbes,
        FocalMegabases = FocalMegabases,
        FlankMegabases = FlankMegabases,
        FlankProbes = FlankProbes,
        ArmShare = ArmShare,
    };
}
