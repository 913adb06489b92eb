using CyclinE.Numerics;
using CyclinE.Segmentation.Cbs;
using CyclinE.Segmentation.Methods;

namespace CyclinE.Segmentation.Tests.Cbs;

/// <summary>
/// The scalar twin of circular binary segmentation with R's random numbers: sums, arcs and permutations one by one, no
/// blocks, vectors, thresholds or early ends, random numbers from a plain MT19937.
/// </summary>
internal sealed class PlainCbs(SegmentationOptions options, int[] boundary, int seed)
{
    private readonly PlainTwister _random = new(seed);

    /// <summary>What <c>runif(1)</c> gives next.</summary>
    public double Next() => _random.Next();

    public List<int> Segment(double[] values)
    {
        var found = new List<int>();
        var open = new List<int> { 0, values.Length };
        while (open.Count > 1)
        {
            var (start, end) = (open[^2], open[^1]);
            var changes = Test(values[start..end]);
            if (changes.Count == 0)
            {
                found.Insert(0, end);
                open.RemoveAt(open.Count - 1);
            }
            else
            {
                open.InsertRange(open.Count - 1, changes.Select(c => start + c));
            }
        }

        return found;
    }

    private List<int> Test(double[] values)
    {
        var n = values.Length;
        if (n < 2 * options.CbsMinWidth || values.Max() - values.Min() <= 1.5e-8)
        {
            return [];
        }

        var mean = ExactMean.Of(values).Mean;
        double[] x = [.. values.Select(v => v - mean)];
        var total = x.Sum(v => v * v);
        var arc = PlainArcs.Best(Sums(x), options.CbsMinWidth);
        if (!IsChange(x, arc, total))
        {
            return [];
        }

        if (arc.Last == n)
        {
            return [arc.First];
        }

        var changes = new List<int>();
        if (Edge(x[..arc.Last], arc.First))
        {
            changes.Add(arc.First);
        }

        if (Edge(x[arc.First..], arc.Length))
        {
            changes.Add(arc.Last);
        }

        return changes;
    }

    private bool IsChange(double[] x, CbsArc arc, double total)
    {
        var n = x.Length;
        var square = Square(arc.Between, ref total, n);
        if (Math.Sqrt(square) <= 0.1)
        {
            return false;
        }

        if (Math.Sqrt(square) >= 7 && Math.Min(arc.Length, n - arc.Length) >= 10)
        {
            return true;
        }

        var isHybrid = n > options.CbsNmin;
        var alpha = options.CbsAlpha - (isHybrid ? CircularBinaryTail.InCells(Math.Sqrt(square), n, (options.CbsKmax + 1.0) / n) : 0);
        if (alpha < 0)
        {
            return false;
        }

        var allowed = (int)(alpha * options.CbsPermutations);
        var entry = allowed * (allowed + 1) / 2;
        var reached = 0;
        for (var done = 1; done <= options.CbsPermutations; done++)
        {
            var permuted = (double[])x.Clone();
            Shuffle(permuted, n);
            var between = isHybrid ? LargestShort(permuted) : PlainArcs.Best(Sums(permuted), options.CbsMinWidth).Between;
            if (Square(between, ref total, n) >= 0.99999 * square)
            {
                reached++;
                entry++;
            }

            if (reached > allowed)
            {
                return false;
            }

            if (done >= boundary[entry])
            {
                return true;
            }
        }

        return true;
    }

    private static double Square(double between, ref double total, int n)
    {
        total = total <= between + 0.0001 ? between + 1 : total;
        return between / ((total - between) / (n - 2.0));
    }

    private double LargestShort(double[] x)
    {
        var largest = 0.0;
        for (var i = 0; i < x.Length; i++)
        {
            var sum = 0.0;
            for (var length = 1; length <= options.CbsKmax; length++)
            {
                sum += x[(i + length - 1) % x.Length];
                if (length >= options.CbsMinWidth)
                {
                    largest = Math.Max(largest, sum * sum * x.Length / (length * ((double)x.Length - length)));
                }
            }
        }

        return largest;
    }

    private bool Edge(double[] values, int left)
    {
        var (n, right) = (values.Length, values.Length - left);
        if (left == 1 || right == 1)
        {
            return false;
        }

        var x = (double[])values.Clone();
        var mean = x.Average();
        var drawn = Math.Min(left, right);
        var observed = 0.99999 * Math.Abs((left <= right ? x[..left].Average() : x[left..].Average()) - mean);
        var between = observed * observed * drawn * n / Math.Max(left, right);
        if (between / ((x.Sum(v => v * v) - (n * mean * mean) - between) / (n - 2.0)) > 25 && drawn >= 10)
        {
            return true;
        }

        var reached = 0;
        for (var done = 0; done < options.CbsPermutations; done++)
        {
            Shuffle(x, drawn);
            reached += Math.Abs((x[^drawn..].Sum() / drawn) - mean) >= observed ? 1 : 0;
        }

        return (double)reached / options.CbsPermutations <= options.CbsAlpha;
    }

    private void Shuffle(double[] x, int drawn)
    {
        for (var i = x.Length; i > x.Length - drawn; i--)
        {
            var j = (int)(_random.Next() * i);
            (x[i - 1], x[j]) = (x[j], x[i - 1]);
        }
    }

    private static double[] Sums(double[] x)
    {
        var sum = 0.0;
        return [.. x.Select(v => sum += v)];
    }
}
