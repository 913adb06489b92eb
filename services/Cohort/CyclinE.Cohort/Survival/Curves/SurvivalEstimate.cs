namespace CyclinE.Cohort.Survival.Curves;

/// <summary>An estimated survival curve.</summary>
public sealed record SurvivalEstimate
{
    private const double OnShare = 1.4901161193847656e-8;

    /// <summary>The stratum, 0 where the data have none.</summary>
    public required int Stratum { get; init; }

    /// <summary>Rows.</summary>
    public required int Rows { get; init; }

    /// <summary>Rows left out of all strata together because a value is missing.</summary>
    public required int Missing { get; init; }

    /// <summary>Rows left out of all strata together because they end where they begin.</summary>
    public required int Empty { get; init; }

    /// <summary>Events, sum of weights.</summary>
    public required double Events { get; init; }

    /// <summary>One point per distinct time of an event or of censoring.</summary>
    public required IReadOnlyList<SurvivalPoint> Points { get; init; }

    /// <summary>Where each row enters, ascending, with its weight; null where all are there from the start.</summary>
    internal (double[] Times, double[] Weights)? Entries { get; init; }

    /// <summary>The last time of an event or of censoring; NaN for nobody.</summary>
    public double LastTime => Points.Count == 0 ? double.NaN : Points[^1].Time;

    /// <summary>The median with its limits.</summary>
    public SurvivalQuantile Median => Quantile(0.5);

    /// <summary>
    /// The time by which a share has had the event: the first at which survival is below 1 − share; where it equals it, the
    /// midpoint to the next fall, or to the last time. Limits by the same rule on the limits of the curve (Brookmeyer–Crowley).
    /// </summary>
    /// <param name="share">Above 0 and below 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">Not between 0 and 1.</exception>
    public SurvivalQuantile Quantile(double share)
    {
        if (share is not (> 0 and < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(share), share, "A share lies above 0 and below 1.");
        }

        return new SurvivalQuantile(
            share, Crossing(1 - share, p => p.Survival), Crossing(1 - share, p => p.Lower), Crossing(1 - share, p => p.Upper));
    }

    /// <summary>Survival at a time: 1 before the first point.</summary>
    public double At(double time)
    {
        var point = LastPoint(time);
        return point < 0 ? 1 : Points[point].Survival;
    }

    /// <summary>At risk just before a time, sum of weights: entered before it and not gone before it.</summary>
    public double AtRisk(double time)
    {
        var entered = 0.0;
        if (Entries is { } entries)
        {
            for (var i = 0; i < entries.Times.Length && entries.Times[i] < time; i++)
            {
                entered += entries.Weights[i];
            }

            return entered - Points.TakeWhile(p => p.Time < time).Sum(p => p.Events + p.Censored);
        }

        var next = LastPoint(time);
        next = next >= 0 && Points[next].Time == time ? next : next + 1;
        return next < Points.Count ? Points[next].AtRisk : 0;
    }

    /// <summary>Mean survival up to a horizon.</summary>
    /// <param name="horizon">Not beyond the last time, unless the curve has reached 0 there.</param>
    /// <exception cref="ArgumentOutOfRangeException">The horizon is not positive, or the curve is unknown before it.</exception>
    public RestrictedMean RestrictedMean(double horizon)
    {
        if (!(horizon > 0) || !(horizon <= LastTime || Points is [.., { Survival: 0 }]))
        {
            throw new ArgumentOutOfRangeException(nameof(horizon), horizon, $"The curve is known up to {LastTime:R} only.");
        }

        // From the horizon backwards, so that the area after each event is at hand for its share of the variance.
        double area = 0, variance = 0;
        var until = horizon;
        for (var i = LastPoint(horizon); i >= 0; i--)
        {
            var point = Points[i];
            area += point.Survival * (until - Math.Max(0, point.Time));
            until = Math.Max(0, point.Time);
            var left = point.AtRisk - point.Events;
            variance += left > 0 ? area * area * point.Events / (point.AtRisk * left) : 0;
        }

        return new RestrictedMean(horizon, area + until, Math.Sqrt(variance));
    }

    private int LastPoint(double time)
    {
        int low = 0, high = Points.Count;
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = Points[middle].Time <= time ? (middle + 1, high) : (low, middle);
        }

        return low - 1;
    }

    private double? Crossing(double survival, Func<SurvivalPoint, double?> curve)
    {
        for (var i = 0; i < Points.Count; i++)
        {
            if (curve(Points[i]) is not { } value || value > survival + OnShare)
            {
                continue;
            }

            if (value < survival - OnShare)
            {
                return Points[i].Time;
            }

            var next = i + 1;
            while (next < Points.Count && !(curve(Points[next]) < value - OnShare))
            {
                next++;
            }

            return 0.5 * (Points[i].Time + Points[next < Points.Count ? next : ^1].Time);
        }

        return null;
    }
}

/// <summary>One distinct time of an estimated curve; counts are sums of weights.</summary>
/// <param name="Time">The time.</param>
/// <param name="AtRisk">At risk just before.</param>
/// <param name="Events">Events at this time.</param>
/// <param name="Censored">Censored at this time.</param>
/// <param name="Survival">Survival just after.</param>
/// <param name="StandardError">Standard error of log survival; +∞ where survival is 0.</param>
/// <param name="Lower">Lower limit; null where there is none.</param>
/// <param name="Upper">Upper limit; null where there is none.</param>
/// <param name="Hazard">Cumulative hazard (Nelson–Aalen, or Fleming–Harrington where that is the estimator).</param>
/// <param name="HazardError">Standard error of the cumulative hazard.</param>
public readonly record struct SurvivalPoint(
    double Time,
    double AtRisk,
    double Events,
    double Censored,
    double Survival,
    double StandardError,
    double? Lower,
    double? Upper,
    double Hazard,
    double HazardError);

/// <summary>The time by which a share of the cohort has had the event.</summary>
/// <param name="Share">The share, 0.5 for the median.</param>
/// <param name="Time">The time; null where the curve does not fall that far.</param>
/// <param name="Lower">Where the lower limit of the curve falls that far; null where it does not.</param>
/// <param name="Upper">Where the upper limit of the curve falls that far; null where it does not.</param>
public sealed record SurvivalQuantile(double Share, double? Time, double? Lower, double? Upper);
