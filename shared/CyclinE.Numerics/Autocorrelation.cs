using System.Buffers;

namespace CyclinE.Numerics;

/// <summary>Serial correlation of a profile's noise.</summary>
public static class Autocorrelation
{
    /// <summary>Window of the running median whose residuals count as noise.</summary>
    public const int Window = 51;

    /// <summary>Largest κ: at most this lag ends the sum.</summary>
    public const int LargestLag = 50;

    /// <summary>
    /// The autocorrelation factor τ = max(1, (1 + 2·Σ_{k&lt;κ} ρ_k) / (1 − ρ₁)), κ the first lag with ρ ≤ 0, at most
    /// <see cref="LargestLag"/>. With σ from lag-1 differences, σ²τ is the long-run variance.
    /// </summary>
    /// <remarks>
    /// ρ_k is the lag-k autocorrelation, pooled over runs, of the residuals about a running median of <see cref="Window"/>
    /// finite values within each run; their overall mean is subtracted.
    /// </remarks>
    /// <param name="values">All values; non-finite ones are passed over.</param>
    /// <param name="ends">One past the last index of each run, ascending.</param>
    /// <returns>τ ≥ 1; 1 where the residuals do not vary.</returns>
    public static double Tau(ReadOnlySpan<float> values, ReadOnlySpan<int> ends)
    {
        var rented = ArrayPool<double>.Shared.Rent(Math.Max(1, 2 * values.Length));
        var rentedEnds = ArrayPool<int>.Shared.Rent(Math.Max(1, ends.Length));
        try
        {
            var residualEnds = rentedEnds.AsSpan(0, ends.Length);
            var residuals = Residuals(values, ends, rented.AsSpan(0, values.Length), rented.AsSpan(values.Length), residualEnds);
            return TauOf(residuals, residualEnds);
        }
        finally
        {
            ArrayPool<double>.Shared.Return(rented);
            ArrayPool<int>.Shared.Return(rentedEnds);
        }
    }

    private static Span<double> Residuals(
        ReadOnlySpan<float> values, ReadOnlySpan<int> ends, Span<double> residuals, Span<double> medians, Span<int> residualEnds)
    {
        int count = 0, first = 0;
        for (var run = 0; run < ends.Length; run++)
        {
            var begin = count;
            foreach (var value in values[first..ends[run]])
            {
                if (float.IsFinite(value))
                {
                    residuals[count++] = value;
                }
            }

            first = ends[run];
            residualEnds[run] = count;
            var ofRun = residuals[begin..count];
            var smooth = medians[..ofRun.Length];
            RunningMedian.Compute(ofRun, Window, smooth);
            for (var i = 0; i < ofRun.Length; i++)
            {
                ofRun[i] -= smooth[i];
            }
        }

        return residuals[..count];
    }

    private static double TauOf(Span<double> residuals, ReadOnlySpan<int> ends)
    {
        var sum = 0.0;
        foreach (var residual in residuals)
        {
            sum += residual;
        }

        var mean = sum / residuals.Length;
        for (var i = 0; i < residuals.Length; i++)
        {
            residuals[i] -= mean;
        }

        var variance = LaggedProduct(residuals, ends, 0);
        if (!(variance > 0))
        {
            return 1;
        }

        var first = LaggedProduct(residuals, ends, 1) / variance;
        var total = 0.0;
        var rho = first;
        for (var lag = 1; lag < LargestLag && rho > 0; lag++)
        {
            total += rho;
            rho = LaggedProduct(residuals, ends, lag + 1) / variance;
        }

        return Math.Max(1, (1 + (2 * total)) / (1 - first));
    }

    private static double LaggedProduct(ReadOnlySpan<double> residuals, ReadOnlySpan<int> ends, int lag)
    {
        var sum = 0.0;
        var first = 0;
        foreach (var end in ends)
        {
            for (var i = first + lag; i < end; i++)
            {
                sum += residuals[i] * residuals[i - lag];
            }

            first = end;
        }

        return sum;
    }
}
