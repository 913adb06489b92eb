namespace CyclinE.Cohort.Survival.Curves;

/// <summary>Mean survival up to a horizon: the area under the curve.</summary>
/// <param name="Horizon">The horizon τ.</param>
/// <param name="Mean">∫₀^τ S.</param>
/// <param name="StandardError">Greenwood's.</param>
public sealed record RestrictedMean(double Horizon, double Mean, double StandardError)
{
    /// <summary>The difference of two groups' means at one horizon.</summary>
    /// <param name="first">A group's curve.</param>
    /// <param name="second">The curve that is subtracted.</param>
    /// <param name="horizon">The horizon; null for the last time that both curves reach.</param>
    /// <param name="level">Coverage of the interval.</param>
    /// <returns>Null where no horizon is given and a curve ends at time 0, or is of nobody: there is no time to average over.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The horizon is not positive, or beyond the end of a curve that has not reached 0.</exception>
    public static RestrictedMeanDifference? Compare(SurvivalEstimate first, SurvivalEstimate second, double? horizon = null, double level = 0.95)
    {
        var z = ChiSquareTail.Quantile(level);
        var common = horizon ?? Math.Min(first.LastTime, second.LastTime);
        if (horizon is null && !(common > 0))
        {
            return null;
        }

        var (a, b) = (first.RestrictedMean(common), second.RestrictedMean(common));
        var error = Math.Sqrt((a.StandardError * a.StandardError) + (b.StandardError * b.StandardError));
        var difference = a.Mean - b.Mean;
        return new RestrictedMeanDifference(
            a, b, difference, error, difference - (z * error), difference + (z * error), ChiSquareTail.TwoSided(difference / error));
    }
}

/// <summary>Difference of restricted mean survival between two groups.</summary>
/// <param name="First">The first group.</param>
/// <param name="Second">The group that is subtracted.</param>
/// <param name="Difference">First less second, in the unit of time.</param>
/// <param name="StandardError">Its standard error.</param>
/// <param name="Lower">Lower limit.</param>
/// <param name="Upper">Upper limit.</param>
/// <param name="P">Two-sided normal P; NaN where neither group has an event before the horizon.</param>
public sealed record RestrictedMeanDifference(
    RestrictedMean First, RestrictedMean Second, double Difference, double StandardError, double Lower, double Upper, double P);
