namespace CyclinE.Segmentation.Joint;

/// <summary>
/// Takes back breaks whose removal lowers the capped cost. The alternation of <see cref="SharedBreaks"/> cannot: once a
/// few outliers have a segment of their own they count there in full, though capped in their neighbour they would cost
/// less than the breaks around them.
/// </summary>
/// <remarks>
/// A segment joins the left one, the right one, or both of them with it. What it then costs is bounded from above with
/// the level of those it joins, so every removal is a true improvement. The one that gains most goes first.
/// </remarks>
internal sealed class BreakRemoval
{
    private readonly double[][] _channels;
    private readonly ChannelSums _sums;
    private readonly double _penalty;
    private readonly double[] _caps;
    private readonly List<int> _ends;

    private BreakRemoval(double[][] channels, ChannelSums sums, double penalty, double[] caps, int[] ends)
    {
        _channels = channels;
        _sums = sums;
        _penalty = penalty;
        _caps = caps;
        _ends = [.. ends];
    }

    private enum Join
    {
        Left,
        Right,
        Both,
    }

    /// <summary>Removes breaks; the ends that stay.</summary>
    public static int[] Apply(double[][] channels, ChannelSums sums, double penalty, double[] caps, int[] ends) =>
        new BreakRemoval(channels, sums, penalty, caps, ends).Run();

    private int[] Run()
    {
        var gains = new List<(double Gain, Join Join)>();
        for (var i = 0; i < _ends.Count; i++)
        {
            gains.Add(Best(i));
        }

        while (_ends.Count > 1)
        {
            var most = 0;
            for (var i = 1; i < gains.Count; i++)
            {
                most = gains[i].Gain > gains[most].Gain ? i : most;
            }

            var (gain, join) = gains[most];
            if (!(gain > 0))
            {
                break;
            }

            if (join != Join.Left)
            {
                Remove(gains, most);
            }

            if (join != Join.Right)
            {
                Remove(gains, most - 1);
            }

            var merged = join == Join.Right ? most : most - 1;
            for (var i = Math.Max(0, merged - 1); i <= merged + 1 && i < _ends.Count; i++)
            {
                gains[i] = Best(i);
            }
        }

        return [.. _ends];
    }

    private void Remove(List<(double Gain, Join Join)> gains, int end)
    {
        _ends.RemoveAt(end);
        gains.RemoveAt(end);
    }

    private int First(int segment) => segment == 0 ? 0 : _ends[segment - 1];

    private (double Gain, Join Join) Best(int segment)
    {
        var best = (Gain: double.NegativeInfinity, Join: Join.Left);
        var hasLeft = segment > 0;
        var hasRight = segment + 1 < _ends.Count;
        if (hasLeft)
        {
            best = (_penalty - Dearer(segment, First(segment - 1), First(segment), 0, 0), Join.Left);
        }

        if (hasRight)
        {
            var gain = _penalty - Dearer(segment, 0, 0, _ends[segment], _ends[segment + 1]);
            best = gain > best.Gain ? (gain, Join.Right) : best;
        }

        if (hasLeft && hasRight)
        {
            var gain = (2 * _penalty) - Dearer(segment, First(segment - 1), First(segment), _ends[segment], _ends[segment + 1]);
            best = gain > best.Gain ? (gain, Join.Both) : best;
        }

        return best;
    }

    /// <summary>How much dearer a segment is at the common level of one or two others, and these at it, than on its own.</summary>
    private double Dearer(int segment, int firstA, int endA, int firstB, int endB)
    {
        int first = First(segment), end = _ends[segment];
        var sum = 0.0;
        for (var channel = 0; channel < _channels.Length; channel++)
        {
            var counts = _sums.Counts(channel);
            var sums = _sums.Sums(channel);
            double nA = counts[endA] - counts[firstA], nB = counts[endB] - counts[firstB];
            if (nA + nB == 0)
            {
                continue;
            }

            double sumA = sums[endA] - sums[firstA], sumB = sums[endB] - sums[firstB];
            var level = (sumA + sumB) / (nA + nB);
            if (nA > 0 && nB > 0)
            {
                var difference = (sumA / nA) - (sumB / nB);
                sum += difference * difference * nA * nB / (nA + nB);
            }

            var own = _sums.Mean(channel, first, end);
            var values = _channels[channel];
            var most = _caps[channel] * _caps[channel];
            for (var i = first; i < end; i++)
            {
                var x = values[i];
                if (!double.IsNaN(x))
                {
                    var at = double.IsNaN(own) ? most : Math.Min((x - own) * (x - own), most);
                    sum += Math.Min((x - level) * (x - level), most) - at;
                }
            }
        }

        return sum;
    }
}
