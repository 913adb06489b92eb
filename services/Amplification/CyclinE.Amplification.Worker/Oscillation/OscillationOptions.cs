using CyclinE.Genomics.Input;

namespace CyclinE.Amplification.Worker.Oscillation;

/// <summary>Options of <c>score-oscillation</c>.</summary>
public sealed record OscillationOptions
{
    /// <summary>Fewest levels of a chromosome that is scored.</summary>
    [Option("min-segments", "Fewest levels of a chromosome that is scored.", Minimum = 3, Maximum = 1000)]
    public int MinSegments { get; init; } = 4;

    /// <summary>Difference in log2 below which neighbours are one level.</summary>
    [Option("gap", "Difference in log2 below which two neighbouring segments are the same level.", Minimum = 0, Maximum = 2)]
    public double Gap { get; init; } = 0.15;
}
