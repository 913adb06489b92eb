namespace CyclinE.Segmentation.Tuning;

/// <summary>A learned penalty and what it is worth.</summary>
public sealed record TunedPenalty
{
    /// <summary>The model learned from all arrays.</summary>
    public required PenaltyModel Model { get; init; }

    /// <summary>Each array at the penalty learned from the others.</summary>
    public required IReadOnlyList<TunedArray> LeftOut { get; init; }

    /// <summary>Label errors of arrays that took no part in learning.</summary>
    public LabelErrors Errors => LeftOut.Aggregate(default(LabelErrors), (sum, a) => sum + a.Errors);

    /// <summary>Label errors of the default rule on the same arrays.</summary>
    public LabelErrors DefaultErrors => LeftOut.Aggregate(default(LabelErrors), (sum, a) => sum + a.DefaultErrors);

    /// <summary>Number of labels.</summary>
    public int Labels => LeftOut.Sum(a => a.Labels);
}
