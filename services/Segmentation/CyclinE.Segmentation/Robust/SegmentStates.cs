using CyclinE.Numerics;

namespace CyclinE.Segmentation.Robust;

/// <summary>Level and noise of segments, insensitive to values far out.</summary>
internal static class SegmentStates
{
    /// <summary>Fewest values whose squares about their own level say something of their noise.</summary>
    public const int FewestValues = 10;

    /// <summary>Measures one segment.</summary>
    /// <param name="values">Values of the chromosome.</param>
    /// <param name="first">Index of the segment's first value.</param>
    /// <param name="end">One past its last.</param>
    /// <param name="settings">Hold σ and the cap.</param>
    /// <param name="scratch">Room for the segment's values.</param>
    public static SegmentState Measure(ReadOnlySpan<double> values, int first, int end, RobustSettings settings, Span<double> scratch)
    {
        var own = values[first..end];
        scratch = scratch[..own.Length];
        own.CopyTo(scratch);
        var (level, inside) = CappedMean(own, OrderStatistics.Median(scratch), settings.Cap);
        var variance = LagVariance(own, settings.Sigma, scratch);
        return new SegmentState
        {
            First = first,
            End = end,
            Level = level,
            Inside = inside,
            Variance = variance,
            Scatter = own.Length < FewestValues ? variance : Math.Max(variance, Squares(own, level, settings.Cap) / own.Length),
        };
    }

    /// <summary>
    /// Squares about the level, each at most the cap: what a mean without the values beyond K varies by (Tukey and McLaughlin 1963).
    /// Differences of neighbours see neither the outliers nor what drifts slowly.
    /// </summary>
    private static double Squares(ReadOnlySpan<double> values, double level, double cap)
    {
        var sum = 0.0;
        foreach (var value in values)
        {
            var distance = value - level;
            sum += Math.Min(distance * distance, cap);
        }

        return sum;
    }

    private static (double Level, int Inside) CappedMean(ReadOnlySpan<double> values, double middle, double cap)
    {
        var reach = Math.Sqrt(cap);
        var sum = 0.0;
        var inside = 0;
        foreach (var value in values)
        {
            var distance = value - middle;
            if (Math.Abs(distance) <= reach)
            {
                sum += distance;
                inside++;
            }
        }

        return inside > 0 ? (middle + (sum / inside), inside) : (middle, 1);
    }

    /// <summary>σ² by the median absolute deviation of lag-1 differences; the array's where there is none.</summary>
    private static double LagVariance(ReadOnlySpan<double> values, double sigma, Span<double> scratch)
    {
        if (values.Length < 2)
        {
            return sigma * sigma;
        }

        var differences = scratch[..(values.Length - 1)];
        for (var i = 0; i < differences.Length; i++)
        {
            differences[i] = values[i + 1] - values[i];
        }

        var median = OrderStatistics.Median(differences);
        for (var i = 0; i < differences.Length; i++)
        {
            differences[i] = Math.Abs(differences[i] - median);
        }

        var sd = LagNoise.MadToSd * OrderStatistics.Median(differences) / Math.Sqrt(2);
        return sd * sd;
    }
}

/// <summary>What the merge knows of one segment: its range, its level and noise without the values beyond K.</summary>
internal struct SegmentState
{
    // A mutable value in one array: breaks move often, and a state is six numbers.

    /// <summary>Index of the first value.</summary>
    public int First;

    /// <summary>One past the index of the last value.</summary>
    public int End;

    /// <summary>Values within K of the level.</summary>
    public int Inside;

    /// <summary>Mean of the values within K.</summary>
    public double Level;

    /// <summary>Noise variance by the lag-1 estimator inside the segment.</summary>
    public double Variance;

    /// <summary>Noise variance by which levels are compared: squares about the level, each at most the cap, and at least <see cref="Variance"/>.</summary>
    public double Scatter;
}
