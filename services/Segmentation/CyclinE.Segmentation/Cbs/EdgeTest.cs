using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace CyclinE.Segmentation.Cbs;

/// <summary>
/// Whether one end of an arc is a change: the means of the two sides of it are compared by permutations, all
/// <c>nperm</c> of them.
/// </summary>
internal sealed class EdgeTest(int capacity)
{
    // What DNAcopy allows for rounding, so that a permutation equal to the data counts as one that reaches it.
    private const double Ties = 0.99999;

    private readonly double[] _values = new double[capacity];
    private readonly int[] _positions = new int[CbsRandomSource.Chunk];

    /// <summary>Whether a change after the first <paramref name="left"/> values is kept.</summary>
    /// <param name="values">Values on both sides of the edge.</param>
    /// <param name="centre">Is subtracted from each.</param>
    /// <param name="left">Values on the left.</param>
    /// <param name="permutations">Permutations.</param>
    /// <param name="alpha">Significance level.</param>
    /// <param name="source">Random numbers.</param>
    /// <param name="cancellationToken">Looked at every some thousand draws.</param>
    public bool Keeps(
        ReadOnlySpan<double> values, double centre, int left, int permutations, double alpha, CbsRandomSource source, CancellationToken cancellationToken)
    {
        var count = values.Length;
        var right = count - left;
        if (left == 1 || right == 1)
        {
            return alpha >= 1;
        }

        var (sumLeft, sumRight, squares) = (0.0, 0.0, 0.0);
        for (var i = 0; i < count; i++)
        {
            var x = _values[i] = values[i] - centre;
            squares += x * x;
            if (i < left)
            {
                sumLeft += x;
            }
            else
            {
                sumRight += x;
            }
        }

        var mean = (sumLeft + sumRight) / count;
        squares -= count * mean * mean;
        var drawn = Math.Min(left, right);
        var observed = Ties * Math.Abs((left <= right ? sumLeft / left : sumRight / right) - mean);
        var between = observed * observed * drawn * count / Math.Max(left, right);
        if (between / ((squares - between) / (count - 2.0)) > 25 && drawn >= 10)
        {
            return true;
        }

        return Permute(count, drawn, observed, mean, permutations, alpha, source, cancellationToken);
    }

    private bool Permute(
        int count, int drawn, double observed, double mean, int permutations, double alpha, CbsRandomSource source, CancellationToken cancellationToken)
    {
        var reached = 0;
        var work = 0;
        for (var done = 1; done <= permutations; done++)
        {
            if ((work += drawn + 8) >= 1 << 16)
            {
                cancellationToken.ThrowIfCancellationRequested();
                work = 0;
            }

            if (Math.Abs((DrawSum(count, drawn, source) / drawn) - mean) >= observed)
            {
                reached++;
            }

            // Either way the rest cannot change what is decided; R's stream must still move on by it.
            var isLost = (double)reached / permutations > alpha;
            if (!source.IsR && done % 64 == 0 && Curtailment.IsSure(reached, done, (Math.Floor(alpha * permutations) + 1) / permutations))
            {
                return (double)reached / done <= alpha;
            }

            if (isLost || (double)(reached + permutations - done) / permutations <= alpha)
            {
                source.Skip((long)drawn * (permutations - done));
                return !isLost;
            }
        }

        return true;
    }

    /// <summary>Sum of the next values drawn without replacement; they go on being shuffled from draw to draw.</summary>
    private double DrawSum(int count, int drawn, CbsRandomSource source)
    {
        ref var values = ref MemoryMarshal.GetArrayDataReference(_values);
        ref var position = ref MemoryMarshal.GetArrayDataReference(_positions);
        var sum = 0.0;
        for (var rest = count; rest > count - drawn;)
        {
            var positions = _positions.AsSpan(0, Math.Min(CbsRandomSource.Chunk, rest - (count - drawn)));
            source.FillPositions(positions, rest);
            for (var t = 0; t < positions.Length; t++)
            {
                ref var at = ref Unsafe.Add(ref values, --rest);
                ref var other = ref Unsafe.Add(ref values, Unsafe.Add(ref position, t));
                (at, other) = (other, at);
                sum += at;
            }
        }

        return sum;
    }
}
