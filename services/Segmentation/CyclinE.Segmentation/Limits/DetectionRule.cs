using CyclinE.Genomics.Input;

namespace CyclinE.Segmentation.Limits;

/// <summary>
/// What call-array makes an event of, as far as a planted amplicon needs it: its options of the same names, with the same defaults.
/// </summary>
public sealed record DetectionRule
{
    /// <summary>Least log2 of a gain.</summary>
    [Option("gain-floor", "Least distance from the centre that is called gain, in log2.", Minimum = 0, Maximum = 2)]
    public double GainFloor { get; init; } = 0.15;

    /// <summary>Least log2 of a gain, and least contrast of a focal event, in standard errors.</summary>
    [Option("se-factor", "Least distance from the centre, and least contrast of a focal event, in standard errors.", Minimum = 0, Maximum = 20)]
    public double SeFactor { get; init; } = 3;

    /// <summary>log2 above which fixed limits call a gain.</summary>
    [Option("fixed-gain", "By fixed limits: log2 above which it is a gain.", Minimum = 0, Maximum = 10)]
    public double FixedGain { get; init; } = 0.2;

    /// <summary>Least contrast of a focal event.</summary>
    [Option("contrast", "Least log2 of a focal event above its flanks.", Minimum = 0, Maximum = 10)]
    public double Contrast { get; init; } = 0.5;

    /// <summary>Fewest probes of an event.</summary>
    [Option("min-probes", "Fewest probes of an event.", Minimum = 1, Maximum = 1000)]
    public int MinProbes { get; init; } = 3;
}
