using CyclinE.Benchmarks.Segmentation.Data;
using CyclinE.Genomics.Genome;
using CyclinE.Genomics.Profiles;
using CyclinE.Genomics.Results.Segments;
using CyclinE.Numerics;
using CyclinE.Segmentation;
using CyclinE.Segmentation.Methods;

namespace CyclinE.Benchmarks.Segmentation;

/// <summary>A way to find breaks. A break is the first finite probe of the segment on its right.</summary>
/// <param name="Name">As printed.</param>
/// <param name="Find">Breaks of an array, ascending.</param>
internal sealed record BreakMethod(string Name, Func<MeasuredArray, IReadOnlyList<int>> Find)
{
    /// <summary>One of ours, as the pipeline runs it.</summary>
    public static BreakMethod Ours(string name, ArraySegmentationOptions options) => new(name, array => Breaks(Segment(array, options)));

    /// <summary>
    /// What people run instead: exact squared loss with FPOP's usual penalty 2σ² ln N, on values winsorised about a running
    /// median of 25 probes at 2.5 of their residuals' MAD, as copynumber does.
    /// </summary>
    public static BreakMethod WinsorisedFpop(string name, double penalty = 2)
    {
        var options = new ArraySegmentationOptions { Segmenter = SegmentationMethod.Fpop, FpopPenalty = penalty };
        return new BreakMethod(name, array => Breaks(Segment(array, options, Winsorised(array))));
    }

    /// <summary>A kernel on its own, on each chromosome's finite values less their median; it writes ends and returns their number.</summary>
    public static BreakMethod Kernel(string name, SegmentKernel kernel) => new(name, array => KernelBreaks(array, kernel));

    /// <summary>The pipeline's segmentation of an array.</summary>
    public static ArraySegmentation Segment(MeasuredArray array, ArraySegmentationOptions options, Profile? view = null) =>
        ArraySegmenter.Segment(view ?? array.Profile, array.Scalars, options, CancellationToken.None);

    /// <summary>The breaks between neighbouring segments of a chromosome.</summary>
    public static IReadOnlyList<int> Breaks(ArraySegmentation segmentation) =>
    [
        .. segmentation.Segments
            .Zip(segmentation.Segments.Skip(1))
            .Where(p => p.First.Chromosome == p.Second.Chromosome)
            .Select(p => p.Second.FirstProbe),
    ];

    private static List<int> KernelBreaks(MeasuredArray array, SegmentKernel kernel)
    {
        var breaks = new List<int>();
        foreach (var range in array.Profile.Probes.Chromosomes)
        {
            int[] probes = [.. array.Finite.SkipWhile(i => i < range.First).TakeWhile(i => i < range.End)];
            if (probes.Length > 0)
            {
                var median = OrderStatistics.Median([.. probes.Select(i => (double)array.Profile.Log2[i])]);
                var ends = new int[probes.Length];
                var count = kernel([.. probes.Select(i => array.Profile.Log2[i] - median)], array, ends);
                breaks.AddRange(ends[..(count - 1)].Select(e => probes[e]));
            }
        }

        return breaks;
    }

    private static Profile Winsorised(MeasuredArray array)
    {
        var values = (float[])array.Profile.Log2.Clone();
        foreach (var range in array.Profile.Probes.Chromosomes)
        {
            int[] probes = [.. Enumerable.Range(range.First, range.Count).Where(i => float.IsFinite(values[i]))];
            if (probes.Length == 0)
            {
                continue;
            }

            double[] chromosome = [.. probes.Select(i => (double)values[i])];
            var middle = new double[chromosome.Length];
            RunningMedian.Compute(chromosome, 25, middle);
            var reach = 2.5 * 1.4826 * OrderStatistics.Median([.. chromosome.Zip(middle, (x, m) => Math.Abs(x - m))]);
            for (var i = 0; i < probes.Length; i++)
            {
                values[probes[i]] = (float)Math.Clamp(chromosome[i], middle[i] - reach, middle[i] + reach);
            }
        }

        return new Profile(array.Profile.Probes, values);
    }
}
