using CyclinE.Segmentation.Robust;
using CyclinE.Segmentation.Tests.Fpop;

namespace CyclinE.Segmentation.Tests.Robust;

/// <summary>The capped program at the edges of its input, and against its scalar twin.</summary>
public class CappedFpopTests
{
    [Fact]
    public void No_values_have_no_segment() => Assert.Empty(CappedPartitioning.Ends([], 1, 2));

    [Fact]
    public void One_value_is_one_segment() => Assert.Equal([1], CappedPartitioning.Ends([3.5], 1, 2));

    [Fact]
    public void A_constant_is_one_segment_under_the_smallest_penalty() =>
        Assert.Equal([10_000], CappedPartitioning.Ends(Enumerable.Repeat(0.1, 10_000).ToArray(), double.Epsilon, 1));

    [Fact]
    public void A_break_that_gains_exactly_its_penalty_is_not_made()
    {
        Assert.Equal([2], CappedPartitioning.Ends([0, 1], 0.5, 4));
        Assert.Equal([1, 2], CappedPartitioning.Ends([0, 1], Math.BitDecrement(0.5), 4));
    }

    [Fact]
    public void Without_a_cap_it_is_the_squared_loss()
    {
        var values = Stepped(new SeededNoise(4), 20_000, 0.3);
        Assert.Equal(OptimalPartitioning.Ends(values, 2), CappedPartitioning.Ends(values, 2, double.PositiveInfinity));
    }

    [Theory]
    [InlineData(1, 9)]
    [InlineData(2, 20)]
    [InlineData(3, double.PositiveInfinity)]
    [InlineData(4, 1)]
    public void The_scalar_twin_gives_the_same_segments(int seed, double cap)
    {
        var noise = new SeededNoise(seed);
        var values = Stepped(noise, 30_000, 1);
        for (var i = 0; i < values.Length; i += 1 + (int)(200 * noise.Uniform()))
        {
            values[i] += 40 * (noise.Uniform() - 0.5);
        }

        var starts = ScalarCappedFpop.Starts(values, 25, cap);
        var ends = new List<int>();
        for (var end = values.Length; end > 0; end = starts[end - 1])
        {
            ends.Insert(0, end);
        }

        Assert.True(ends.Count > 20);
        Assert.Equal(ends, CappedPartitioning.Ends(values, 25, cap));
    }

    [Fact]
    public void The_largest_numbers_make_no_break_and_blur_nothing_beside_them()
    {
        var noise = new SeededNoise(1);
        var values = new double[600];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = (i < 300 ? 0 : 1) + (0.1 * noise.Gaussian());
        }

        values[100] = float.MaxValue;
        values[101] = -float.MaxValue;
        Assert.Equal([300, 600], CappedPartitioning.Ends(values, 0.2, 0.15));
    }

    [Fact]
    public void A_scale_by_a_power_of_two_and_a_mirror_image_change_nothing()
    {
        var values = Stepped(new SeededNoise(2), 5000, 0.4);
        var ends = CappedPartitioning.Ends(values, 1.5, 2);
        Assert.True(ends.Length > 10);
        Assert.Equal(ends, CappedPartitioning.Ends(Array.ConvertAll(values, x => 64 * x), 1.5 * 64 * 64, 2 * 64 * 64));
        Assert.Equal(ends, CappedPartitioning.Ends(Array.ConvertAll(values, x => -x), 1.5, 2));
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(-1, 1)]
    [InlineData(double.NaN, 1)]
    [InlineData(double.PositiveInfinity, 1)]
    [InlineData(1, 0)]
    [InlineData(1, -1)]
    [InlineData(1, double.NaN)]
    public void A_penalty_or_cap_that_is_no_positive_number_is_refused(double penalty, double cap) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => CappedPartitioning.Ends([1, 2], penalty, cap));

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.NegativeInfinity)]
    public void A_value_that_is_not_finite_is_refused(double value) =>
        Assert.Throws<ArgumentException>(() => CappedPartitioning.Ends([1, value, 2], 1, 2));

    [Fact]
    public void Too_little_room_is_refused() =>
        Assert.Throws<ArgumentException>(() => CappedFpop.Segment([1, 2], 1, 2, new int[1], TestContext.Current.CancellationToken));

    [Fact]
    public void Cancellation_is_heeded_within_a_long_run()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();
        Assert.Throws<OperationCanceledException>(() => CappedFpop.Segment(new double[10], 1, 2, new int[10], source.Token));
    }

    /// <summary>A new level from −2 to 2 about every 250 values, with noise.</summary>
    private static double[] Stepped(SeededNoise noise, int count, double sd)
    {
        var values = new double[count];
        var level = 0.0;
        for (var i = 0; i < values.Length; i++)
        {
            level = noise.Uniform() < 0.004 ? sd * ((20 * noise.Uniform()) - 10) : level;
            values[i] = level + (sd * noise.Gaussian());
        }

        return values;
    }
}
