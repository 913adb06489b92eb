using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace CyclinE.Segmentation.Joint;

/// <summary>
/// The exact optimum over segmentations whose breaks stand at given candidates and whose segments hold at least so many
/// loci: optimal partitioning (Jackson 2005) with the inequality pruning of PELT (Killick 2012), all channels together.
/// </summary>
/// <remarks>
/// The sum of all squares is the same for every segmentation, so a segment counts with −Σ S²/n. A start is dropped at end
/// e when it is dearer there than the best segmentation of all before e; with a shortest segment this holds for ends at
/// least that much later (a segment must fit behind e), so dropping waits until then.
/// </remarks>
internal sealed class CandidateProgram
{
    private const int Lanes = 4;
    private const int PruneStride = 16;
    private readonly ChannelSums _sums;
    private readonly double[][] _startSums;
    private readonly double[][] _startCounts;
    private readonly double[] _endSums;
    private readonly double[] _endCounts;
    private readonly double[] _before;
    private readonly double[] _costs;
    private readonly int[] _starts;
    private readonly bool[] _dearer;
    private int _alive;

    private CandidateProgram(ChannelSums sums, int candidates)
    {
        _sums = sums;
        _startSums = new double[sums.Channels][];
        _startCounts = new double[sums.Channels][];
        for (var channel = 0; channel < sums.Channels; channel++)
        {
            _startSums[channel] = new double[candidates + Lanes];
            _startCounts[channel] = new double[candidates + Lanes];
        }

        _endSums = new double[sums.Channels];
        _endCounts = new double[sums.Channels];
        _before = new double[candidates + Lanes];
        _costs = new double[candidates + Lanes];
        _starts = new int[candidates + Lanes];
        _dearer = new bool[candidates + Lanes];
    }

    /// <summary>Solves.</summary>
    /// <param name="sums">The channels.</param>
    /// <param name="candidates">Ascending from 0 to the number of loci, both included: places where a segment may begin.</param>
    /// <param name="penalty">Per break.</param>
    /// <param name="minimum">Shortest segment in loci, unless all loci are fewer.</param>
    /// <returns>Ends of the segments.</returns>
    public static int[] Solve(ChannelSums sums, ReadOnlySpan<int> candidates, double penalty, int minimum) =>
        new CandidateProgram(sums, candidates.Length).Run(candidates, penalty, minimum);

    private int[] Run(ReadOnlySpan<int> candidates, double penalty, int minimum)
    {
        var least = new double[candidates.Length];
        var previous = new int[candidates.Length];
        Add(0, 0, -penalty);
        int reachable = 0, judged = 0, judgedFrom = int.MaxValue;
        for (var e = 1; e < candidates.Length; e++)
        {
            var end = candidates[e];
            if (end >= judgedFrom)
            {
                Drop(judged);
                reachable = 0;
                judgedFrom = int.MaxValue;
            }

            while (reachable < _alive && (candidates[_starts[reachable]] <= end - minimum || _starts[reachable] == 0))
            {
                reachable++;
            }

            // Only the last end may close a run that is shorter than the shortest segment.
            var open = end < minimum && e < candidates.Length - 1 ? 0 : reachable;
            (previous[e], least[e]) = Best(open, end);
            least[e] += penalty;
            if (open > 0 && judgedFrom == int.MaxValue && e % PruneStride == 0 && double.IsFinite(least[e]))
            {
                for (judged = 0; judged < open; judged++)
                {
                    _dearer[judged] = _costs[judged] > least[e];
                }

                judgedFrom = end + minimum;
            }

            Add(e, end, least[e]);
        }

        var ends = new List<int>();
        for (var e = candidates.Length - 1; e > 0; e = previous[e])
        {
            ends.Add(candidates[e]);
        }

        ends.Reverse();
        return [.. ends];
    }

    private void Add(int start, int at, double before)
    {
        for (var channel = 0; channel < _startSums.Length; channel++)
        {
            _startSums[channel][_alive] = _sums.Sums(channel)[at];
            _startCounts[channel][_alive] = _sums.Counts(channel)[at];
        }

        _before[_alive] = before;
        _starts[_alive++] = start;
    }

    private void Drop(int judged)
    {
        var kept = 0;
        for (var i = 0; i < _alive; i++)
        {
            if (i < judged && _dearer[i])
            {
                continue;
            }

            for (var channel = 0; channel < _startSums.Length; channel++)
            {
                _startSums[channel][kept] = _startSums[channel][i];
                _startCounts[channel][kept] = _startCounts[channel][i];
            }

            _before[kept] = _before[i];
            _starts[kept++] = _starts[i];
        }

        _alive = kept;
    }

    /// <summary>The cheapest of the first <paramref name="open"/> starts for a segment ending at <paramref name="end"/>; the earliest of equal ones.</summary>
    private (int Start, double Cost) Best(int open, int end)
    {
        for (var channel = 0; channel < _endSums.Length; channel++)
        {
            _endSums[channel] = _sums.Sums(channel)[end];
            _endCounts[channel] = _sums.Counts(channel)[end];
        }

        ref var before = ref MemoryMarshal.GetArrayDataReference(_before);
        ref var costs = ref MemoryMarshal.GetArrayDataReference(_costs);
        var least = Vector256.Create(double.PositiveInfinity);
        var at = Vector256.Create(-1.0);
        var place = Vector256.Create(0.0, 1, 2, 3);
        var limit = Vector256.Create((double)open);
        for (nuint i = 0; i < (nuint)open; i += Lanes)
        {
            var cost = Vector256.LoadUnsafe(ref before, i);
            for (var channel = 0; channel < _startSums.Length; channel++)
            {
                var sum = Vector256.Create(_endSums[channel]) - Vector256.LoadUnsafe(ref MemoryMarshal.GetArrayDataReference(_startSums[channel]), i);
                var count = Vector256.Create(_endCounts[channel]) - Vector256.LoadUnsafe(ref MemoryMarshal.GetArrayDataReference(_startCounts[channel]), i);
                cost -= sum * sum / Vector256.MaxNative(count, Vector256<double>.One);
            }

            cost.StoreUnsafe(ref costs, i);
            var better = Vector256.LessThan(cost, least) & Vector256.LessThan(place, limit);
            least = Vector256.ConditionalSelect(better, cost, least);
            at = Vector256.ConditionalSelect(better, place, at);
            place += Vector256.Create((double)Lanes);
        }

        var (found, cheapest) = (-1.0, double.PositiveInfinity);
        for (var lane = 0; lane < Lanes; lane++)
        {
            if (least[lane] < cheapest || (least[lane] == cheapest && at[lane] >= 0 && at[lane] < found))
            {
                (found, cheapest) = (at[lane], least[lane]);
            }
        }

        return (found < 0 ? 0 : _starts[(int)found], cheapest);
    }
}
