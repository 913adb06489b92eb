using CyclinE.Genomics.Genome;
using CyclinE.Genomics.Probes;
using CyclinE.Genomics.Profiles;
using CyclinE.Genomics.Results.Segments;
using CyclinE.Genomics.Segments;
using CyclinE.Numerics;
using CyclinE.Segmentation.Methods;
using CyclinE.Segmentation.Segments;

namespace CyclinE.Segmentation.Tests;

/// <summary>Small profiles for tests: chromosomes 1, 2, … with probes 1,000 bases apart.</summary>
public static class Profiles
{
    /// <summary>A profile with one run of values per chromosome.</summary>
    public static Profile Of(params float[][] chromosomes)
    {
        var ranges = new List<ChromosomeRange>();
        var positions = new List<int>();
        foreach (var values in chromosomes)
        {
            ranges.Add(new ChromosomeRange(Chromosome.FromNumber(ranges.Count + 1), positions.Count, values.Length));
            positions.AddRange(Enumerable.Range(1, values.Length).Select(i => i * 1000));
        }

        return new Profile(new ProbeSet(ranges, [.. positions]), [.. chromosomes.SelectMany(v => v)]);
    }

    /// <summary>The same chromosomes' values on a new probe set that holds only them.</summary>
    public static Profile Only(Profile profile, params int[] chromosomes)
    {
        var kept = profile.Probes.Chromosomes.Where(r => chromosomes.Contains(r.Chromosome.Number)).ToArray();
        var ranges = new List<ChromosomeRange>();
        foreach (var range in kept)
        {
            ranges.Add(range with { First = ranges.Count == 0 ? 0 : ranges[^1].End });
        }

        int[] positions = [.. kept.SelectMany(r => profile.Probes.Positions[r.First..r.End])];
        return new Profile(new ProbeSet(ranges, positions), [.. kept.SelectMany(r => profile.Log2[r.First..r.End])]);
    }

    /// <summary>Levels with noise and a share of missing values.</summary>
    public static float[] Noisy(SeededNoise noise, double sd, double missing, params (int Probes, double Level)[] levels) =>
        [.. levels.SelectMany(l => Enumerable.Range(0, l.Probes).Select(_ =>
        {
            var value = (float)(l.Level + (sd * noise.Gaussian()));
            return noise.Uniform() < missing ? float.NaN : value;
        }))];

    /// <summary>The options of exact squared loss, everything else at its default.</summary>
    public static ArraySegmentationOptions Fpop { get; } = new() { Segmenter = SegmentationMethod.Fpop };

    /// <summary>The profile's own scalars.</summary>
    public static SegmentationScalars ScalarsOf(Profile profile, double tau = 1) =>
        Scalars(LagNoise.Sigma(profile.Log2, [.. profile.Probes.Chromosomes.Select(r => r.End)]), tau, profile.Log2.Count(float.IsFinite)) with
        {
            TrimmedSd = LagNoise.TrimmedSd(profile.Log2),
        };

    /// <summary>Scalars by hand.</summary>
    public static SegmentationScalars Scalars(double sigma, double tau, int probes) => new() { Sigma = sigma, Tau = tau, Probes = probes };

    /// <summary>Segments with the profile's own σ and number of probes; by squared loss unless the options say otherwise.</summary>
    public static ArraySegmentation Segment(Profile profile, ArraySegmentationOptions? options = null, double tau = 1) =>
        ArraySegmenter.Segment(profile, ScalarsOf(profile, tau), options ?? Fpop, TestContext.Current.CancellationToken);

    /// <summary>Asserts what every segmentation promises: segments in genome order that cover each measured chromosome once.</summary>
    public static void AssertCovers(Profile profile, ArraySegmentation segmentation)
    {
        var set = profile.Probes;
        foreach (var range in set.Chromosomes)
        {
            var segments = segmentation.Segments.Where(s => s.Chromosome == range.Chromosome).ToArray();
            var finite = profile.Log2[range.First..range.End].Count(float.IsFinite);
            Assert.Equal(finite, segments.Sum(s => s.Probes));
            Assert.Equal(finite == 0, segments.Length == 0);
            var next = range.First;
            foreach (var segment in segments)
            {
                Assert.Equal(next, segment.FirstProbe);
                Assert.InRange(segment.LastProbe, segment.FirstProbe, range.End - 1);
                Assert.Equal(set.Positions[segment.FirstProbe], segment.Start);
                Assert.Equal(set.Positions[segment.LastProbe], segment.End);
                var values = profile.Log2[segment.FirstProbe..(segment.LastProbe + 1)].Where(float.IsFinite).ToArray();
                Assert.Equal(values.Length, segment.Probes);
                Assert.Equal(values.Average(v => (double)v), segment.Mean, 1e-12 * values.Max(v => Math.Max(1, Math.Abs((double)v))));
                Assert.True(double.IsFinite(segment.NoiseSd) && segment.NoiseSd > 0);
                next = segment.LastProbe + 1;
            }

            Assert.True(segments.Length == 0 || next == range.End);
        }

        Assert.Equal(segmentation.Segments.OrderBy(s => s.FirstProbe), segmentation.Segments);
        Assert.Equal(profile.Log2.Count(float.IsFinite), segmentation.Probes);
        Assert.Equal(set.Count, segmentation.Probes + segmentation.Missing);
    }
}
