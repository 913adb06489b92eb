using System.Buffers;

namespace CyclinE.Numerics;

/// <summary>Noise of a profile from lag-1 differences between neighbouring finite values.</summary>
public static class LagNoise
{
    /// <summary>1.4826, the factor that makes a median absolute deviation estimate a Gaussian sd.</summary>
    public const double MadToSd = 1.4826;

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
            var differences = Differences(values, ends, rented);
            var median = OrderStatistics.Median(differences);
            for (var i = 0; i < differences.Length; i++)
            {
                differences[i] = Math.Abs(differences[i] - median);
            }

            return MadToSd * OrderStatistics.Median(differences) / Math.Sqrt(2);
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
}
