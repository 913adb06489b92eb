using CyclinE.Genomics.Input;

namespace CyclinE.Genomics.Segments;

/// <summary>What makes segments an event, in one array and in a difference alike. Options of a stage contain it.</summary>
public sealed record EventRule
{
    /// <summary>Least |log2| of a segment that begins an event, and least contrast of a focal one, in standard errors.</summary>
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
}

/// <summary>Where a gain begins. Options of a stage contain it.</summary>
public sealed record GainRule
{
    /// <summary>Least |log2| of a gain or loss.</summary>
    [Option("gain-floor", "Least distance from the centre that is called gain or loss, in log2.", Minimum = 0, Maximum = 2)]
    public double GainFloor { get; init; } = 0.15;

    /// <summary>log2 above which fixed limits call a gain.</summary>
    [Option("fixed-gain", "By fixed limits: log2 above which it is a gain.", Minimum = 0, Maximum = 10)]
    public double FixedGain { get; init; } = 0.2;
}
