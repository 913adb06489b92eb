using CyclinE.Numerics;

namespace CyclinE.Segmentation.Allele;

/// <summary>σ_b, the noise of the B-allele frequency at heterozygotes, from windows of neighbouring ones.</summary>
/// <remarks>
/// In a balanced window the spread of b is σ_b; imbalance adds to it. Where the two bands stand well apart the spread of
/// |b − ½| is σ_b, near balance it is less. Between these the shape hardly tells a wide band from two narrow ones, so the
/// reading with the least imbalance is taken: a low quantile of the windows' spreads of b, or, where most windows show
/// two clear bands and that is smaller, the median spread within their bands.
/// </remarks>
internal static class BafNoise
{
    /// <summary>Smallest σ_b that is believed: files give BAF with three decimals.</summary>
    public const double Floor = 0.005;

    private const int LargestWindow = 500;
    private const int SmallestWindow = 50;
    private const int Windows = 40;
    private const double LowQuantile = 0.05;

    // median / interquartile range of |X| grows from 0.81 at balance; 1.2 is ν = 1.6 σ, where the range is 1.33 σ.
    private const double ClearBands = 1.2;
    private const double ClearRange = 1.33;
    private const double SmallestError = 0.03;

    // The sd of the MAD of n normal values is 1.17 / √n of it.
    private const double MadSpread = 1.17;

    /// <summary>Estimates σ_b and its relative error.</summary>
    /// <param name="signed">b − ½ at heterozygotes, chromosome by chromosome.</param>
    /// <param name="ends">One past the last index of each chromosome.</param>
    public static (double Sigma, double Error) Estimate(ReadOnlySpan<double> signed, ReadOnlySpan<int> ends)
    {
        var size = Math.Clamp(signed.Length / Windows, SmallestWindow, LargestWindow);
        var spreads = new List<double>();
        var clear = new List<double>();
        var scratch = new double[2 * size];
        var first = 0;
        foreach (var end in ends)
        {
            var windows = Math.Max(1, (end - first) / size);
            for (var window = 0; window < windows && end - first >= SmallestWindow; window++)
            {
                var from = first + (int)((long)(end - first) * window / windows);
                var to = first + (int)((long)(end - first) * (window + 1) / windows);
                Measure(signed[from..to], scratch, spreads, clear);
            }

            first = end;
        }

        if (spreads.Count == 0)
        {
            return (Math.Max(Floor, Spread(signed)), 1);
        }

        var windowCount = spreads.Count;
        // The windows that agree with the low quantile within three standard errors of a window.
        var limit = OrderStatistics.Quantile(spreads.ToArray(), LowQuantile) * (1 + (3 * MadSpread / Math.Sqrt(size)));
        spreads.RemoveAll(s => s > limit);
        var supporting = size * spreads.Count;
        var sigma = OrderStatistics.Median(spreads.ToArray());
        if (2 * clear.Count >= windowCount)
        {
            sigma = Math.Min(sigma, OrderStatistics.Median(clear.ToArray()));
        }

        return (Math.Max(Floor, sigma), Math.Max(SmallestError, MadSpread / Math.Sqrt(supporting)));
    }

    private static void Measure(ReadOnlySpan<double> window, double[] scratch, List<double> spreads, List<double> clear)
    {
        spreads.Add(Spread(window));
        var folded = scratch.AsSpan(0, window.Length);
        for (var i = 0; i < folded.Length; i++)
        {
            folded[i] = Math.Abs(window[i]);
        }

        var range = OrderStatistics.Quantile(folded, 0.75) - OrderStatistics.Quantile(folded, 0.25);
        if (OrderStatistics.Median(folded) > ClearBands * range)
        {
            clear.Add(range / ClearRange);
        }
    }

    /// <summary>1.4826 · MAD; NaN for no values.</summary>
    private static double Spread(ReadOnlySpan<double> values)
    {
        var scratch = values.ToArray();
        var median = OrderStatistics.Median(scratch);
        for (var i = 0; i < scratch.Length; i++)
        {
            scratch[i] = Math.Abs(scratch[i] - median);
        }

        return LagNoise.MadToSd * OrderStatistics.Median(scratch);
    }
}
