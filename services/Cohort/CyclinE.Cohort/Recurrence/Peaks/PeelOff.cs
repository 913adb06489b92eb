using CyclinE.Cohort.Recurrence.Scoring;

namespace CyclinE.Cohort.Recurrence.Peaks;

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

    private readonly Dictionary<ulong, int> _index = [];
    private readonly List<EventGroup> _groups = [];
    private readonly List<PeelPeak> _peaks = [];
    private readonly HashSet<int> _peeled = [];

    // Σ over groups of sum / weight: own × this is at least what shared events add.
    private readonly EventGroup _bound = new();
    private ulong[] _masks = [];
    private double[] _residual = [];
    private int[] _candidates = [];
    private double[] _before = [];
    private int _candidateCount;

    /// <summary>The residual scores of the whole chromosome at which a peak was found; only during the call that reports it.</summary>
    public ReadOnlySpan<double> Residual => _residual;

    /// <summary>Finds peaks.</summary>
    /// <param name="grid">The chromosome.</param>
    /// <param name="weights">How often each sample counts.</param>
    /// <param name="threshold">Smallest sum of scores of a peak.</param>
    /// <param name="armOf">Side of an interval, for peeling whole arms; null to peel covering events only.</param>
    /// <param name="found">Called at each peak while <see cref="Residual"/> shows the scores it was taken from.</param>
    public IReadOnlyList<PeelPeak> Find(ScoreGrid grid, ReadOnlySpan<int> weights, double threshold, Func<int, int>? armOf, Action<PeelPeak>? found = null)
    {
        Begin(grid, weights, threshold);
        while (_peaks.Count < MostPeaks)
        {
            var (best, top) = Highest();
            if (best < 0 || top < threshold)
            {
                break;
            }

            var (first, last) = Plateau(grid.Length, best, top);
            var peak = new PeelPeak(first, last, top, _groups[0].Sum[best]);
            if (found is not null)
            {
                FillResidual(grid.Length);
                found(peak);
            }

            _peaks.Add(peak);
            Peel(grid, weights, best, peak.Unshared, armOf);
        }

        return _peaks;
    }

    private void Begin(ScoreGrid grid, ReadOnlySpan<int> weights, double threshold)
    {
        _index.Clear();
        _peaks.Clear();
        if (_masks.Length < grid.Events.Length)
        {
            _masks = new ulong[grid.Events.Length];
        }

        if (_residual.Length < grid.Length)
        {
            (_residual, _candidates, _before) = (new double[grid.Length], new int[grid.Length], new double[grid.Length]);
        }

        Array.Clear(_masks, 0, grid.Events.Length);
        _bound.Begin(grid.Length, 0);
        var first = Group(grid.Length, 0, 0);
        var free = _groups[first];
        for (var k = 0; k < grid.Events.Length; k++)
        {
            ref readonly var e = ref grid.Events[k];
            if (weights[e.Sample] is var weight && weight != 0)
            {
                free.Add(e.Start, e.End, weight * e.Score);
            }
        }

        free.Settle();

        // Residual scores only fall: what is below the threshold now is no peak later.
        _candidateCount = 0;
        for (var k = 0; k < grid.Length; k++)
        {
            if (free.Sum[k] >= threshold)
            {
                _before[_candidateCount] = free.Sum[k] * (1 + Rounding);
                _candidates[_candidateCount++] = k;
            }
        }
    }

    private int Group(int length, ulong mask, double weight)
    {
        if (_index.TryGetValue(mask, out var group))
        {
            return group;
        }

        group = _index.Count;
        _index.Add(mask, group);
        if (_groups.Count <= group)
        {
            _groups.Add(new EventGroup());
        }

        _groups[group].Begin(length, weight);
        return group;
    }

    // What shared events add is at most what they are, and at most own × Σ sum / weight. Most places fall to that; the place
    // that promises most is looked at first so that they do.
    private (int Best, double Top) Highest()
    {
        var free = _groups[0].Sum;
        var bound = _bound.Sum;
        var (promising, promise) = (-1, 0.0);
        for (var c = 0; c < _candidateCount; c++)
        {
            var k = _candidates[c];
            if (Math.Min(free[k] * (1 + bound[k]), _before[c]) is var most && most > promise)
            {
                (promising, promise) = (k, most);
            }
        }

        if (promising < 0)
        {
            return (-1, 0);
        }

        var (best, top) = (promising, ResidualAt(promising));
        for (var c = 0; c < _candidateCount; c++)
        {
            var k = _candidates[c];
            if (Math.Min(free[k] * (1 + bound[k] + Rounding), _before[c]) >= top
                && ResidualAt(k) is var score && (score > top || (score == top && k < best)))
            {
                (best, top) = (k, score);
            }
        }

        return (best, top);
    }

    private double ResidualAt(int k)
    {
        var own = _groups[0].Sum[k];
        if (own <= Rounding)
        {
            return 0;
        }

        var score = own;
        for (var g = 1; g < _index.Count; g++)
        {
            var shared = _groups[g].Sum[k];
            if (shared > 0)
            {
                score += shared * own / (own + _groups[g].Weight);
            }
        }

        return score;
    }

    private void FillResidual(int length)
    {
        for (var k = 0; k < length; k++)
        {
            _residual[k] = ResidualAt(k);
        }
    }

    private (int First, int Last) Plateau(int length, int best, double top)
    {
        var level = top * (1 - Rounding);
        var (first, last) = (best, best);
        while (first > 0 && ResidualAt(first - 1) >= level)
        {
            first--;
        }

        while (last + 1 < length && ResidualAt(last + 1) >= level)
        {
            last++;
        }

        return (first, last);
    }

    private void Peel(ScoreGrid grid, ReadOnlySpan<int> weights, int place, double unshared, Func<int, int>? armOf)
    {
        var bit = 1UL << (_peaks.Count - 1);
        CollectSamples(grid, place, armOf);
        var arm = armOf?.Invoke(place) ?? 0;
        for (var k = 0; k < grid.Events.Length; k++)
        {
            ref readonly var e = ref grid.Events[k];
            var covers = e.Start <= place && place < e.End;
            var weight = weights[e.Sample];
            if (weight == 0 || !(covers || (armOf is not null && _peeled.Contains(e.Sample) && armOf(e.Start) == arm && armOf(e.End - 1) == arm)))
            {
                continue;
            }

            var from = _groups[_index[_masks[k]]];
            _masks[k] |= bit;
            var to = _groups[Group(grid.Length, _masks[k], from.Weight + unshared)];
            var score = weight * e.Score;
            from.Add(e.Start, e.End, -score);
            to.Add(e.Start, e.End, score);
            _bound.Add(e.Start, e.End, (score / to.Weight) - (from.Weight > 0 ? score / from.Weight : 0));
        }

        for (var g = 0; g < _index.Count; g++)
        {
            _groups[g].Settle();
        }

        _bound.Settle();
    }

    // Samples with an event on a peak: with arm peeling all they have on the arm goes with it.
    private void CollectSamples(ScoreGrid grid, int place, Func<int, int>? armOf)
    {
        _peeled.Clear();
        if (armOf is null)
        {
            return;
        }

        foreach (ref readonly var e in grid.Events.AsSpan())
        {
            if (e.Start <= place && place < e.End)
            {
                _peeled.Add(e.Sample);
            }
        }
    }
}
