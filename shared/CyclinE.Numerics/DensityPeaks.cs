namespace CyclinE.Numerics;

/// <summary>
/// Peaks of a Gaussian kernel density estimate on a fixed grid: <see cref="Step"/> wide cells that reach
/// <see cref="Reach"/> to both sides of the median.
/// </summary>
/// <remarks>
/// Values are shared linearly between the two grid points around them, the kernel is cut off at five bandwidths, and a
/// peak's place is refined by the parabola through its three grid points. Everything is summed in grid order.
/// </remarks>
public static class DensityPeaks
{
    /// <summary>Distance of grid points.</summary>
    public const double Step = 0.002;

    /// <summary>Reach of the grid on either side of the median; values beyond count in the total only.</summary>
    public const double Reach = 4;

    /// <summary>A runner-up is at least this high, relative to the main peak; less is the ripple of a tail.</summary>
    public const double SmallestRunnerUp = 0.05;

    /// <summary>The valley between runner-up and main peak is at most this high, relative to the runner-up.</summary>
    public const double HighestValley = 0.95;

    private const int HalfWidth = (int)(Reach / Step);

    /// <summary>
    /// The bandwidth (4/5)^(1/7) · sd · n^(−1/7): the normal-reference rule for a density's derivative, whose zero a peak is.
    /// </summary>
    /// <remarks>
    /// With the noise sd of the array in place of the spread of all its values, copy-number states that differ by more than
    /// the noise stay apart. Never below two grid steps. Rule: Chacón, Duong and Wand, Statistica Sinica 21 (2011).
    /// </remarks>
    /// <param name="noiseSd">sd of the values within one state.</param>
    /// <param name="count">Number of values.</param>
    public static double Bandwidth(double noiseSd, int count) =>
        Math.Max(2 * Step, Math.Pow(0.8, 1.0 / 7) * noiseSd * Math.Pow(Math.Max(1, count), -1.0 / 7));

    /// <summary>The highest peak and the next one that a valley sets apart, or null where there is only one.</summary>
    /// <param name="scratch">Finite values; reordered.</param>
    /// <param name="bandwidth">sd of the Gaussian kernel.</param>
    /// <exception cref="ArgumentException">No values, or the bandwidth is not positive.</exception>
    public static (DensityPeak Main, DensityPeak? RunnerUp) Find(Span<double> scratch, double bandwidth)
    {
        if (scratch.IsEmpty)
        {
            throw new ArgumentException("A density needs values.", nameof(scratch));
        }

        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(bandwidth);
        var median = OrderStatistics.Median(scratch);
        var origin = Math.Round(median / Step);
        var density = Estimate(scratch, bandwidth, origin);

        var peaks = new List<int>();
        var main = -1;
        for (var i = 1; i < density.Length - 1; i++)
        {
            if (density[i] > density[i - 1] && density[i] >= density[i + 1])
            {
                peaks.Add(i);
                main = main < 0 || density[i] > density[main] ? i : main;
            }
        }

        if (main < 0)
        {
            // Every value lies beyond the grid, on both sides of the median: there is no peak to speak of.
            return (new DensityPeak(median, 0), null);
        }

        var second = RunnerUp(density, peaks, main);
        return (Refine(density, main, origin), second < 0 ? null : Refine(density, second, origin));
    }

    private static double[] Estimate(ReadOnlySpan<double> values, double bandwidth, double origin)
    {
        var weights = new double[(2 * HalfWidth) + 1];
        foreach (var value in values)
        {
            var place = (value / Step) - origin + HalfWidth;
            var cell = Math.Floor(place);
            if (cell >= 0 && cell < weights.Length - 1)
            {
                var share = place - cell;
                weights[(int)cell] += 1 - share;
                weights[(int)cell + 1] += share;
            }
        }

        var reach = Math.Min(weights.Length - 1, (int)Math.Ceiling(5 * bandwidth / Step));
        var kernel = new double[reach + 1];
        for (var k = 0; k <= reach; k++)
        {
            var z = k * Step / bandwidth;
            kernel[k] = Math.Exp(-0.5 * z * z) / (Math.Sqrt(2 * Math.PI) * bandwidth * values.Length);
        }

        var density = new double[weights.Length];
        for (var cell = 0; cell < weights.Length; cell++)
        {
            var weight = weights[cell];
            if (weight == 0)
            {
                continue;
            }

            var last = Math.Min(weights.Length - 1, cell + reach);
            for (var i = Math.Max(0, cell - reach); i <= last; i++)
            {
                density[i] += weight * kernel[Math.Abs(i - cell)];
            }
        }

        return density;
    }

    private static int RunnerUp(double[] density, List<int> peaks, int main)
    {
        var best = -1;
        foreach (var peak in peaks)
        {
            if (peak == main || density[peak] < SmallestRunnerUp * density[main] || (best >= 0 && density[peak] <= density[best]))
            {
                continue;
            }

            var valley = density[peak];
            for (var i = Math.Min(peak, main); i < Math.Max(peak, main); i++)
            {
                valley = Math.Min(valley, density[i]);
            }

            best = valley <= HighestValley * density[peak] ? peak : best;
        }

        return best;
    }

    private static DensityPeak Refine(double[] density, int peak, double origin)
    {
        double before = density[peak - 1], at = density[peak], after = density[peak + 1];
        var curvature = before - (2 * at) + after;
        var shift = curvature < 0 ? 0.5 * (before - after) / curvature : 0;
        return new DensityPeak((origin + peak - HalfWidth + shift) * Step, at - (0.25 * (before - after) * shift));
    }
}

/// <summary>A local maximum of a density.</summary>
/// <param name="Position">Where it lies, in the values' unit.</param>
/// <param name="Height">The density there, per unit.</param>
public readonly record struct DensityPeak(double Position, double Height);
