using CyclinE.Numerics;

namespace CyclinE.Segmentation;

/// <summary>
/// Takes back breaks that only the noise of their own level explains: noise differs between copy-number states, the
/// penalty knows one σ per channel. The adjacent pair with the smallest T² = Σ channels Δ²/(s̃_A²/n_A + s̃_B²/n_B) is
/// joined while T² &lt; β; s̃² = (20 + (n − 1)s²)/(19 + n), s the lag-1 estimate inside the segment.
/// </summary>
internal sealed class StateNoise
{
    private readonly double[][] _channels;
    private readonly ChannelSums _sums;
    private readonly double[] _taus;
    private readonly double[] _differences;

    private StateNoise(double[][] channels, double[] taus, ChannelSums sums)
    {
        _channels = channels;
        _taus = taus;
        _sums = sums;
        _differences = new double[sums.Length];
    }

    /// <summary>Merges.</summary>
    /// <param name="channels">Values in units of the sd of their long-run noise; NaN where a channel has none.</param>
    /// <param name="taus">Long-run variance of each channel over the one that lag-1 differences tell.</param>
    /// <param name="sums">Their counted values.</param>
    /// <param name="ends">The segments.</param>
    /// <param name="penalty">β.</param>
    public static int[] Merge(double[][] channels, double[] taus, ChannelSums sums, int[] ends, double penalty)
    {
        if (ends.Length < 2)
        {
            return ends;
        }

        var noise = new StateNoise(channels, taus, sums);
        var kept = new List<int>(ends);
        var variances = new List<double[]>();
        for (var i = 0; i < kept.Count; i++)
        {
            variances.Add(noise.Variances(i == 0 ? 0 : kept[i - 1], kept[i]));
        }

        var statistics = new List<double>();
        for (var i = 0; i + 1 < kept.Count; i++)
        {
            statistics.Add(noise.Statistic(kept, variances, i));
        }

        while (statistics.Count > 0)
        {
            var weakest = 0;
            for (var i = 1; i < statistics.Count; i++)
            {
                weakest = statistics[i] < statistics[weakest] ? i : weakest;
            }

            if (statistics[weakest] >= penalty)
            {
                break;
            }

            kept.RemoveAt(weakest);
            variances.RemoveAt(weakest);
            statistics.RemoveAt(weakest);
            variances[weakest] = noise.Variances(weakest == 0 ? 0 : kept[weakest - 1], kept[weakest]);
            for (var i = Math.Max(0, weakest - 1); i <= weakest && i < statistics.Count; i++)
            {
                statistics[i] = noise.Statistic(kept, variances, i);
            }
        }

        return [.. kept];
    }

    private double Statistic(List<int> ends, List<double[]> variances, int left)
    {
        var first = left == 0 ? 0 : ends[left - 1];
        var sum = 0.0;
        for (var channel = 0; channel < _channels.Length; channel++)
        {
            var counts = _sums.Counts(channel);
            var nLeft = counts[ends[left]] - counts[first];
            var nRight = counts[ends[left + 1]] - counts[ends[left]];
            if (nLeft > 0 && nRight > 0)
            {
                var difference = _sums.Mean(channel, first, ends[left]) - _sums.Mean(channel, ends[left], ends[left + 1]);
                sum += difference * difference / ((variances[left][channel] / nLeft) + (variances[left + 1][channel] / nRight));
            }
        }

        return sum;
    }

    private double[] Variances(int first, int end)
    {
        var variances = new double[_channels.Length];
        for (var channel = 0; channel < variances.Length; channel++)
        {
            variances[channel] = Variance(_channels[channel].AsSpan(first, end - first), _taus[channel]);
        }

        return variances;
    }

    private double Variance(ReadOnlySpan<double> values, double tau)
    {
        var previous = double.NaN;
        var n = 0;
        foreach (var value in values)
        {
            if (!double.IsNaN(value))
            {
                if (n > 0)
                {
                    _differences[n - 1] = value - previous;
                }

                previous = value;
                n++;
            }
        }

        if (n < 2)
        {
            return 1;
        }

        var differences = _differences.AsSpan(0, n - 1);
        var median = OrderStatistics.Median(differences);
        for (var i = 0; i < differences.Length; i++)
        {
            differences[i] = Math.Abs(differences[i] - median);
        }

        var own = LagNoise.MadToSd * OrderStatistics.Median(differences);
        return (SegmentationNoise.PriorProbes + ((n - 1) * tau * own * own / 2)) / (SegmentationNoise.PriorProbes - 1 + n);
    }
}
