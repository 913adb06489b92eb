using System.Buffers;

namespace CyclinE.Numerics;

/// <summary>Noise of a profile from lag-1 differences between neighbouring finite values.</summary>
public static class LagNoise
{
    /// <summary>1.4826, the factor that makes a median absolute deviation estimate a Gaussian sd.</summary>
    public const double MadToSd = 1.4826;

    // 0.95 / ∫ x²φ(x)dx over ±a, a = Φ⁻¹(0.975): 0.95 / (0.95 − 2a·φ(a)).
    private const double TrimmedInflation = 1.3177980457388245;

    /// <summary>σ = 1.4826 · median |d − median d| / √2, d the lag-1 differences of finite neighbours within one run.</summary>
    /// <param name="values">Values of one run (a chromosome or a segment); non-finite ones are passed over.</param>
    /// <returns>σ in the values' unit; NaN with fewer than two finite values.</returns>
    public static double Sigma(ReadOnlySpan<float> values) => Sigma(values, [values.Length]);

    /// <summary>σ over several runs; differences never cross the end of one.</summary>
    /// <param name="values">All values.</param>
    /// <param name="ends">One past the last index of each run, ascending.</param>
    public static double Sigma(ReadOnlySpan<float> values, ReadOnlySpan<int> ends)
    {
        var rented = ArrayPool<double>.Shared.Rent(Math.Max(1, values.Length));
        try
        {
            return MadToSd * Deviation(Differences(values, ends, rented)) / Math.Sqrt(2);
        }
        finally
        {
            ArrayPool<double>.Shared.Return(rented);
        }
    }

    /// <summary>median |x − median x|; NaN for no values.</summary>
    /// <param name="scratch">Values; overwritten.</param>
    internal static double Deviation(Span<double> scratch)
    {
        var median = OrderStatistics.MedianOfMany(scratch);
        foreach (ref var value in scratch)
        {
            value = Math.Abs(value - median);
        }

        return OrderStatistics.MedianOfMany(scratch);
    }

    /// <summary>DLRS = IQR(d) / (1.349 · √2), d the lag-1 differences of finite neighbours within runs.</summary>
    /// <param name="values">All values.</param>
    /// <param name="ends">One past the last index of each run, ascending.</param>
    /// <returns>DLRS in the values' unit; NaN without a difference.</returns>
    public static double Dlrs(ReadOnlySpan<float> values, ReadOnlySpan<int> ends)
    {
        var rented = ArrayPool<double>.Shared.Rent(Math.Max(1, values.Length));
        try
        {
            var differences = Differences(values, ends, rented);
            var range = OrderStatistics.Quantile(differences, 0.75) - OrderStatistics.Quantile(differences, 0.25);
            return range / (1.349 * Math.Sqrt(2));
        }
        finally
        {
            ArrayPool<double>.Shared.Return(rented);
        }
    }

    /// <summary>MAPD = median |d|, d the lag-1 differences of finite neighbours within runs.</summary>
    /// <param name="values">All values.</param>
    /// <param name="ends">One past the last index of each run, ascending.</param>
    /// <returns>MAPD in the values' unit; NaN without a difference.</returns>
    public static double Mapd(ReadOnlySpan<float> values, ReadOnlySpan<int> ends)
    {
        var rented = ArrayPool<double>.Shared.Rent(Math.Max(1, values.Length));
        try
        {
            return OrderStatistics.Median(Absolute(Differences(values, ends, rented)));
        }
        finally
        {
            ArrayPool<double>.Shared.Return(rented);
        }
    }

    /// <summary>
    /// DNAcopy's trimmed sd: the root of f · Σ(smallest m |d|²) / (2m), m = 95% of the differences, rounded half to even. The
    /// differences run over all finite values, joins of chromosomes included.
    /// </summary>
    /// <param name="values">All values in genome order.</param>
    /// <returns>The sd in the values' unit; NaN with fewer than two finite values.</returns>
    public static double TrimmedSd(ReadOnlySpan<float> values)
    {
        var rented = ArrayPool<double>.Shared.Rent(Math.Max(1, values.Length));
        try
        {
            var differences = Absolute(Differences(values, [values.Length], rented));
            var kept = (int)Math.Round(0.95 * differences.Length, MidpointRounding.ToEven);
            if (kept == 0)
            {
                return double.NaN;
            }

            OrderStatistics.Select(differences, kept - 1);
            var sum = 0.0;
            foreach (var difference in differences[..kept])
            {
                sum += difference * difference;
            }

            return Math.Sqrt(TrimmedInflation * sum / (2 * kept));
        }
        finally
        {
            ArrayPool<double>.Shared.Return(rented);
        }
    }

    /// <summary>Writes the lag-1 differences of finite neighbours within runs and returns the written part.</summary>
    /// <param name="values">All values.</param>
    /// <param name="ends">One past the last index of each run, ascending.</param>
    /// <param name="destination">At least as long as <paramref name="values"/>.</param>
    public static Span<double> Differences(ReadOnlySpan<float> values, ReadOnlySpan<int> ends, Span<double> destination)
    {
        var count = 0;
        var first = 0;
        foreach (var end in ends)
        {
            var previous = float.NaN;
            for (var i = first; i < end; i++)
            {
                var value = values[i];
                if (!float.IsFinite(value))
                {
                    continue;
                }

                if (!float.IsNaN(previous))
                {
                    destination[count++] = (double)value - previous;
                }

                previous = value;
            }

            first = end;
        }

        return destination[..count];
    }

    private static Span<double> Absolute(Span<double> values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = Math.Abs(values[i]);
        }

        return values;
    }
}
