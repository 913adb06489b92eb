namespace CyclinE.Segmentation.Robust;

/// <summary>
/// Places each break under the noise of its own two sides. Squared loss with one σ finds that there is a break; where it
/// lies is told better by a heavy-tailed likelihood with each side's level and noise.
/// </summary>
/// <remarks>
/// Values are taken as Student t with five degrees of freedom about the level, scaled to the side's noise sd. Then the
/// weight of a place is a product of ratios of cubes, so neither logarithm nor exponential is needed. Of all legal
/// places the one with the least expected loss is taken, where a distance d from the true place costs d/12 up to
/// <see cref="Near"/> probes and 1 beyond: the place that is most probably near the truth, and nearer rather than farther.
/// </remarks>
internal static class BreakPlacement
{
    /// <summary>Probes within which a break counts as found.</summary>
    public const int Near = 5;

    /// <summary>Fewest values of a side whose level and noise are known well enough.</summary>
    public const int FewestValues = 10;

    // A t₅ variate's median absolute value is 0.72669 of its scale, a normal one's 0.67449 of its sd: (0.72669 / 0.67449)² / 5.
    private const double InverseScale = 0.23216;

    // Values looked at on either side: at least 50, and where the step is faint as many as place it.
    private const int FewestReach = 50;
    private const double ReachPerNoise = 40;
    private const int LargestReach = 2000;

    // Far above any weight that matters; keeps products finite.
    private const double Ceiling = 1e250;

    /// <summary>Moves the breaks between the states in place; their levels and noise are those of before.</summary>
    public static void Place(ReadOnlySpan<double> values, Span<SegmentState> states, RobustSettings settings, Span<double> weights)
    {
        for (var i = 0; i + 1 < states.Length; i++)
        {
            ref var a = ref states[i];
            ref var b = ref states[i + 1];
            if (a.End - a.First < FewestValues || b.End - b.First < FewestValues)
            {
                continue;
            }

            var varianceA = NoiseMerge.Scatter(a, settings.Sigma * settings.Sigma);
            var varianceB = NoiseMerge.Scatter(b, settings.Sigma * settings.Sigma);
            var step = a.Level - b.Level;
            var reach = (int)Math.Clamp(ReachPerNoise * Math.Max(varianceA, varianceB) / (step * step), FewestReach, LargestReach);
            var low = Math.Min(a.End, Math.Max(a.First + settings.MinProbes, a.End - reach));
            var high = Math.Max(a.End, Math.Min(b.End - settings.MinProbes, a.End + reach));
            Weigh(values, a, b, varianceA, varianceB, low, high, weights);
            a.End = b.First = low + Best(weights[..(high - low + 1)]);
        }
    }

    /// <summary>weights[p − low]: likelihood of a break before value p relative to the present one.</summary>
    private static void Weigh(
        ReadOnlySpan<double> values, in SegmentState a, in SegmentState b, double varianceA, double varianceB, int low, int high, Span<double> weights)
    {
        var ratio = Math.Sqrt(varianceB / varianceA);
        double scaleA = InverseScale / varianceA, scaleB = InverseScale / varianceB;
        weights[a.End - low] = 1;
        var weight = 1.0;
        for (var p = a.End; p < high; p++)
        {
            weights[p + 1 - low] = weight = Math.Min(Ceiling, weight * Odds(values[p], a, b));
        }

        weight = 1;
        for (var p = a.End - 1; p >= low; p--)
        {
            weights[p - low] = weight = Math.Min(Ceiling, weight / Odds(values[p], a, b));
        }

        double Odds(double value, in SegmentState left, in SegmentState right)
        {
            double fromA = value - left.Level, fromB = value - right.Level;
            var odds = (1 + (scaleB * fromB * fromB)) / (1 + (scaleA * fromA * fromA));
            return ratio * odds * odds * odds;
        }
    }

    private static int Best(ReadOnlySpan<double> weights)
    {
        var best = 0;
        var most = double.NegativeInfinity;
        for (var p = 0; p < weights.Length; p++)
        {
            var gain = 0.0;
            var last = Math.Min(weights.Length - 1, p + Near);
            for (var q = Math.Max(0, p - Near); q <= last; q++)
            {
                gain += weights[q] * (12 - Math.Abs(q - p));
            }

            if (gain > most)
            {
                most = gain;
                best = p;
            }
        }

        return best;
    }
}
