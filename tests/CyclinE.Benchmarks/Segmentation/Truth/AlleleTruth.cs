using System.Globalization;
using CyclinE.Segmentation;

namespace CyclinE.Benchmarks;

/// <summary>The allele-aware method against PSCBS, and against log ratios alone on arrays of known truth.</summary>
internal static class AlleleTruth
{
    private const int Tolerance = 5;
    private static readonly ArraySegmentationOptions Options = new() { Segmenter = SegmentationMethod.Allele };

    /// <summary>Change points of <c>paired_chr01</c> both ways.</summary>
    public static IEnumerable<AlleleRow> AgainstPscbs()
    {
        var array = Pscbs.Array();
        var theirs = Pscbs.Run().Breaks(array);
        var ours = BreakMethod.Breaks(BreakMethod.Segment(array, Options));
        yield return Shared("PSCBS's change points found within 5 loci", theirs, ours);
        yield return Shared("our breaks that are PSCBS's within 5 loci", ours, theirs);
        foreach (var place in theirs)
        {
            var nearest = ours.Count == 0 ? -1 : ours.MinBy(b => Math.Abs(b - place));
            yield return new AlleleRow($"PSCBS's change point at locus {place}", $"ours nearest at {nearest}", "");
        }
    }

    /// <summary>F1 with B-allele frequencies less F1 of the default method without, on the same arrays.</summary>
    public static IEnumerable<AlleleRow> AgainstTotal(IReadOnlyList<double> purities, int first, int count)
    {
        var pools = new H1395Pools();
        foreach (var purity in purities)
        {
            MeasuredArray[] arrays = [.. Enumerable.Range(first, count).Select(seed => pools.Resample(purity, seed))];
            var (with, without) = (Score(arrays, Options), Score(arrays, new ArraySegmentationOptions()));
            var d = PairedDifference.Of([.. with.Select(m => m.F1)], [.. without.Select(m => m.F1)]);
            yield return new AlleleRow(
                string.Create(CultureInfo.InvariantCulture, $"F1 less that of robust, H1395 at purity {purity}"),
                string.Create(CultureInfo.InvariantCulture, $"{d.Mean:+0.000;-0.000} ({d.Low:+0.000;-0.000} … {d.High:+0.000;-0.000}); F1 {with.Average(m => m.F1):0.000}, hits {with.Sum(m => m.Hits)} of {with.Sum(m => m.True)}, false {with.Sum(m => m.False)}"),
                purity <= 0.7 ? "above 0" : "");
        }
    }

    private static BreakMatch[] Score(MeasuredArray[] arrays, ArraySegmentationOptions options) =>
        [.. arrays.Select(a => BreakMatch.Of(BreakMethod.Breaks(BreakMethod.Segment(a, options)), a.Truth, Tolerance))];

    private static AlleleRow Shared(string figure, IReadOnlyList<int> of, IReadOnlyList<int> among)
    {
        var found = of.Count(b => among.Any(o => Math.Abs(o - b) <= Tolerance));
        return new AlleleRow(figure, $"{found} of {of.Count}", "95%");
    }
}
