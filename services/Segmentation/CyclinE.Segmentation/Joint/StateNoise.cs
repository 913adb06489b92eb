using CyclinE.Numerics;
using CyclinE.Segmentation.Segments;

namespace CyclinE.Segmentation.Joint;

/// <summary>
/// Takes back breaks that only the noise of their own level explains: noise differs between copy-number states, the
/// penalty knows one σ per channel. The adjacent pair with the smallest T² = Σ channels Δ²/(s̃²(1/n_A + 1/n_B)) is joined
/// while T² &lt; β; s̃² = (20 + (n_A − 1)s_A² + (n_B − 1)s_B²)/(18 + n_A + n_B), s the lag-1 estimate inside a segment.
/// A segment also joins both its neighbours at once while the T² of the neighbours and its own against the two together
/// are below 2β. Pooled, because a few probes have no noise of their own to speak of and would be judged by the array's, while the
/// question is whether they belong to the state beside them.
/// </summary>
internal sealed class StateNoise
{
    private const double MostTail = 4;
    private readonly double[][] _channels;
    private readonly ChannelSums _sums;
    private readonly double[] _taus;
    private readonly double[] _differences;

    private readonly List<int> _ends;
    private readonly List<Noise[]> _noises = [];
    private readonly List<double> _pairs = [];
    private readonly List<double> _inner = [];

    private StateNoise(double[][] channels, double[] taus, ChannelSums sums, int[] ends)
    {
        _ends = [.. ends];
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

        var noise = new StateNoise(channels, taus, sums, ends);
        return noise.Run(penalty);
    }

    private int[] Run(double penalty)
    {
        for (var i = 0; i < _ends.Count; i++)
        {
            _noises.Add(Own(First(i), _ends[i]));
            _pairs.Add(0);
            _inner.Add(0);
        }

        Score(0, _ends.Count - 1);
        while (_ends.Count > 1)
        {
            int pair = 0, inner = 0;
            for (var i = 1; i < _ends.Count; i++)
            {
                pair = _pairs[i] < _pairs[pair] ? i : pair;
                inner = _inner[i] < _inner[inner] ? i : inner;
            }

            if (Math.Min(_pairs[pair], _inner[inner]) >= penalty)
            {
                break;
            }

            if (_inner[inner] < _pairs[pair])
            {
                Remove(inner);
                Remove(inner - 1);
                Joined(inner - 1);
            }
            else
            {
                Remove(pair);
                Joined(pair);
            }
        }

        return [.. _ends];
    }

    private int First(int segment) => segment == 0 ? 0 : _ends[segment - 1];

    private void Remove(int end)
    {
        _ends.RemoveAt(end);
        _noises.RemoveAt(end);
        _pairs.RemoveAt(end);
        _inner.RemoveAt(end);
    }

    private void Joined(int segment)
    {
        _noises[segment] = Own(First(segment), _ends[segment]);
        Score(Math.Max(0, segment - 2), Math.Min(_ends.Count - 1, segment + 1));
    }

    private void Score(int from, int to)
    {
        for (var i = from; i <= to; i++)
        {
            _pairs[i] = i + 1 < _ends.Count ? Pair(i, i + 1) : double.PositiveInfinity;
            _inner[i] = i > 0 && i + 1 < _ends.Count ? (Pair(i - 1, i + 1) + Inner(i)) / 2 : double.PositiveInfinity;
        }
    }

    /// <summary>T² between two segments, neighbours or not.</summary>
    private double Pair(int left, int right)
    {
        var sum = 0.0;
        for (var channel = 0; channel < _channels.Length; channel++)
        {
            var (sumLeft, nLeft) = Total(channel, left);
            var (sumRight, nRight) = Total(channel, right);
            sum += Squared(sumLeft, nLeft, sumRight, nRight, Pooled(_noises[left][channel], _noises[right][channel], default));
        }

        return sum;
    }

    /// <summary>T² between a segment and its two neighbours taken as one.</summary>
    private double Inner(int segment)
    {
        var sum = 0.0;
        for (var channel = 0; channel < _channels.Length; channel++)
        {
            var (sumLeft, nLeft) = Total(channel, segment - 1);
            var (sumOwn, nOwn) = Total(channel, segment);
            var (sumRight, nRight) = Total(channel, segment + 1);
            var variance = Pooled(_noises[segment - 1][channel], _noises[segment][channel], _noises[segment + 1][channel]);
            sum += Squared(sumOwn, nOwn, sumLeft + sumRight, nLeft + nRight, variance);
        }

        return sum;
    }

    private (double Sum, double Count) Total(int channel, int segment)
    {
        int first = First(segment), end = _ends[segment];
        return (_sums.Sums(channel)[end] - _sums.Sums(channel)[first], _sums.Counts(channel)[end] - _sums.Counts(channel)[first]);
    }

    private static double Squared(double sumA, double nA, double sumB, double nB, double variance)
    {
        if (nA == 0 || nB == 0)
        {
            return 0;
        }

        var difference = (sumA / nA) - (sumB / nB);
        return difference * difference * nA * nB / ((nA + nB) * variance);
    }

    private static double Pooled(Noise a, Noise b, Noise c) =>
        (SegmentationNoise.PriorProbes + a.Squares + b.Squares + c.Squares)
        / (SegmentationNoise.PriorProbes + a.Freedom + b.Freedom + c.Freedom);

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
    private readonly record struct Noise(int Freedom, double Squares);
}
