namespace CyclinE.Genomics;

/// <summary>Where segments come from that were not found here but read from a <c>.seg</c> file.</summary>
public sealed record SegmentFile
{
    /// <summary>Genome build of the positions.</summary>
    public required string Build { get; init; }

    /// <summary>The sample's name in the file.</summary>
    public required string Sample { get; init; }

    /// <summary>What was done to the file's rows, in order.</summary>
    public required IReadOnlyList<NormalisationStep> Steps { get; init; }
}
