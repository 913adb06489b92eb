namespace CyclinE.Segmentation.Robust;

/// <summary>
/// Whether a short segment is more than a chance run of outliers, judged by the tails of the values beside it. A capped
/// loss takes three neighbours beyond K for an event; where single values beyond K are common, some are neighbours.
/// </summary>
/// <remarks>
/// Each value of the segment gets the share p of values beside it that lie as far from their level on the same side.
/// If the segment were drawn from them, −Σ ln p of its n values would be a Gamma variate of shape n; N times its tail
/// is the number of such runs expected in the whole array, and must not exceed <see cref="Expected"/>.
/// </remarks>
internal static class TailTest
{
    /// <summary>Chance runs accepted per array.</summary>
    public const double Expected = 0.01;

    /// <summary>
    /// Shortest segment that is tested. No single value, and hardly two, can be told from a chance one by a hundred beside
    /// it: who asks for events so short gets them, and at a chromosome's end there are few places for them.
    /// </summary>
    public const int Shortest = 3;

    /// <summary>Longest segment that is tested: a longer one's mean is judged well enough by its noise.</summary>
    public const int Longest = 30;

    /// <summary>Values looked at on either side.</summary>
    public const int Beside = 5000;

    /// <summary>Joins segments that fail to the neighbour with the nearer level, in place; neighbours keep level and noise.</summary>
    /// <param name="values">Values of the chromosome.</param>
    /// <param name="states">Adjacent segments.</param>
    /// <param name="settings">Hold N, σ and m₀.</param>
    /// <param name="events">Receives the runs.</param>
    /// <returns>The number of segments left, at the front.</returns>
    public static int Join(ReadOnlySpan<double> values, Span<SegmentState> states, RobustSettings settings, List<PointRun> events)
    {
        var count = 0;
        for (var i = 0; i < states.Length; i++)
        {
            var state = states[i];
            var hasLeft = count > 0;
            var hasRight = i + 1 < states.Length;
            if (state.End - state.First is < Shortest or > Longest || !(hasLeft || hasRight))
            {
                states[count++] = state;
                continue;
            }

            var toLeft = hasLeft && (!hasRight || Math.Abs(state.Level - states[count - 1].Level) <= Math.Abs(state.Level - states[i + 1].Level));
            var left = hasLeft ? states[count - 1] : default;
            var right = hasRight ? states[i + 1] : default;
            if (IsEvent(values, left, state, right, toLeft ? left.Level : right.Level, settings))
            {
                states[count++] = state;
                continue;
            }

            events.Add(new PointRun(state.First, state.End));
            if (toLeft)
            {
                states[count - 1].End = state.End;
            }
            else
            {
                states[i + 1].First = state.First;
            }
        }

        return count;
    }

    private static bool IsEvent(
        ReadOnlySpan<double> values, in SegmentState left, in SegmentState state, in SegmentState right, double level, RobustSettings settings)
    {
        var side = Math.Sign(state.Level - level);
        var besideLeft = values[Math.Max(left.First, left.End - Beside)..left.End];
        var besideRight = values[right.First..Math.Min(right.End, right.First + Beside)];
        var n = state.End - state.First;
        var score = 0.0;
        foreach (var value in values[state.First..state.End])
        {
            var distance = side * (value - level);
            var farther = Farther(besideLeft, left.Level, side, distance) + Farther(besideRight, right.Level, side, distance);
            var share = (farther + HeavyTail(distance / settings.Sigma)) / (besideLeft.Length + besideRight.Length + 1);
            score -= Math.Log(share);
        }

        // The tail of the Gamma distribution of shape n: e^−s Σ s^k / k!, k < n.
        double term = 1, sum = 1;
        for (var k = 1; k < n; k++)
        {
            term *= score / k;
            sum += term;
        }

        return settings.Probes * Math.Exp(-score) * sum <= Expected;
    }

    private static int Farther(ReadOnlySpan<double> values, double level, int side, double distance)
    {
        var count = 0;
        foreach (var value in values)
        {
            count += side * (value - level) >= distance ? 1 : 0;
        }

        return count;
    }

    /// <summary>One value's worth of prior: the tail of Student's t with two degrees of freedom.</summary>
    private static double HeavyTail(double z) => 0.5 * (1 - (z / Math.Sqrt(2 + (z * z))));
}
