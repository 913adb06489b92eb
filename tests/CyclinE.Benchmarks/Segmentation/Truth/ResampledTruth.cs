using CyclinE.Benchmarks.Segmentation.Data;
using CyclinE.Benchmarks.Segmentation.Peers;
using CyclinE.Benchmarks.Segmentation.Scoring;

namespace CyclinE.Benchmarks.Segmentation.Truth;

/// <summary>Arrays resampled from H1395: hits within 5 probes, false breaks and paired differences of F1.</summary>
internal static class ResampledTruth
{
    /// <summary>How far a hit may be from the truth, in probes.</summary>
    public const int Tolerance = 5;

    /// <summary>All methods and DNAcopy (without undo, and undone at 1 and 3 sd) on the same arrays.</summary>
    public static IReadOnlyList<ResampledRow> Measure(IReadOnlyList<BreakMethod> methods, IReadOnlyList<double> purities, int first, int count,
        bool peers = true)
    {
        var pools = new H1395Pools();
        return [.. purities.SelectMany(purity => At(purity, methods, [.. Enumerable.Range(first, count).Select(seed => pools.Resample(purity, seed))], peers))];
    }

    private static IEnumerable<ResampledRow> At(double purity, IReadOnlyList<BreakMethod> methods, IReadOnlyList<MeasuredArray> arrays, bool peers)
    {
        var scores = methods.Select(m => (m.Name, Scores: Score(arrays, m.Find))).ToList();
        if (peers && RSession.Unavailable is null)
        {
            foreach (var group in DnaCopy.Segment(arrays, [1], [0, 1, 3]).GroupBy(r => r.UndoSd))
            {
                var breaks = group.ToDictionary(r => r.Array, r => r.Breaks);
                scores.Add((group.Key == 0 ? "DNAcopy" : $"DNAcopy, undo {group.Key} sd", Score(arrays, a => breaks[a.Name])));
            }
        }

        var ours = scores.FirstOrDefault(s => s.Name == SegmentationMethods.Default).Scores;
        return scores.Select(s => new ResampledRow(
            purity,
            s.Name,
            arrays.Count,
            s.Scores.Sum(m => m.True),
            s.Scores.Sum(m => m.Hits),
            s.Scores.Sum(m => m.False),
            s.Scores.Average(m => m.F1),
            ours is null || ReferenceEquals(ours, s.Scores) ? null : PairedDifference.Of([.. ours.Select(m => m.F1)], [.. s.Scores.Select(m => m.F1)])));
    }

    private static BreakMatch[] Score(IReadOnlyList<MeasuredArray> arrays, Func<MeasuredArray, IReadOnlyList<int>> find) =>
        [.. arrays.Select(a => BreakMatch.Of(find(a), a.Truth, Tolerance))];
}
