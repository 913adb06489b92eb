using System.Diagnostics;
using CyclinE.Amplification.Alleles;
using CyclinE.Amplification.Purity;
using CyclinE.Benchmarks.Segmentation;
using CyclinE.Benchmarks.Segmentation.Data;
using CyclinE.Genomics.Results.Calls;
using CyclinE.Genomics.Results.Segments;
using CyclinE.Numerics;
using CyclinE.Segmentation.Methods;

namespace CyclinE.Benchmarks.Amplification;

/// <summary>Purity and ploidy as the pipeline finds them: segments, centre, fit.</summary>
internal static class OurPurity
{
    private const int Repeats = 5;

    /// <summary>Segments an array, by alleles where it has them, and fits.</summary>
    public static PurityRow Run(PurityCase @case, string method)
    {
        var array = @case.Array;
        var start = Stopwatch.GetTimestamp();
        var segmentation = BreakMethod.Segment(array, new ArraySegmentationOptions
        {
            Segmenter = array.Profile.Baf is null ? SegmentationMethod.Robust : SegmentationMethod.Allele,
        });
        var segmentSeconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        var centre = Centre(array);
        var options = new PurityOptions { Gamma = @case.Gamma };
        var levels = Levels(array, segmentation, centre);
        var fit = PurityFitter.Fit(levels, options);
        var fitSeconds = Seconds(() => PurityFitter.Fit(Levels(array, segmentation, centre), options));
        return new PurityRow(
            @case, method, fit.Accepted?.Purity, fit.Accepted?.Ploidy, segmentSeconds, fitSeconds,
            fit.Accepted is { } accepted && fit.FromAlleles && @case.States.Count > 0 ? RightStates(@case, segmentation, levels, accepted) : null);
    }

    private static double Centre(MeasuredArray array)
    {
        double[] values = [.. array.Finite.Where(i => array.Profile.Probes.ChromosomeOf(i).IsAutosome).Select(i => (double)array.Profile.Log2[i])];
        return DensityPeaks.Find(values, DensityPeaks.Bandwidth(array.Scalars.Sigma, values.Length)).Main.Position;
    }

    private static IReadOnlyList<PurityLevel> Levels(MeasuredArray array, ArraySegmentation segmentation, double centre) => PurityLevels.Of(
        segmentation.Segments.Select(s => (s, s.Mean - centre, Math.Sqrt(segmentation.Tau * s.NoiseSd * s.NoiseSd / Math.Max(1, s.Probes)))),
        HeterozygoteNoise.Of(array.Profile, segmentation.Segments),
        array.Profile.NormalBaf is not null);

    private static double RightStates(PurityCase @case, ArraySegmentation segmentation, IReadOnlyList<PurityLevel> levels, PuritySolution accepted)
    {
        var right = 0;
        for (var i = 0; i < levels.Count; i++)
        {
            var copies = AlleleStates.Of(levels[i], accepted, @case.Gamma);
            for (var probe = segmentation.Segments[i].FirstProbe; probe <= segmentation.Segments[i].LastProbe; probe++)
            {
                var (minor, major) = @case.States[probe];
                right += copies.WholeMinor == minor && copies.WholeCopies == minor + major ? 1 : 0;
            }
        }

        return (double)right / @case.States.Count;
    }

    private static double Seconds(Action fit)
    {
        var least = double.PositiveInfinity;
        for (var i = 0; i < Repeats; i++)
        {
            var start = Stopwatch.GetTimestamp();
            fit();
            least = Math.Min(least, Stopwatch.GetElapsedTime(start).TotalSeconds);
        }

        return least;
    }
}
