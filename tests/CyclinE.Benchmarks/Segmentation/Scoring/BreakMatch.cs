namespace CyclinE.Benchmarks.Segmentation.Scoring;

/// <summary>Predicted breaks against true ones.</summary>
/// <param name="True">True breaks.</param>
/// <param name="Predicted">Predicted breaks.</param>
/// <param name="Hits">Pairs of a predicted and a true break.</param>
internal readonly record struct BreakMatch(int True, int Predicted, int Hits)
{
    /// <summary>Predicted breaks without a true one.</summary>
    public int False => Predicted - Hits;

    /// <summary>Harmonic mean of precision and recall; 1 where there is nothing to find and nothing was said.</summary>
    public double F1 => True + Predicted == 0 ? 1 : 2.0 * Hits / (True + Predicted);

    /// <summary>Pairs each prediction with at most one truth within <paramref name="tolerance"/> probes, nearest pairs first.</summary>
    public static BreakMatch Of(IReadOnlyList<int> predicted, IReadOnlyList<int> truth, int tolerance)
    {
        var near = new List<(int Distance, int Predicted, int True)>();
        for (int p = 0, from = 0; p < predicted.Count; p++)
        {
            while (from < truth.Count && truth[from] < predicted[p] - tolerance)
            {
                from++;
            }

            for (var t = from; t < truth.Count && truth[t] <= predicted[p] + tolerance; t++)
            {
                near.Add((Math.Abs(predicted[p] - truth[t]), p, t));
            }
        }

        near.Sort();
        var (usedPredicted, usedTrue) = (new bool[predicted.Count], new bool[truth.Count]);
        var hits = 0;
        foreach (var (_, p, t) in near)
        {
            if (!usedPredicted[p] && !usedTrue[t])
            {
                (usedPredicted[p], usedTrue[t]) = (true, true);
                hits++;
            }
        }

        return new BreakMatch(truth.Count, predicted.Count, hits);
    }
}
