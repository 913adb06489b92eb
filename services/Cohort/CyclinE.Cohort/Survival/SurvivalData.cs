namespace CyclinE.Cohort.Survival;

/// <summary>Follow-up of a cohort, one entry per row; rows of one person share a cluster.</summary>
/// <remarks>NaN is a missing value. Whoever analyses leaves such rows out and counts them.</remarks>
public sealed record SurvivalData
{
    /// <summary>End of follow-up, any unit.</summary>
    public required double[] Stop { get; init; }

    /// <summary>True where the event was observed at <see cref="Stop"/>.</summary>
    public required bool[] Events { get; init; }

    /// <summary>Where follow-up begins (left truncation): a row is at risk in (start, stop]. Null: from before the first time.</summary>
    public double[]? Start { get; init; }

    /// <summary>Stratum of each row, any numbers; a negative number is a missing stratum.</summary>
    public int[]? Strata { get; init; }

    /// <summary>Case weights, 0 or more.</summary>
    public double[]? Weights { get; init; }

    /// <summary>Terms of the linear predictor with coefficient 1 (Cox only).</summary>
    public double[]? Offset { get; init; }

    /// <summary>Rows with one number belong together in a robust variance (Cox only).</summary>
    public int[]? Clusters { get; init; }

    /// <summary>Rows.</summary>
    public int Count => Stop.Length;

    /// <summary>Right-censored follow-up in which time or event may be missing.</summary>
    /// <param name="times">Time to event or censoring.</param>
    /// <param name="events">Whether the event was observed.</param>
    /// <exception cref="ArgumentException">Lengths differ.</exception>
    public static SurvivalData RightCensored(IReadOnlyList<double?> times, IReadOnlyList<bool?> events)
    {
        if (times.Count != events.Count)
        {
            throw new ArgumentException($"{events.Count} event marks for {times.Count} times.", nameof(events));
        }

        return new SurvivalData
        {
            Stop = [.. times.Select((t, i) => events[i] is null ? double.NaN : t ?? double.NaN)],
            Events = [.. events.Select(e => e == true)],
        };
    }
}
