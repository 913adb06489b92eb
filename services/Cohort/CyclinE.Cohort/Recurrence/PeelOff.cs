namespace CyclinE.Cohort;

/// <summary>
/// Arbitrated peel-off along one chromosome: takes the highest score, sets its events aside, and goes on with what is left, to which an
/// event that lies on earlier peaks adds in proportion to the scores that the peaks do not share.
/// </summary>
/// <remarks>
/// With D(x) the sum of events that lie on no peak so far, and an event e that lies on peaks k with unshared scores D_k, a place
/// x under e is given s_e·D(x)/(D(x) + Σ_k D_k). Reused for many cohorts; not for two at a time.
/// </remarks>
internal sealed class PeelOff
{
    /// <summary>Peaks of one chromosome and direction; their sets are the bits of a word.</summary>
    private const int MostPeaks = 64;

    private const double Rounding = 1e-9;

    private readonly Dictionary<ulong, int> _groups = [];
    private readonly List<double> _groupWeights = [];
    private readonly List<double[]> _slopes = [];
    private readonly List<PeelPeak> _peaks = [];
    private readonly HashSet<int> _peeled = [];
    private ulong[] _masks = [];
    private double[] _residual = [];

    /// <summary>The residual scores at which the last peak was taken, for widening it.</summary>
    public ReadOnlySpan<double> Residual => _residual;

    /// <summary>Finds peaks.</summary>
    /// <param name="grid">The chromosome.</param>
    /// <param name="weights">How often each sample counts.</param>
    /// <param name="threshold">Smallest sum of scores of a peak.</param>
    /// <param name="armOf">Side of an interval, for peeling whole arms; null to peel covering events only.</param>
    /// <param name="found">Called at each peak while <see cref="Residual"/> shows the scores it was taken from.</param>
    public IReadOnlyList<PeelPeak> Find(ScoreGrid grid, ReadOnlySpan<int> weights, double threshold, Func<int, int>? armOf, Action<PeelPeak>? found = null)
    {
        Begin(grid, weights);
        while (_peaks.Count < MostPeaks)
        {
            var (best, top, unshared) = Highest(grid.Length);
            if (best < 0 || top < threshold)
            {
                break;
            }

            var (first, last) = Plateau(grid.Length, best, top);
            var peak = new PeelPeak(first, last, top, unshared);
            found?.Invoke(peak);
            _peaks.Add(peak);
            Peel(grid, weights, best, unshared, armOf);
        }

        return _peaks;
    }

    private void Begin(ScoreGrid grid, ReadOnlySpan<int> weights)
    {
        _groups.Clear();
        _groupWeights.Clear();
        _peaks.Clear();
        if (_masks.Length < grid.Events.Length)
        {
            _masks = new ulong[grid.Events.Length];
        }

        if (_residual.Length < grid.Length + 1)
        {
            _residual = new double[grid.Length + 1];
            _slopes.Clear();
        }

        Array.Clear(_masks, 0, grid.Events.Length);
        var slope = _slopes[Group(0, 0)];
        for (var k = 0; k < grid.Events.Length; k++)
        {
            ref readonly var e = ref grid.Events[k];
            if (weights[e.Sample] is var weight && weight != 0)
            {
                slope[e.Start] += weight * e.Score;
                slope[e.End] -= weight * e.Score;
            }
        }
    }

    // Group 0 are the events on no peak; every other one lies on the same set of peaks.
    private int Group(ulong mask, double weight)
    {
        if (_groups.TryGetValue(mask, out var group))
        {
            return group;
        }

        group = _groups.Count;
        _groups.Add(mask, group);
        _groupWeights.Add(weight);
        if (_slopes.Count <= group)
        {
            _slopes.Add(new double[_residual.Length]);
        }
        else
        {
            Array.Clear(_slopes[group]);
        }

        return group;
    }

    private (int Best, double Top, double Unshared) Highest(int length)
    {
        var groups = _groups.Count;
        Span<double> sums = groups <= 64 ? stackalloc double[groups] : new double[groups];
        sums.Clear();
        var (best, top, unshared) = (-1, 0.0, 0.0);
        var free = _slopes[0];
        for (var k = 0; k < length; k++)
        {
            sums[0] += free[k];
            var own = sums[0] > Rounding ? sums[0] : 0;
            var score = own;
            for (var g = 1; g < groups; g++)
            {
                sums[g] += _slopes[g][k];
                if (own > 0 && sums[g] > 0)
                {
                    score += sums[g] * own / (own + _groupWeights[g]);
                }
            }

            _residual[k] = score;
            if (score > top)
            {
                (best, top, unshared) = (k, score, own);
            }
        }

        return (best, top, unshared);
    }

    private (int First, int Last) Plateau(int length, int best, double top)
    {
        var level = top * (1 - Rounding);
        var (first, last) = (best, best);
        while (first > 0 && _residual[first - 1] >= level)
        {
            first--;
        }

        while (last + 1 < length && _residual[last + 1] >= level)
        {
            last++;
        }

        return (first, last);
    }

    private void Peel(ScoreGrid grid, ReadOnlySpan<int> weights, int place, double unshared, Func<int, int>? armOf)
    {
        var bit = 1UL << (_peaks.Count - 1);
        _peeled.Clear();
        var arm = armOf?.Invoke(place) ?? 0;
        if (armOf is not null)
        {
            foreach (ref readonly var e in grid.Events.AsSpan())
            {
                if (e.Start <= place && place < e.End)
                {
                    _peeled.Add(e.Sample);
                }
            }
        }

        for (var k = 0; k < grid.Events.Length; k++)
        {
            ref readonly var e = ref grid.Events[k];
            var covers = e.Start <= place && place < e.End;
            var weight = weights[e.Sample];
            if (weight == 0 || !(covers || (armOf is not null && _peeled.Contains(e.Sample) && armOf(e.Start) == arm && armOf(e.End - 1) == arm)))
            {
                continue;
            }

            var from = _groups[_masks[k]];
            var to = Group(_masks[k] | bit, _groupWeights[from] + unshared);
            _masks[k] |= bit;
            var score = weight * e.Score;
            _slopes[from][e.Start] -= score;
            _slopes[from][e.End] += score;
            _slopes[to][e.Start] += score;
            _slopes[to][e.End] -= score;
        }
    }
}
