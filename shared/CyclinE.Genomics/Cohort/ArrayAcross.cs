namespace CyclinE.Genomics;

/// <summary>One array beside the others of its batch.</summary>
public sealed record ArrayAcross
{
    /// <summary>Array id.</summary>
    public required string Array { get; init; }

    /// <summary>The array whose profile is most like this one's; null where no other is of its platform.</summary>
    public string? Closest { get; init; }

    /// <summary>Pearson correlation of the two fingerprints.</summary>
    public double? Correlation { get; init; }

    /// <summary>True where sheet says that both are of one patient or line; null without a closest array.</summary>
    public bool? SameSource { get; init; }

    /// <summary>Distance of the array's DLRS from the median of its platform, in robust sds; null with fewer than five arrays.</summary>
    public double? NoiseDeviation { get; init; }

    /// <summary>Distance of ln(number of segments) from the median of its platform, in robust sds; null with fewer than five arrays.</summary>
    public double? SegmentsDeviation { get; init; }

    /// <summary>Sentences for the report; empty where nothing stands out.</summary>
    public required IReadOnlyList<string> Warnings { get; init; }
}
