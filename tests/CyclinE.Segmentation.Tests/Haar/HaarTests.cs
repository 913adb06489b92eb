using CsCheck;
using CyclinE.Segmentation.Haar;
using CyclinE.Segmentation.Methods;

namespace CyclinE.Segmentation.Tests.Haar;

/// <summary>Segmentation by Haar wavelets.</summary>
public class HaarTests
{
    [Fact]
    public void No_values_have_no_segment() => Assert.Empty(Ends([], 1));

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Fewer_values_than_the_finest_window_are_one_segment(int count) =>
        Assert.Equal([count], Ends([.. Enumerable.Range(0, count).Select(i => (double)i)], 1e-9));

    [Theory]
    [InlineData(8, 0.0)]
    [InlineData(100_000, 0.1)]
    public void A_constant_is_one_segment(int count, double value) => Assert.Equal([count], Ends(Enumerable.Repeat(value, count).ToArray(), 0.001));

    [Fact]
    public void Steps_well_above_the_noise_are_found_where_they_are()
    {
        var noise = new SeededNoise(1);
        int[] truth = [40, 70, 200, 206, 400, 1000];
        double[] levels = [0, 1, -1, 2, 0, 1];
        var values = new double[1000];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = levels[Array.FindIndex(truth, e => i < e)] + (0.01 * noise.Gaussian());
        }

        // Beside a large step every ripple of its slope is significant, which is a limit of the method: no break is missed.
        Assert.Empty(truth.Except(Ends(values, 0.01)));
    }

    [Fact]
    public void Steps_without_noise_are_the_only_breaks()
    {
        int[] truth = [64, 128, 160, 400];
        var values = Enumerable.Range(0, 400).Select(i => i < 64 ? 0.0 : i < 128 ? 1 : i < 160 ? 0.5 : -1).ToArray();
        Assert.Equal(truth, Ends(values, 0.001));
    }

    [Fact]
    public void A_small_step_is_found_by_a_coarse_scale()
    {
        var noise = new SeededNoise(2);
        var values = Enumerable.Range(0, 4000).Select(i => (i < 2000 ? 0 : 1.4) + noise.Gaussian()).ToArray();
        var ends = Ends(values, 1);
        Assert.InRange(ends.Length, 2, 3);
        Assert.Contains(ends, e => Math.Abs(e - 2000) <= 5);
    }

    [Fact]
    public void An_isolated_outlier_far_beyond_the_noise_becomes_short_segments_within_its_windows()
    {
        var values = new double[400];
        values[200] = 6;
        Assert.Equal([400], Ends(values, 1));

        values[200] = 50;
        var ends = Ends(values, 1);
        Assert.InRange(ends.Length, 3, 7);
        Assert.All(ends[..^1], e => Assert.InRange(e, 200 - 31, 200 + 32));
    }

    [Fact]
    public void An_outlier_of_any_size_blurs_nothing_beyond_its_windows()
    {
        var noise = new SeededNoise(3);
        var values = Enumerable.Range(0, 3000).Select(i => (i < 1500 ? 0 : 1) + (0.05 * noise.Gaussian())).ToArray();
        var before = Ends(values, 0.05);
        values[100] = 1e30;
        var after = Ends(values, 0.05);

        // Each peak that the outlier adds eases the rate a little, so breaks may be added elsewhere, never lost.
        Assert.Empty(before.Except(after));
    }

    [Theory]
    [InlineData(0.001)]
    [InlineData(0.2)]
    public void It_equals_the_program_that_sums_every_window_anew(double rate) =>
        Gen.Select(Gen.Int[0, 1 << 30], Gen.Int[1, 300], Gen.Double[0.01, 3], Gen.Bool).Sample(
            (seed, count, step, rounded) =>
            {
                var noise = new SeededNoise(seed);
                var level = 0.0;
                var values = new double[count];
                for (var i = 0; i < count; i++)
                {
                    level = noise.Uniform() < 0.03 ? step * noise.Gaussian() * 3 : level;
                    var value = level + noise.Gaussian() + (noise.Uniform() < 0.01 ? 1e6 * noise.Gaussian() : 0);
                    values[i] = rounded ? Math.Round(value) : value;
                }

                Assert.Equal(NaiveHaar.Ends(values, 1, rate), Ends(values, 1, rate));
            },
            iter: 200);

    [Fact]
    public void Scale_and_sign_change_nothing()
    {
        var noise = new SeededNoise(4);
        var values = Enumerable.Range(0, 5000).Select(i => (i / 70 % 3) + (0.3 * noise.Gaussian())).ToArray();
        var ends = Ends(values, 0.3);
        Assert.True(ends.Length > 50);
        Assert.Equal(ends, Ends(Array.ConvertAll(values, x => -64 * x), 64 * 0.3));
    }

    [Fact]
    public void Gaussian_noise_has_hardly_a_break()
    {
        var breaks = 0;
        for (var seed = 0; seed < 100; seed++)
        {
            var noise = new SeededNoise(seed);
            breaks += Ends([.. Enumerable.Range(0, 10_000).Select(_ => noise.Gaussian())], 1).Length - 1;
        }

        // Five scales, each with a break in at most 1 of 1,000 chromosomes without change, were peaks single draws.
        TestContext.Current.TestOutputHelper?.WriteLine($"{breaks} breaks in 100 chromosomes");
        Assert.InRange(breaks, 0, 8);
    }

    [Fact]
    public void Wrong_input_is_refused()
    {
        Assert.Throws<ArgumentException>(() => Ends([0, double.NaN, 1], 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Ends([0, 1], 0));
        Assert.Throws<ArgumentException>(() => HaarSegmenter.Segment([0, 1], 1, new SegmentationOptions(), new int[1], TestContext.Current.CancellationToken));
        Assert.Throws<OperationCanceledException>(
            () => HaarSegmenter.Segment(new double[100], 1, new SegmentationOptions(), new int[100], new CancellationToken(true)));
    }

    private static int[] Ends(double[] values, double sigma, double rate = 0.001)
    {
        var ends = new int[values.Length];
        return ends[..HaarSegmenter.Segment(values, sigma, new SegmentationOptions { HaarFdr = rate }, ends, TestContext.Current.CancellationToken)];
    }
}
