using CyclinE.Genomics.Results.Cohort.Study;
using MathNet.Numerics.Distributions;

namespace CyclinE.Cohort.Survival.Curves;

/// <summary>The product-limit estimate of survival.</summary>
/// <remarks>
/// Kaplan &amp; Meier, <em>JASA</em> 53 (1958); variance Greenwood (1926); limits of the median Brookmeyer &amp; Crowley,
/// <em>Biometrics</em> 38 (1982). See <c>docs/algorithms/cohort.md</c>.
/// </remarks>
public static class KaplanMeier
{
    private const double OnHalf = 1.4901161193847656e-8;

    /// <summary>Estimates one curve.</summary>
    /// <param name="label">The group's label.</param>
    /// <param name="times">Times to event or censoring, finite, any order and unit.</param>
    /// <param name="events">True where the event was observed, false where censored.</param>
    /// <param name="level">Coverage of the pointwise limits (log transformed), above 0 and below 1.</param>
    /// <returns>
    /// One step per distinct time. Where survival is 0 the standard error is +∞ and there are no limits. The median is the
    /// first time at which survival falls below 0.5; where it equals 0.5, the midpoint to the next fall, or to the last time.
    /// </returns>
    /// <exception cref="ArgumentException">Lengths differ or a time is not finite.</exception>
    public static SurvivalCurve Estimate(string label, ReadOnlySpan<double> times, ReadOnlySpan<bool> events, double level = 0.95)
    {
        if (times.Length != events.Length)
        {
            throw new ArgumentException($"{events.Length} event marks for {times.Length} times.", nameof(events));
        }

        if (level is not (> 0 and < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(level), level, "A level lies above 0 and below 1.");
        }

        var z = Normal.InvCDF(0, 1, (1 + level) / 2);
        var steps = Steps(TiedTimes.Resolve(times), events.ToArray(), z);
        return new SurvivalCurve
        {
            Label = label,
            Subjects = times.Length,
            Events = steps.Sum(s => s.Events),
            Median = HalfTime(steps, s => s.Survival),
            MedianLower = HalfTime(steps, s => s.Lower),
            MedianUpper = HalfTime(steps, s => s.Upper),
            Steps = steps,
        };
    }

    /// <summary>Estimates one curve per stratum.</summary>
    /// <param name="data">Right-censored, left-truncated or counting-process follow-up, with weights or without.</param>
    /// <param name="options">Estimator, limits and coverage.</param>
    /// <returns>
    /// Curves by ascending stratum. Rows with a missing value are left out and counted. Weights are case weights: a row of
    /// weight 2 counts as two rows.
    /// </returns>
    /// <exception cref="ArgumentException">Lengths differ, a time is infinite or a weight negative.</exception>
    public static IReadOnlyList<SurvivalEstimate> Estimate(SurvivalData data, SurvivalOptions options)
    {
        var z = ChiSquareTail.Quantile(options.Level);
        var rows = SortedRows.Of(data);
        var curves = new SurvivalEstimate[rows.Strata.Length];
        for (var s = 0; s < curves.Length; s++)
        {
            curves[s] = CurveWalk.Estimate(rows, s, options, z);
        }

        return curves;
    }

    private static List<SurvivalStep> Steps(double[] times, bool[] events, double z)
    {
        Array.Sort(times, events);
        var steps = new List<SurvivalStep>();
        double survival = 1, variance = 0;
        for (var i = 0; i < times.Length;)
        {
            var atRisk = times.Length - i;
            var time = times[i];
            int died = 0, censored = 0;
            for (; i < times.Length && times[i] == time; i++)
            {
                if (events[i])
                {
                    died++;
                }
                else
                {
                    censored++;
                }
            }

            survival *= (double)(atRisk - died) / atRisk;
            variance += died / ((double)atRisk * (atRisk - died));
            steps.Add(Step(time, atRisk, died, censored, survival, variance, z));
        }

        return steps;
    }

    private static SurvivalStep Step(double time, int atRisk, int died, int censored, double survival, double variance, double z)
    {
        if (survival == 0)
        {
            return new SurvivalStep(time, atRisk, died, censored, 0, double.PositiveInfinity, null, null);
        }

        var error = Math.Sqrt(variance);
        return new SurvivalStep(
            time,
            atRisk,
            died,
            censored,
            survival,
            error,
            survival * Math.Exp(-z * error),
            Math.Min(1, survival * Math.Exp(z * error)));
    }

    private static double? HalfTime(List<SurvivalStep> steps, Func<SurvivalStep, double?> curve)
    {
        for (var i = 0; i < steps.Count; i++)
        {
            if (curve(steps[i]) is not { } value || value > 0.5 + OnHalf)
            {
                continue;
            }

            if (value < 0.5 - OnHalf)
            {
                return steps[i].Time;
            }

            var next = steps.FindIndex(i + 1, s => curve(s) is { } later && later < value - OnHalf);
            return 0.5 * (steps[i].Time + steps[next < 0 ? ^1 : next].Time);
        }

        return null;
    }
}
