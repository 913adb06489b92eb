namespace CyclinE.Genomics;

/// <summary>One time to event by cyclin E.</summary>
public sealed record StudyEndPoint
{
    /// <summary>The end point, such as <c>progression-free survival</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Patients with time and event.</summary>
    public required int Patients { get; init; }

    /// <summary>Events among them.</summary>
    public required int Events { get; init; }

    /// <summary>Curve of the cyclin E positive; null where there is nobody.</summary>
    public SurvivalCurve? Positive { get; init; }

    /// <summary>Curve of the cyclin E negative.</summary>
    public SurvivalCurve? Negative { get; init; }

    /// <summary>Log-rank test; null where it is undefined.</summary>
    public LogRankTest? LogRank { get; init; }

    /// <summary>Difference of the restricted means, positive less negative; null where a group is empty.</summary>
    public StudyMeanDifference? MeanDifference { get; init; }

    /// <summary>Proportional hazards models: cyclin E alone, and with the covariates that were asked for.</summary>
    public required IReadOnlyList<StudyModel> Models { get; init; }

    /// <summary>Sentences that stand beside it: what was left out, what this cohort could have seen.</summary>
    public required IReadOnlyList<string> Notes { get; init; }
}
