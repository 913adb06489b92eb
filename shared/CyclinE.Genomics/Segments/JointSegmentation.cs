namespace CyclinE.Genomics;

/// <summary>Segments with breaks that all called arrays of a platform share, beside the arrays' own segments.</summary>
public sealed record JointSegmentation
{
    /// <summary>One entry for each platform of the cohort, the most arrays first.</summary>
    public required IReadOnlyList<JointPlatform> Platforms { get; init; }

    /// <summary>What is to be known of the result.</summary>
    public required IReadOnlyList<string> Notes { get; init; }
}
