namespace CyclinE.Cohort.Recurrence.Scoring;

/// <summary>Benjamini–Hochberg over markers: every interval counts as many times as it has markers.</summary>
internal static class MarkerRanks
{
    /// <summary>q of every interval of every grid.</summary>
    /// <param name="grids">The intervals.</param>
    /// <param name="logP">ln P of a sum of scores.</param>
    /// <param name="markers">Markers of the genome.</param>
    /// <param name="cutoff">q up to which scores are significant.</param>
    /// <returns>The q values beside the grids, and the smallest significant sum of scores; null where none is.</returns>
    public static (double[][] Q, double? Threshold) Rank(ScoreGrid[] grids, Func<double, double> logP, double markers, double cutoff)
    {
        var q = grids.Select(g => new double[g.Length]).ToArray();
        var order = new List<(double Sum, int Grid, int Interval)>();
        for (var g = 0; g < grids.Length; g++)
        {
            Array.Fill(q[g], 1);
            for (var k = 0; k < grids[g].Length; k++)
            {
                if (grids[g].Sum[k] > 0)
                {
                    order.Add((grids[g].Sum[k], g, k));
                }
            }
        }

        order.Sort((a, b) => b.Sum != a.Sum ? b.Sum.CompareTo(a.Sum) : a.Grid != b.Grid ? a.Grid.CompareTo(b.Grid) : a.Interval.CompareTo(b.Interval));
        var rank = new double[order.Count];
        var counted = 0.0;
        for (var i = 0; i < rank.Length; i++)
        {
            rank[i] = counted += grids[order[i].Grid].Weight[order[i].Interval];
        }

        var (least, threshold) = (1.0, (double?)null);
        for (var i = rank.Length - 1; i >= 0; i--)
        {
            least = Math.Min(least, rank[i] > 0 ? Math.Exp(logP(order[i].Sum)) * markers / rank[i] : 1);
            q[order[i].Grid][order[i].Interval] = least;
            threshold ??= least <= cutoff ? order[i].Sum : null;
        }

        return (q, threshold);
    }
}
