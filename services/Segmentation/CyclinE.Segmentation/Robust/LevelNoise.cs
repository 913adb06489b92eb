namespace CyclinE.Segmentation.Robust;

/// <summary>
/// The noise of a level: log2 of an intensity plus background noise has variance a + b · 2^(−2μ), as the background's
/// share grows when the signal falls. Fitted to the segments of a chromosome.
/// </summary>
internal readonly record struct LevelNoise(double Constant, double Slope)
{
    /// <summary>Fewest values of a segment that takes part in the fit.</summary>
    public const int FewestValues = 50;

    /// <summary>The largest factor by which a weight departs from one.</summary>
    public const double Range = 4;

    /// <summary>Least squares over the segments, weighted by their length; null where the noise does not rise as the level falls.</summary>
    public static LevelNoise? Fit(ReadOnlySpan<SegmentState> states)
    {
        double n = 0, sz = 0, sv = 0;
        foreach (ref readonly var state in states)
        {
            if (state.Inside >= FewestValues)
            {
                n += state.Inside;
                sz += state.Inside * Inverse(state.Level);
                sv += state.Inside * state.Variance;
            }
        }

        double zz = 0, zv = 0;
        foreach (ref readonly var state in states)
        {
            if (state.Inside >= FewestValues)
            {
                var z = Inverse(state.Level) - (sz / n);
                zz += state.Inside * z * z;
                zv += state.Inside * z * (state.Variance - (sv / n));
            }
        }

        if (!(zv > 0) || !(zz > 0))
        {
            return null;
        }

        // Neither part of a variance is negative.
        var slope = Math.Min(zv / zz, sv / sz);
        return new LevelNoise((sv / n) - (slope * sz / n), slope);
    }

    /// <summary>Weights σ²/σ²(level), the level being that of each value's segment.</summary>
    public void Weigh(ReadOnlySpan<SegmentState> states, double sigma, Span<double> weights)
    {
        foreach (ref readonly var state in states)
        {
            var weight = sigma * sigma / (Constant + (Slope * Inverse(state.Level)));
            weights[state.First..state.End].Fill(Math.Clamp(weight, 1 / Range, Range));
        }
    }

    private static double Inverse(double level) => Math.Pow(2, -2 * level);
}
