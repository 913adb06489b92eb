using System.Buffers;
using CyclinE.Segmentation.Segments;

namespace CyclinE.Segmentation.Breaks;

/// <summary>
/// The 95% interval of each break: with the outer ends of its two segments, their levels and their noise held fixed, the
/// break at t has weight w(t) ∝ exp{−[C(a+1..t) + C(t+1..b)]/(2τ)}, C = Σ[ρ((x − μ)/s̃) + 2 ln s̃], ρ(u) = min(u², K²),
/// each side with its own μ and s̃. The interval is the shortest range that holds the break and 95% of the weight.
/// </summary>
/// <remarks>
/// Only the difference of the two costs of each value enters, summed outwards from the break, so nothing cancels and the
/// weights near the break are exact however long the segments are. Every legal t is looked at: each value is read twice,
/// once for the break on either side.
/// </remarks>
public static class BreakIntervals
{
    /// <summary>Probability of the interval.</summary>
    public const double Coverage = 0.95;

    // Weights below e⁻⁴⁵ of the highest: 3 million of them hold less than 1e-13 of the whole.
    private const double Negligible = 45;

    /// <summary>
    /// K of the intervals, 3·√τ: near enough to keep the tails of array noise from passing for evidence, far enough that one
    /// probe at the other level still settles a break (its weight is e^−4.5 where the break is not).
    /// </summary>
    /// <param name="tau">τ of the array, positive.</param>
    public static double Cap(double tau) => 3 * Math.Sqrt(tau);

    /// <summary>Intervals of all inner breaks of one chromosome, with the levels of its segments taken under the cap.</summary>
    /// <param name="values">Finite values of one chromosome.</param>
    /// <param name="ends">One past the last index of each segment, ascending, the last one being the number of values.</param>
    /// <param name="sds">s̃ of each segment, positive (<see cref="SegmentationNoise.SegmentSd"/>).</param>
    /// <param name="tau">Effective τ of the array.</param>
    /// <param name="minLength">Shortest segment that the method makes, in values.</param>
    /// <param name="intervals">Receives one interval per break, in order: at least one fewer than there are segments.</param>
    /// <returns>The number of breaks.</returns>
    /// <exception cref="ArgumentException">The spans' lengths do not fit together, or an end does not ascend.</exception>
    /// <exception cref="ArgumentOutOfRangeException">τ, the shortest length or an s̃ is not positive.</exception>
    public static int Find(
        ReadOnlySpan<double> values,
        ReadOnlySpan<int> ends,
        ReadOnlySpan<double> sds,
        double tau,
        int minLength,
        Span<BreakInterval> intervals)
    {
        RequireFit(values.Length, ends, sds.Length, intervals.Length);
        var rented = ArrayPool<double>.Shared.Rent(ends.Length);
        try
        {
            var start = 0;
            for (var k = 0; k < ends.Length; k++)
            {
                rented[k] = CappedMean.Of(values[start..ends[k]], sds[k], Cap(tau));
                start = ends[k];
            }

            return Find(values, ends, rented.AsSpan(0, ends.Length), sds, tau, Cap(tau), minLength, intervals);
        }
        finally
        {
            ArrayPool<double>.Shared.Return(rented);
        }
    }

    /// <summary>Intervals of all inner breaks of one chromosome, with levels and a cap of the caller's.</summary>
    /// <param name="values">Finite values of one chromosome.</param>
    /// <param name="ends">One past the last index of each segment, ascending, the last one being the number of values.</param>
    /// <param name="means">μ of each segment: <see cref="CappedMean.Of"/>, so that an outlier moves no break.</param>
    /// <param name="sds">s̃ of each segment, positive (<see cref="SegmentationNoise.SegmentSd"/>).</param>
    /// <param name="tau">τ of the array, positive.</param>
    /// <param name="cap">K of the loss (<see cref="Cap"/>); positive infinity for squared loss.</param>
    /// <param name="minLength">Shortest legal segment in values. A segment that is shorter already may stay as it is.</param>
    /// <param name="intervals">Receives one interval per break, in order: at least one fewer than there are segments.</param>
    /// <returns>The number of breaks. Each interval holds its break.</returns>
    /// <exception cref="ArgumentException">The spans' lengths do not fit together, or an end does not ascend.</exception>
    /// <exception cref="ArgumentOutOfRangeException">τ, K, the shortest length or an s̃ is not positive.</exception>
    public static int Find(
        ReadOnlySpan<double> values,
        ReadOnlySpan<int> ends,
        ReadOnlySpan<double> means,
        ReadOnlySpan<double> sds,
        double tau,
        double cap,
        int minLength,
        Span<BreakInterval> intervals)
    {
        if (means.Length != ends.Length)
        {
            throw new ArgumentException($"{ends.Length} segments, {means.Length} means.", nameof(means));
        }

        var rented = ArrayPool<double>.Shared.Rent(RequireFit(values.Length, ends, sds.Length, intervals.Length));
        try
        {
            for (var k = 0; k + 1 < ends.Length; k++)
            {
                var start = k == 0 ? 0 : ends[k - 1];
                var contrast = rented.AsSpan(0, ends[k + 1] - start);
                contrast.Clear();
                BreakContrast.Add(values[start..ends[k + 1]], means[k], sds[k], means[k + 1], sds[k + 1], cap, contrast);
                var local = OfContrast(contrast, ends[k] - start - 1, tau, minLength);
                intervals[k] = new BreakInterval(start + local.Low, start + local.High);
            }
        }
        finally
        {
            ArrayPool<double>.Shared.Return(rented);
        }

        return Math.Max(0, ends.Length - 1);
    }

