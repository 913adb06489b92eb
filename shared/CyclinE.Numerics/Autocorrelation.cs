using System.Buffers;

namespace CyclinE.Numerics;

/// <summary>Serial correlation of a profile's noise.</summary>
public static class Autocorrelation
{
    /// <summary>Longest lag whose differences are looked at.</summary>
    public const int LongestLag = 3;

    /// <summary>Window of the medians that tell whether a pair of values lies on one level.</summary>
    public const int GateWindow = 5;

    /// <summary>Largest difference of those medians, in units of σ.</summary>
    public const double Gate = 2;

    /// <summary>Fewest pairs per lag; with fewer τ is not estimated.</summary>
    public const int FewestPairs = 20;

    /// <summary>
    /// The autocorrelation factor τ = (1 + ρ) / (1 − ρ)², with which σ²τ is the long-run variance when σ comes from
    /// lag-1 differences: σ² = γ₀(1 − ρ), and Σγ = γ₀(1 + ρ)/(1 − ρ) where correlation fades geometrically.
    /// </summary>
    /// <remarks>
    /// With V_h half the variance of lag-h differences, (V₂ + V₃)/V₁ = 2 + 2ρ + ρ², from which ρ follows, at least 0. V_h is
    /// taken by the median absolute deviation, as σ is, over pairs that lie on one level: the median of the five values
    /// before the pair and that of the five behind it differ by at most 2σ. Steps between true segments therefore do not
    /// count as correlation, as they do in residuals about a running median wherever segments are short.
    /// </remarks>
    /// <param name="values">All values; non-finite ones are passed over.</param>
    /// <param name="ends">One past the last index of each run, ascending.</param>
    /// <returns>τ ≥ 1; 1 where the differences do not vary or too few pairs lie on one level.</returns>
    public static double Tau(ReadOnlySpan<float> values, ReadOnlySpan<int> ends) => SigmaAndTau(values, ends).Tau;

    /// <summary>σ as <see cref="LagNoise.Sigma(ReadOnlySpan{float}, ReadOnlySpan{int})"/> and τ, whose gate rests on it: sooner than one after the
    /// other.</summary>
    /// <param name="values">All values; non-finite ones are passed over.</param>
    /// <param name="ends">One past the last index of each run, ascending.</param>
    public static (double Sigma, double Tau) SigmaAndTau(ReadOnlySpan<float> values, ReadOnlySpan<int> ends)
    {
        var longest = 1;
        for (var run = 0; run < ends.Length; run++)
        {
            longest = Math.Max(longest, ends[run] - (run == 0 ? 0 : ends[run - 1]));
        }

        // Work space for all differences, but for values and medians of one run only: an array has millions of values.
        var differences = ArrayPool<double>.Shared.Rent(Math.Max(1, values.Length));
        var space = ArrayPool<double>.Shared.Rent(2 * longest);
        try
        {
            var all = LagNoise.Differences(values, ends, differences);
            var sd = LagNoise.MadToSd * LagNoise.Deviation(all);
            var gate = all.Length < FewestPairs ? double.NaN : Gate * Math.Sqrt(0.5 * sd * sd);
            var one = HalfVariance(values, ends, space, longest, 1, gate, differences);
            var two = HalfVariance(values, ends, space, longest, 2, gate, differences);
            var three = HalfVariance(values, ends, space, longest, 3, gate, differences);
            return (sd / Math.Sqrt(2), Tau((two + three) / one));
        }
        finally
        {
            ArrayPool<double>.Shared.Return(differences);
            ArrayPool<double>.Shared.Return(space);
        }
    }

    private static double Tau(double ratio)
    {
        // Also where a variance is missing or zero.
        if (!(ratio > 2) || double.IsInfinity(ratio))
        {
            return 1;
        }

        // A random walk has ρ = 1; a factor beyond hundreds means that there is no noise to speak of.
        var rho = Math.Min(0.9, Math.Sqrt(ratio - 1) - 1);
        return (1 + rho) / ((1 - rho) * (1 - rho));
    }

    /// <summary>Half the squared scaled median absolute deviation of lag differences within runs; NaN with too few.</summary>
    private static double HalfVariance(
        ReadOnlySpan<float> values, ReadOnlySpan<int> ends, Span<double> space, int longest, int lag, double gate, Span<double> differences)
    {
        const int half = (GateWindow / 2) + 1;
        int count = 0, first = 0;
        foreach (var end in ends)
        {
            var run = Finite(values[first..end], space);
            var medians = space.Slice(longest, run.Length);
            RunningMedian.Compute(run, GateWindow, medians);
            for (var i = 0; i + lag < run.Length; i++)
            {
                // Written in any case and kept where the step is small: noise would mislead a branch.
                var step = Math.Abs(medians[Math.Min(run.Length - 1, i + lag + half)] - medians[Math.Max(0, i - half)]);
                differences[count] = run[i + lag] - run[i];
                count += step <= gate ? 1 : 0;
            }

            first = end;
        }

        if (count < FewestPairs)
        {
            return double.NaN;
        }

        var sd = LagNoise.MadToSd * LagNoise.Deviation(differences[..count]);
        return 0.5 * sd * sd;
    }

    private static Span<double> Finite(ReadOnlySpan<float> values, Span<double> destination)
    {
        var count = 0;
        foreach (var value in values)
        {
            if (float.IsFinite(value))
            {
                destination[count++] = value;
            }
        }

        return destination[..count];
    }
}
