using CyclinE.Segmentation.Fpop;

namespace CyclinE.Segmentation.Tests.Fpop;

/// <summary>Functional pruning at the edges of its input.</summary>
public class FpopTests
{
    [Fact]
    public void No_values_have_no_segment() => Assert.Empty(OptimalPartitioning.Ends([], 1));

    [Fact]
    public void One_value_is_one_segment() => Assert.Equal([1], OptimalPartitioning.Ends([3.5], 1));

    [Fact]
    public void A_constant_is_one_segment_under_the_smallest_penalty() =>
        Assert.Equal([10_000], OptimalPartitioning.Ends(Enumerable.Repeat(0.1, 10_000).ToArray(), double.Epsilon));

    [Fact]
    public void A_break_that_gains_exactly_its_penalty_is_not_made()
    {
        Assert.Equal([2], OptimalPartitioning.Ends([0, 1], 0.5));
        Assert.Equal([1, 2], OptimalPartitioning.Ends([0, 1], Math.BitDecrement(0.5)));
    }

    [Theory]
    [InlineData(0.0, 1.0, 2.0)]
    [InlineData(2.0, 1.0, 0.0)]
    public void Of_two_segmentations_of_equal_cost_the_one_with_the_longer_last_segment_is_taken(params double[] values) =>
        Assert.Equal([1, 3], OptimalPartitioning.Ends(values, 1));

    [Fact]
    public void The_largest_numbers_stand_alone_and_blur_nothing_beside_them()
    {
        var noise = new SeededNoise(1);
        var values = new double[600];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = (i < 300 ? 0 : 1) + (0.1 * noise.Gaussian());
        }

        values[100] = float.MaxValue;
        values[101] = -float.MaxValue;
        Assert.Equal([100, 101, 102, 300, 600], OptimalPartitioning.Ends(values, 0.2));
    }

    [Fact]
    public void A_scale_by_a_power_of_two_and_a_mirror_image_change_nothing()
    {
        var noise = new SeededNoise(2);
        var values = new double[5000];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = ((i / 40) % 3) + (0.4 * noise.Gaussian());
        }

        var ends = OptimalPartitioning.Ends(values, 1.5);
        Assert.True(ends.Length > 50);
        Assert.Equal(ends, OptimalPartitioning.Ends(Array.ConvertAll(values, x => 64 * x), 1.5 * 64 * 64));
        Assert.Equal(ends, OptimalPartitioning.Ends(Array.ConvertAll(values, x => -x), 1.5));
    }

    [Fact]
    public void The_number_of_breaks_falls_as_the_penalty_rises()
    {
        var noise = new SeededNoise(3);
        var values = new double[3000];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = noise.Gaussian();
        }

        var segments = new[] { 0.01, 0.1, 1, 3, 10, 30, 1000 }.Select(b => OptimalPartitioning.Ends(values, b).Length).ToArray();
        Assert.Equal(segments.OrderDescending(), segments);
        Assert.True(segments[0] > 2000);
        Assert.Equal(1, segments[^1]);
    }

    [Fact]
    public void A_ramp_without_noise_is_cut_evenly()
    {
        var values = Enumerable.Range(0, 20_000).Select(i => i * 1e-3).ToArray();
        var ends = OptimalPartitioning.Ends(values, 1);
        var lengths = ends.Zip(ends.Prepend(0), (end, start) => end - start).ToArray();

        // L probes of slope s cost s²L³/12 + β; the best L is (6β/s²)^⅓ = 182.
        Assert.InRange(lengths.Min(), 178, 186);
        Assert.InRange(lengths.Max(), 178, 186);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void A_penalty_that_is_no_positive_number_is_refused(double penalty) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => OptimalPartitioning.Ends([1, 2], penalty));

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.NegativeInfinity)]
    public void A_value_that_is_not_finite_is_refused(double value) =>
        Assert.Throws<ArgumentException>(() => OptimalPartitioning.Ends([1, value, 2], 1));

    [Fact]
    public void Too_little_room_is_refused() =>
        Assert.Throws<ArgumentException>(() => FpopSegmenter.Segment([1, 2], 1, new int[1], TestContext.Current.CancellationToken));

    [Fact]
    public void Cancellation_is_heeded_within_a_long_run()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();
        Assert.Throws<OperationCanceledException>(() => FpopSegmenter.Segment(new double[10], 1, new int[10], source.Token));
    }
}
