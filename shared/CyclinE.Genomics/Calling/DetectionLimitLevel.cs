namespace CyclinE.Genomics;

/// <summary>The smallest amplicon of one level that is found.</summary>
public sealed record DetectionLimitLevel
{
    /// <summary>Copies per tumour cell.</summary>
    public required int Copies { get; init; }

    /// <summary>What was added to the neutral probes, log2; null where the level is none above the centre.</summary>
    public required double? Log2 { get; init; }

    /// <summary>Fewest probes found often enough, of the sizes that are tried; null where none is.</summary>
    public required int? Probes { get; init; }

    /// <summary>Share of the plantings found at that size, or at the largest size where none is found often enough; null where nothing was planted.</summary>
    public required double? Found { get; init; }
}
