using System.Globalization;
using CyclinE.Benchmarks.Segmentation.Data;
using CyclinE.Benchmarks.Segmentation.Peers;
using CyclinE.Benchmarks.Segmentation.Scoring;
using CyclinE.Genomics.Results.Segments;
using CyclinE.Genomics.Segments;
using CyclinE.Segmentation.Methods;

namespace CyclinE.Benchmarks.Segmentation.Truth;

/// <summary>The allele-aware method against PSCBS, and against log ratios alone on arrays of known truth.</summary>
internal static class AlleleTruth
{
    private const int Tolerance = 5;
    private static readonly ArraySegmentationOptions Options = new() { Segmenter = SegmentationMethod.Allele };

    /// <summary>Change points of <c>paired_chr01</c> both ways.</summary>
    public static IEnumerable<AlleleRow> AgainstPscbs()
    {
        var array = Pscbs.Array();
        var reference = Pscbs.Run();
        var theirs = reference.Breaks(array);
        var segmentation = BreakMethod.Segment(array, Options);
        var ours = BreakMethod.Breaks(segmentation);
        yield return Shared("PSCBS's change points found within 5 loci", theirs, ours);
        yield return Shared("our breaks that are PSCBS's within 5 loci", ours, theirs);
        foreach (var place in theirs)
        {
            var nearest = ours.Count == 0 ? -1 : ours.MinBy(b => Math.Abs(b - place));
            yield return new AlleleRow($"PSCBS's change point at locus {place}", $"ours nearest at {nearest}", "");
        }

        foreach (var segment in reference.Segments.Where(s => s.Loci >= 100 && double.IsFinite(s.C1)))
        {
            yield return Copies(array, segmentation, segment);
        }
    }

    /// <summary>Minor and major copy number of our segment that shares most loci with one of PSCBS.</summary>
    private static AlleleRow Copies(MeasuredArray array, ArraySegmentation segmentation, PscbsSegment theirs)
    {
        var positions = array.Profile.Probes.Positions;
        var ours = segmentation.Segments.MaxBy(s => Enumerable.Range(s.FirstProbe, s.LastProbe - s.FirstProbe + 1)
            .Count(i => positions[i] >= theirs.Start && positions[i] <= theirs.End))!;
        var total = array.Profile.Log2.AsSpan(ours.FirstProbe, ours.LastProbe - ours.FirstProbe + 1).ToArray().Where(float.IsFinite)
            .Average(v => 2 * Math.Pow(2, v));
        var (c1, c2) = (total * (0.5 - (ours.Imbalance ?? double.NaN)), total * (0.5 + (ours.Imbalance ?? double.NaN)));
        return new AlleleRow(
            string.Create(CultureInfo.InvariantCulture,
                $"(C1, C2) at {theirs.Start / 1e6:0.0}–{theirs.End / 1e6:0.0} Mb, {theirs.Loci} loci: PSCBS ({theirs.C1:0.000}, {theirs.C2:0.000})"),
            string.Create(CultureInfo.InvariantCulture,
                $"ours ({c1:0.000}, {c2:0.000}), off by {Math.Max(Math.Abs(c1 - theirs.C1), Math.Abs(c2 - theirs.C2)):0.000}"),
            "0.1");
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
                string.Create(CultureInfo.InvariantCulture,
                    $"{d.Mean:+0.000;-0.000} ({d.Low:+0.000;-0.000} … {d.High:+0.000;-0.000}); F1 {with.Average(m => m.F1):0.000}, hits {with.Sum(m => m.Hits)} of {with.Sum(m => m.True)}, false {with.Sum(m => m.False)}"),
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
