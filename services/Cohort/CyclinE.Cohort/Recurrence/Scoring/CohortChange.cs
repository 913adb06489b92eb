using CyclinE.Cohort.Recurrence.Peaks;

namespace CyclinE.Cohort.Recurrence.Scoring;

/// <summary>Markers by rank of their sum of scores, for the whole cohort, and how other weights of its samples change them.</summary>
internal sealed class CohortChange
{
    private readonly DirectionResult _result;
    private readonly double _part;
    private readonly bool[][] _scores;

    /// <param name="result">The whole cohort.</param>
    /// <param name="ranksPerBin">Ranks of each bin of the null.</param>
    public CohortChange(DirectionResult result, int ranksPerBin)
    {
        (_result, _part) = (result, result.Bin / ranksPerBin);

        // The bootstrap may draw a sample several times: room for sums twice as large, what is beyond goes to the last rank.
        Ranks = new double[(int)(2 * DirectionResult.Largest(result.Grids) / _part) + 2];
        _scores = new bool[result.Grids.Length][];
        for (var g = 0; g < result.Grids.Length; g++)
        {
            var grid = result.Grids[g];
            for (var k = 0; k < grid.Length; k++)
            {
                Ranks[RankOf(grid.Sum[k])] += grid.Weight[k];
            }

            _scores[g] = new bool[result.Samples];
            foreach (ref readonly var e in grid.Events.AsSpan())
            {
                _scores[g][e.Sample] = true;
            }
        }
    }

    /// <summary>Markers by rank, the whole cohort.</summary>
    public double[] Ranks { get; }

    /// <summary>For every grid, whether a sample that scores on it counts otherwise than once.</summary>
    public bool[] Changed(int[] weights)
    {
        var changed = new bool[_scores.Length];
        for (var i = 0; i < weights.Length; i++)
        {
            for (var g = 0; weights[i] != 1 && g < changed.Length; g++)
            {
                changed[g] |= _scores[g][i];
            }
        }

        return changed;
    }

    /// <summary>Markers by rank when samples count by these weights.</summary>
    public void FillRanks(int[] weights, bool[] changed, EventGroup group, double[] ranks)
    {
        Ranks.CopyTo(ranks, 0);
        for (var g = 0; g < changed.Length; g++)
        {
            if (!changed[g])
            {
                continue;
            }

            // What is added is the difference to the whole cohort: of one sample left out, a few events.
            var grid = _result.Grids[g];
            group.Begin(grid.Length, 0);
            foreach (ref readonly var e in grid.Events.AsSpan())
            {
                if (weights[e.Sample] is var weight && weight != 1)
                {
                    group.Add(e.Start, e.End, (weight - 1) * e.Score);
                }
            }

            group.Settle();
            for (var k = 0; k < grid.Length; k++)
            {
                if (group.Sum[k] != 0)
                {
                    ranks[RankOf(grid.Sum[k])] -= grid.Weight[k];
                    ranks[RankOf(grid.Sum[k] + group.Sum[k])] += grid.Weight[k];
                }
            }
        }
    }

    private int RankOf(double sum) => Math.Min(Ranks.Length - 1, (int)(Math.Max(0, sum) / _part));
}
