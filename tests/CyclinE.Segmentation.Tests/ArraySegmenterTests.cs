using CsCheck;
using CyclinE.Genomics.Genome;
using CyclinE.Genomics.Profiles;
using CyclinE.Genomics.Results.Segments;
using CyclinE.Genomics.Segments;
using CyclinE.Segmentation.Methods;
using CyclinE.Segmentation.Segments;
using CyclinE.Segmentation.Tests.Fpop;

namespace CyclinE.Segmentation.Tests;

/// <summary>From a profile to segments: planted events, cover, missing values, scalars, degenerate arrays.</summary>
public class ArraySegmenterTests
{
    private const float Missing = float.NaN;

    [Fact]
    public void Planted_events_are_found_to_the_probe()
    {
        var noise = new SeededNoise(11);
        var profile = Profiles.Of(
            Profiles.Noisy(noise, 0.15, 0, (400, 0), (3, 3), (300, 0)),
            Profiles.Noisy(noise, 0.15, 0, (500, 0.58), (500, -1)),
            Profiles.Noisy(noise, 0.15, 0, (1000, 0)));

        var segments = Profiles.Segment(profile).Segments;

        Assert.Equal([400, 3, 300, 500, 500, 1000], segments.Select(s => s.Probes));
        Assert.Equal(3, segments[1].Mean, 0.3);
        Assert.Equal((401_000, 403_000), (segments[1].Start, segments[1].End));
        Assert.Equal(0.15, segments[5].NoiseSd, 0.02);
    }

    [Fact]
    public void Missing_probes_belong_to_the_segment_on_their_left_and_leading_ones_to_the_first()
    {
        float[] values = [Missing, Missing, 0, 0, Missing, 0, 0, Missing, float.PositiveInfinity, 5, 5, 5, 5, float.NegativeInfinity];
        var profile = Profiles.Of(values);

        var result = ArraySegmenter.Segment(profile, Profiles.Scalars(0.1, 1, 8), Profiles.Fpop, TestContext.Current.CancellationToken);

        Assert.Equal([(0, 8, 4, 0.0), (9, 13, 4, 5.0)], result.Segments.Select(s => (s.FirstProbe, s.LastProbe, s.Probes, s.Mean)));
        Assert.Equal((8, 6), (result.Probes, result.Missing));
        Profiles.AssertCovers(profile, result);
    }

