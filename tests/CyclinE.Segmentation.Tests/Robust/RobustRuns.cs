using CyclinE.Genomics.Genome;
using CyclinE.Genomics.Probes;
using CyclinE.Genomics.Profiles;
using CyclinE.Numerics;
using CyclinE.Segmentation.Methods;
using CyclinE.Segmentation.Robust;

namespace CyclinE.Segmentation.Tests.Robust;

/// <summary>Runs <see cref="RobustSegmenter"/> on arrays of values and on whole profiles, as a segmenter of arrays does.</summary>
public static class RobustRuns
{
    /// <summary>Ends and point events of one chromosome.</summary>
    public static (int[] Ends, PointRun[] Events) Run(double[] values, RobustSettings settings, RobustScratch? scratch = null)
    {
        var ends = new int[values.Length];
        var events = new List<PointRun>();
        var count = RobustSegmenter.Segment(values, settings, scratch ?? new RobustScratch(), ends, events, TestContext.Current.CancellationToken);
        return (ends[..count], [.. events]);
    }

    public static RobustSettings Settings(double sigma, int probes, double tau = 1, SegmentationOptions? options = null) =>
        RobustSettings.From(sigma, tau, probes, options ?? new SegmentationOptions());

    /// <summary>The clones of each segment of a profile under the default, chromosome by chromosome.</summary>
    public static List<int[]> Segments(Profile profile, params int[] chromosomes)
    {
        var set = profile.Probes;
        int[] ends = [.. set.Chromosomes.Select(r => r.End)];
        var settings = Settings(LagNoise.Sigma(profile.Log2, ends), profile.Log2.Count(float.IsFinite), Autocorrelation.Tau(profile.Log2, ends));
        var segments = new List<int[]>();
        var scratch = new RobustScratch();
        foreach (var range in set.Chromosomes.Where(r => chromosomes.Length == 0 || chromosomes.Contains(r.Chromosome.Number)))
        {
            int[] probes = [.. Enumerable.Range(range.First, range.Count).Where(i => float.IsFinite(profile.Log2[i]))];
            if (probes.Length > 0)
            {
                var median = OrderStatistics.Median(Array.ConvertAll(probes, i => (double)profile.Log2[i]));
                var (found, _) = Run(Array.ConvertAll(probes, i => profile.Log2[i] - median), settings, scratch);
                segments.AddRange(found.Zip(found.Prepend(0), (end, first) => probes[first..end]));
            }
        }

        return segments;
    }
}
