using CyclinE.Segmentation.Cbs;

namespace CyclinE.Segmentation.Tests.Cbs;

/// <summary>The scalar twin of the arc search: every arc of every pair of DNAcopy's blocks, in DNAcopy's order.</summary>
internal static class PlainArcs
{
    /// <summary>The best arc of sums S_1 … S_n (index 0 holds S_1).</summary>
    public static CbsArc Best(double[] sums, int minWidth)
    {
        var n = sums.Length;
        var (largest, smallest, high, low) = (n - 1, n - 1, 0.0, 0.0);
        for (var i = 0; i < n; i++)
        {
            (largest, high) = sums[i] > high ? (i, sums[i]) : (largest, high);
            (smallest, low) = sums[i] < low ? (i, sums[i]) : (smallest, low);
        }

        var first = Math.Min(largest, smallest);
        var best = new CbsArc(first + 1, Math.Max(largest, smallest) + 1, 0);
        best = best with { Between = Between(sums, best.First - 1, best.Last - 1) };
        foreach (var (pair, _) in Pairs(sums, minWidth).OrderByDescending(p => p.Bound))
        {
            foreach (var arc in pair.Where(arc => arc.Between > best.Between))
            {
                best = arc;
            }
        }

        return best;
    }

    private static IEnumerable<(IEnumerable<CbsArc> Arcs, double Bound)> Pairs(double[] sums, int minWidth)
    {
        var n = sums.Length;
        var blocks = n < 50 ? 1 : (int)Math.Round(Math.Sqrt(n), MidpointRounding.AwayFromZero);
        int[] ends = [.. Enumerable.Range(1, blocks).Select(b => (int)Math.Round(n * ((double)b / blocks), MidpointRounding.AwayFromZero))];
        int[] starts = [0, .. ends[..^1]];
        int Largest(int b) => Enumerable.Range(starts[b], ends[b] - starts[b]).MaxBy(i => sums[i]);
        int Smallest(int b) => Enumerable.Range(starts[b], ends[b] - starts[b]).MinBy(i => sums[i]);
        for (var a = 0; a < blocks; a++)
        {
            for (var b = a; b < blocks; b++)
            {
                var up = Math.Abs(sums[Largest(b)] - sums[Smallest(a)]);
                var down = Math.Abs(sums[Largest(a)] - sums[Smallest(b)]);
                var reach = up > down ? Math.Abs(Largest(b) - Smallest(a)) : Math.Abs(Largest(a) - Smallest(b));
                var shortest = Math.Max(a == b ? 1 : starts[b] - ends[a] + 1, minWidth);
                var longest = Math.Min(ends[b] - 1 - starts[a], n - minWidth);
                reach = Math.Min(reach, n - reach);
                IEnumerable<int> lengths = shortest <= n / 2.0 && shortest <= reach ? Enumerable.Range(shortest, reach - shortest + 1) : [];
                if (longest >= n / 2.0 && longest >= n - reach)
                {
                    lengths = lengths.Concat(Enumerable.Range(n - reach, longest - (n - reach) + 1).Reverse());
                }

                var (left, right) = (a, b);
                double d(int l) => l * ((double)n - l);
                var spread = Math.Max(up, down);
                yield return (
                    lengths.SelectMany(length => Enumerable.Range(starts[left], ends[left] - starts[left])
                        .Where(i => i + length >= starts[right] && i + length < ends[right])
                        .Select(i => new CbsArc(i + 1, i + 1 + length, Between(sums, i, i + length)))),
                    n / Math.Min(d(shortest), d(longest)) * (spread * spread));
            }
        }
    }

    private static double Between(double[] sums, int first, int last)
    {
        double n = sums.Length;
        double length = last - first;
        var difference = Math.Abs(sums[last] - sums[first]);
        return first == last ? 0 : n / (length * (n - length)) * (difference * difference);
    }
}