    [Fact]
    public void A_chromosome_without_a_value_has_no_segment_and_one_probe_is_one()
    {
        var profile = Profiles.Of([Missing, Missing], [0.25f], [0, 0.1f, 0]);

        var result = Profiles.Segment(profile);

        Assert.Equal([2, 3], result.Segments.Select(s => (int)s.Chromosome.Number));
        Assert.Equal((0.25, 1, result.Sigma), (result.Segments[0].Mean, result.Segments[0].Probes, result.Segments[0].NoiseSd));
        Profiles.AssertCovers(profile, result);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void An_array_of_no_or_one_value_is_no_error(int finite)
    {
        var profile = Profiles.Of([Missing, finite == 0 ? Missing : 1.5f]);

        var result = Profiles.Segment(profile);

        Assert.Equal(finite, result.Segments.Count);
        Assert.Equal(SegmentationNoise.SigmaFloor, result.Sigma);
        Assert.True(result.Penalty is > 0 and < double.PositiveInfinity);
        Profiles.AssertCovers(profile, result);
    }

    [Fact]
    public void A_constant_array_is_one_segment_a_chromosome_with_that_very_mean()
    {
        var profile = Profiles.Of(Enumerable.Repeat(0.1f, 5000).ToArray(), Enumerable.Repeat(-0.7f, 3).ToArray());

        var result = Profiles.Segment(profile);

        Assert.Equal([0.1f, (double)-0.7f], result.Segments.Select(s => s.Mean));
        Profiles.AssertCovers(profile, result);
    }

    [Fact]
    public void Steps_without_noise_are_found_exactly()
    {
        var profile = Profiles.Of(Profiles.Noisy(new SeededNoise(1), 0, 0, (50, 0), (1, 0.1), (70, 0), (200, -1)));
        Assert.Equal([50, 1, 70, 200], Profiles.Segment(profile).Segments.Select(s => s.Probes));
    }

    [Fact]
    public void A_giant_outlier_stands_alone_and_its_measured_value_is_kept()
    {
        var values = Profiles.Noisy(new SeededNoise(5), 0.2, 0, (500, 0), (500, 1));
        values[200] = 1e30f;
        var profile = Profiles.Of(values);

        var result = Profiles.Segment(profile);

        Assert.Equal([200, 1, 299, 500], result.Segments.Select(s => s.Probes));
        Assert.Equal((double)1e30f, result.Segments[1].Mean);
        Profiles.AssertCovers(profile, result);
    }

    [Fact]
    public void The_penalty_is_c_times_variance_times_autocorrelation_times_log_probes()
    {
        var profile = Profiles.Of(Profiles.Noisy(new SeededNoise(6), 0.2, 0, (2000, 0)));
        ArraySegmentation Run(double sigma, double tau, double c) => ArraySegmenter.Segment(
            profile, Profiles.Scalars(sigma, tau, 50_000), Profiles.Fpop with { FpopPenalty = c }, TestContext.Current.CancellationToken);

        Assert.Equal(3 * 0.04 * 1.5 * Math.Log(50_000), Run(0.2, 1.5, 3).Penalty!.Value, 1e-12);
        Assert.Equal(3, new SegmentationOptions().FpopPenalty);
        Assert.Single(Run(0.2, 1, 3).Segments);
        Assert.True(Run(0.2, 1, 0.1).Segments.Count > 50);
        Assert.Equal(("fpop", 0.2, 1.0), (Run(0.2, 0.5, 3).Method, Run(0.2, 0.5, 3).Sigma, Run(0.2, 0.5, 3).Tau));
    }

    [Fact]
    public void Any_subset_of_chromosomes_with_the_same_scalars_gives_the_same_bits()
    {
        var noise = new SeededNoise(7);
        var profile = Profiles.Of([.. Enumerable.Range(0, 6).Select(c =>
            Profiles.Noisy(noise, 0.2, 0.03, (300 + c, 0), (40, 1), (150, -0.4), (700, 0.3)))]);
        var whole = Profiles.Segment(profile);

        foreach (var subset in new int[][] { [1], [6], [2, 5], [1, 3, 4, 6] })
        {
            var part = ArraySegmenter.Segment(
                Profiles.Only(profile, subset), Profiles.Scalars(whole.Sigma, whole.Tau, whole.Probes), Profiles.Fpop, TestContext.Current.CancellationToken);
            var expected = whole.Segments.Where(s => subset.Contains(s.Chromosome.Number));
            Assert.Equal(expected.Select(Bits), part.Segments.Select(Bits));
            Assert.Equal(whole.Penalty, part.Penalty);
        }

        static (Chromosome, int, int, int, long, long) Bits(Segment s) => (
            s.Chromosome, s.Start, s.End, s.Probes, BitConverter.DoubleToInt64Bits(s.Mean), BitConverter.DoubleToInt64Bits(s.NoiseSd));
    }

    [Fact]
    public void Random_profiles_with_gaps_are_covered_once_and_optimal() =>
        Gen.Frequency((6, Gen.Float[-2, 2]), (2, Gen.Const(Missing)), (1, Gen.Const(float.PositiveInfinity)))
            .Array[1, 40].Array[1, 4].Sample(
                chromosomes =>
                {
                    var profile = Profiles.Of(chromosomes);
                    var result = Profiles.Segment(profile, Profiles.Fpop with { FpopPenalty = 0.3 });
                    Profiles.AssertCovers(profile, result);
                    foreach (var range in profile.Probes.Chromosomes)
                    {
                        AssertOptimal(profile, range, result);
                    }
                },
                iter: 1000);

    [Fact]
    public void Wrong_scalars_are_refused()
    {
        var profile = Profiles.Of([0, 1, 0]);
        void Run(double sigma, double tau, int probes) => ArraySegmenter.Segment(
            profile, Profiles.Scalars(sigma, tau, probes), Profiles.Fpop, TestContext.Current.CancellationToken);

        Assert.Throws<ArgumentOutOfRangeException>(() => Run(-0.1, 1, 3));
        Assert.Throws<ArgumentOutOfRangeException>(() => Run(double.PositiveInfinity, 1, 3));
        Assert.Throws<ArgumentOutOfRangeException>(() => Run(0.1, double.PositiveInfinity, 3));
        Assert.Throws<ArgumentException>(() => Run(0.1, 1, 2));
    }

    [Fact]
    public void Cancellation_is_heeded()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();
        Assert.Throws<OperationCanceledException>(() =>
            ArraySegmenter.Segment(Profiles.Of([1, 2]), Profiles.Scalars(0.1, 1, 2), Profiles.Fpop, source.Token));
    }

    private static void AssertOptimal(Profile profile, ChromosomeRange range, ArraySegmentation result)
    {
        double[] values = [.. profile.Log2[range.First..range.End].Where(float.IsFinite).Select(v => (double)v)];
        var end = 0;
        int[] ends = [.. result.Segments.Where(s => s.Chromosome == range.Chromosome).Select(s => end += s.Probes)];
        if (ends.Length > 0)
        {
            var optimum = OptimalPartitioning.Solve(values, result.Penalty!.Value);
            Assert.Equal(optimum.Cost, OptimalPartitioning.Cost(values, ends, result.Penalty!.Value), 1e-9);
        }
    }
}
