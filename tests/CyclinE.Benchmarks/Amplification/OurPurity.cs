using System.Diagnostics;
using CyclinE.Amplification;
using CyclinE.Genomics;
using CyclinE.Numerics;
using CyclinE.Segmentation;

namespace CyclinE.Benchmarks;

/// <summary>Purity and ploidy as the pipeline finds them: segments, centre, fit.</summary>
internal static class OurPurity
{
    /// <summary>Segments an array, by alleles where it has them.</summary>
    public static Genomics.Segmentation Segment(MeasuredArray array) =>
        BreakMethod.Segment(array, new ArraySegmentationOptions
        {
            Segmenter = array.Profile.Baf is null ? SegmentationMethod.Robust : SegmentationMethod.Allele,
        });

    /// <summary>The main density peak, as ingest finds it.</summary>
    public static double Centre(MeasuredArray array)
    {
        double[] values = [.. array.Finite.Where(i => array.Profile.Probes.ChromosomeOf(i).IsAutosome).Select(i => (double)array.Profile.Log2[i])];
        return DensityPeaks.Find(values, DensityPeaks.Bandwidth(array.Scalars.Sigma, values.Length)).Main.Position;
    }

    /// <summary>Fits from segments.</summary>
    public static PurityFit Fit(MeasuredArray array, Genomics.Segmentation segmentation, double centre, PurityOptions options)
    {
        var noise = HeterozygoteNoise.Of(array.Profile, segmentation.Segments);
        var levels = PurityLevels.Of(
            segmentation.Segments.Select(s => (s, s.Mean - centre, Math.Sqrt(segmentation.Tau * s.NoiseSd * s.NoiseSd / Math.Max(1, s.Probes)))),
            noise,
            array.Profile.NormalBaf is not null);
        return PurityFitter.Fit(levels, options);
    }

    /// <summary>Milliseconds of a fit, the least of some.</summary>
    public static double Milliseconds(Action fit)
    {
        fit();
        var least = double.PositiveInfinity;
        for (var i = 0; i < 5; i++)
        {
            var start = Stopwatch.GetTimestamp();
            fit();
            least = Math.Min(least, Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        return least;
    }
}