    /// <summary>
    /// The interval of one break from the contrasts of the values of its two segments: the way in for methods that locate a
    /// break by several tracks, whose contrasts add up (<see cref="BreakContrast.Add"/>).
    /// </summary>
    /// <param name="contrast">
    /// For each value of the two segments its cost under the left one less its cost under the right one. Overwritten.
    /// </param>
    /// <param name="lastLeft">Index of the left segment's last value.</param>
    /// <param name="tau">τ, positive.</param>
    /// <param name="minLength">Shortest legal segment in values.</param>
    /// <returns>The interval, in indices of <paramref name="contrast"/>; it holds <paramref name="lastLeft"/>.</returns>
    /// <exception cref="ArgumentOutOfRangeException">τ or the shortest length is not positive, or a side has no value.</exception>
    public static BreakInterval OfContrast(Span<double> contrast, int lastLeft, double tau, int minLength)
    {
        if (!(tau > 0))
        {
            throw new ArgumentOutOfRangeException(nameof(tau), tau, "A positive number is needed.");
        }

        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(minLength);
        ArgumentOutOfRangeException.ThrowIfNegative(lastLeft);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(lastLeft, contrast.Length - 2);
        var lowest = Math.Min(lastLeft, minLength - 1);
        var highest = Math.Max(lastLeft, contrast.Length - minLength - 1);
        var top = SumOutwards(contrast, lastLeft, lowest, highest, -0.5 / tau);
        while (top - contrast[lowest] >= Negligible)
        {
            lowest++;
        }

        while (top - contrast[highest] >= Negligible)
        {
            highest--;
        }

        // Such a break is far from where these weights would put it, yet it is the break that was found.
        lowest = Math.Min(lowest, lastLeft);
        highest = Math.Max(highest, lastLeft);
        var legal = contrast[lowest..(highest + 1)];
        ToRunningWeight(legal, top);
        var shortest = Shortest(legal, lastLeft - lowest);
        return new BreakInterval(lowest + shortest.Low, lowest + shortest.High);
    }

    /// <summary>
    /// Turns contrasts into log weights relative to the break's own (a value that changes side swaps its two costs) and
    /// returns the highest of them.
    /// </summary>
    private static double SumOutwards(Span<double> contrast, int lastLeft, int lowest, int highest, double scale)
    {
        double top = 0, sum = 0;
        for (var t = lastLeft + 1; t <= highest; t++)
        {
            sum += contrast[t];
            contrast[t] = scale * sum;
            top = double.MaxNative(top, contrast[t]);
        }

        sum = 0;
        var next = contrast[lastLeft];
        contrast[lastLeft] = 0;
        for (var t = lastLeft - 1; t >= lowest; t--)
        {
            sum -= next;
            next = contrast[t];
            contrast[t] = scale * sum;
            top = double.MaxNative(top, contrast[t]);
        }

        return top;
    }

    private static void ToRunningWeight(Span<double> logWeights, double top)
    {
        var sum = 0.0;
        foreach (ref var weight in logWeights)
        {
            var below = top - weight;
            sum += below < Negligible ? Math.Exp(-below) : 0;
            weight = sum;
        }
    }

    /// <summary>The shortest range that holds the break and 95% of the weight; of equally short ones that of most weight, then the first.</summary>
    private static BreakInterval Shortest(ReadOnlySpan<double> running, int lastLeft)
    {
        var needed = Coverage * running[^1];
        var best = new BreakInterval(0, running.Length - 1);
        var most = running[^1];
        var high = lastLeft;
        for (var low = 0; low <= lastLeft; low++)
        {
            var before = low == 0 ? 0 : running[low - 1];
            while (running[high] - before < needed)
            {
                if (++high == running.Length)
                {
                    return best;
                }
            }

            var weight = running[high] - before;
            var shorter = (best.High - best.Low) - (high - low);
            if (shorter > 0 || (shorter == 0 && weight > most))
            {
                best = new BreakInterval(low, high);
                most = weight;
            }
        }

        return best;
    }

    /// <summary>Checks the lengths and returns that of the longest two neighbours.</summary>
    private static int RequireFit(int values, ReadOnlySpan<int> ends, int sds, int intervals)
    {
        if (sds != ends.Length || intervals < ends.Length - 1)
        {
            throw new ArgumentException($"{ends.Length} segments, {sds} sds, room for {intervals} intervals.", nameof(sds));
        }

        int longest = 0, start = 0, previous = 0;
        foreach (var end in ends)
        {
            if (end <= previous || end > values)
            {
                throw new ArgumentException($"End {end} after {previous} of {values} values: ends must ascend.", nameof(ends));
            }

            longest = Math.Max(longest, end - start);
            start = previous;
            previous = end;
        }

        return previous == values
            ? longest
            : throw new ArgumentException($"The last end is {previous}, the number of values {values}.", nameof(ends));
    }
}

/// <summary>Where the break between two neighbouring segments may lie.</summary>
/// <param name="Low">Smallest plausible index of the left segment's last value.</param>
/// <param name="High">Largest plausible index of the left segment's last value.</param>
public readonly record struct BreakInterval(int Low, int High);
