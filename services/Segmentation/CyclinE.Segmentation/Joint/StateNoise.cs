using CyclinE.Numerics;

namespace CyclinE.Segmentation;

/// <summary>
/// Takes back breaks that only the noise of their own level explains: noise differs between copy-number states, the
/// penalty knows one σ per channel. The adjacent pair with the smallest T² = Σ channels Δ²/(s̃²(1/n_A + 1/n_B)) is joined
/// while T² &lt; β; s̃² = (20 + (n_A − 1)s_A² + (n_B − 1)s_B²)/(18 + n_A + n_B), s the lag-1 estimate inside a segment.
/// Pooled, because a few probes have no noise of their own to speak of and would be judged by the array's, while the
/// question is whether they belong to the state beside them.
/// </summary>
internal sealed class StateNoise
{
    private const double MostTail = 4;
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
        var noises = new List<Noise[]>();
        for (var i = 0; i < kept.Count; i++)
        {
            noises.Add(noise.Own(i == 0 ? 0 : kept[i - 1], kept[i]));
        }

        var statistics = new List<double>();
        for (var i = 0; i + 1 < kept.Count; i++)
        {
            statistics.Add(noise.Statistic(kept, noises, i));
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
            noises.RemoveAt(weakest);
            statistics.RemoveAt(weakest);
            noises[weakest] = noise.Own(weakest == 0 ? 0 : kept[weakest - 1], kept[weakest]);
            for (var i = Math.Max(0, weakest - 1); i <= weakest && i < statistics.Count; i++)
            {
                statistics[i] = noise.Statistic(kept, noises, i);
            }
        }

        return [.. kept];
    }

    private double Statistic(List<int> ends, List<Noise[]> noises, int left)
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
                var variance = noises[left][channel].Pooled(noises[left + 1][channel]);
                sum += difference * difference / (variance * ((1 / nLeft) + (1 / nRight)));
            }
        }

        return sum;
    }

    private Noise[] Own(int first, int end)
    {
        var noises = new Noise[_channels.Length];
        for (var channel = 0; channel < noises.Length; channel++)
        {
            noises[channel] = Own(_channels[channel].AsSpan(first, end - first), _taus[channel]);
        }

        return noises;
    }

    private Noise Own(ReadOnlySpan<double> values, double tau)
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
            return default;
        }

        // Tails beyond the median's reach are noise too, up to a point: what an outlier would add is bounded.
        var differences = _differences.AsSpan(0, n - 1);
        var squares = 0.0;
        foreach (var difference in differences)
        {
            squares += difference * difference;
        }

        var median = OrderStatistics.Median(differences);
        for (var i = 0; i < differences.Length; i++)
        {
            differences[i] = Math.Abs(differences[i] - median);
        }

        var deviation = LagNoise.MadToSd * OrderStatistics.Median(differences);
        var robust = deviation * deviation * (n - 1);
        return new Noise(n - 1, tau * Math.Clamp(squares, robust, MostTail * robust) / 2);
    }

    /// <summary>Degrees of freedom and sum of squares of a segment's own noise.</summary>
    private readonly record struct Noise(int Freedom, double Squares)
    {
        public double Pooled(Noise other) =>
            (SegmentationNoise.PriorProbes + Squares + other.Squares) / (SegmentationNoise.PriorProbes + Freedom + other.Freedom);
    }
}
