using CsCheck;
using CyclinE.Segmentation.Breaks;

namespace CyclinE.Segmentation.Tests.Breaks;

/// <summary>The 95% intervals of breaks.</summary>
public class BreakIntervalsTests
{
    private const double Infinite = double.PositiveInfinity;

    [Theory]
    [InlineData(1, Infinite, 1)]
    [InlineData(1, 3, 1)]
    [InlineData(2, 4.2, 3)]
    [InlineData(4, 1.5, 30)]
    public void An_interval_is_the_shortest_range_that_holds_the_break_and_95_percent_of_the_weight(double tau, double cap, int minLength) =>
        Gen.Select(Gen.Int[0, 1 << 30], Gen.Int[1, 60], Gen.Int[1, 60], Gen.Double[-4, 4]).Sample(
            (seed, left, right, jump) =>
            {
                var noise = new SeededNoise(seed);
                var values = new double[left + right];
                for (var i = 0; i < values.Length; i++)
                {
                    values[i] = (i < left ? 0 : jump) + noise.Gaussian() + (noise.Uniform() < 0.02 ? 20 : 0);
                }

                double[] means = [0.1, jump - 0.1], sds = [1.1, 0.9];
                var interval = Find(values, [left, values.Length], means, sds, tau, cap, minLength)[0];
                var weights = Weights(values, left - 1, means, sds, tau, cap, minLength);

                Assert.InRange(left - 1, interval.Low, interval.High);
                Assert.True(Mass(weights, interval.Low, interval.High) >= 0.95 - 1e-9);
                var width = interval.High - interval.Low;
                for (var low = Math.Max(0, left - width); width > 0 && low < left; low++)
                {
                    Assert.True(Mass(weights, low, Math.Min(values.Length - 1, low + width - 1)) < 0.95 + 1e-9);
                }
            },
            iter: 500);

    [Fact]
    public void A_large_jump_leaves_one_place()
    {
        double[] values = [0.1, -0.2, 0.0, 0.2, -0.1, 10.1, 9.8, 10.0];
        Assert.Equal(new BreakInterval(4, 4), Find(values, [5, 8], [0, 10], [0.5, 0.5])[0]);
    }

    [Fact]
    public void Probes_half_way_between_the_levels_belong_to_either_side()
    {
        double[] values = [.. Enumerable.Repeat(0.0, 20), .. Enumerable.Repeat(0.5, 6), .. Enumerable.Repeat(1.0, 20)];
        Assert.Equal(new BreakInterval(19, 25), Find(values, [22, 46], [0, 1], [0.1, 0.1])[0]);
    }

    [Fact]
    public void A_mirror_image_mirrors_the_interval_and_sign_and_scale_change_nothing()
    {
        var noise = new SeededNoise(4);
        var values = Enumerable.Range(0, 500).Select(i => (i < 300 ? 0 : 0.6) + noise.Gaussian()).ToArray();
        var interval = Find(values, [300, 500], [0, 0.6], [1.02, 0.97])[0];

        var mirrored = Find([.. values.Reverse()], [200, 500], [0.6, 0], [0.97, 1.02])[0];
        Assert.Equal(new BreakInterval(498 - interval.High, 498 - interval.Low), mirrored);
        Assert.Equal(interval, Find(Array.ConvertAll(values, x => -4 * x), [300, 500], [0, -2.4], [4.08, 3.88])[0]);
        Assert.True(interval.High - interval.Low is > 5 and < 120, $"{interval}");
    }

    [Fact]
    public void A_longer_memory_of_the_noise_widens_the_interval()
    {
        var noise = new SeededNoise(5);
        var values = Enumerable.Range(0, 2000).Select(i => (i < 1000 ? 0 : 0.8) + noise.Gaussian()).ToArray();
        var widths = new[] { 1.0, 2, 4 }.Select(tau =>
        {
            var interval = Find(values, [1000, 2000], [0, 0.8], [1, 1], tau, Infinite)[0];
            return interval.High - interval.Low;
        }).ToArray();

        Assert.True(widths[0] < widths[1] && widths[1] < widths[2], string.Join(", ", widths));
    }

    [Fact]
    public void Segments_stay_legal_and_one_that_is_shorter_already_is_left_alone()
    {
        double[] late = [0, .. Enumerable.Repeat(5.0, 39)], early = [.. Enumerable.Repeat(0.0, 39), 5];
        Assert.Equal(new BreakInterval(0, 19), Find(late, [20, 40], [0, 5], [1, 1], minLength: 1)[0]);
        Assert.Equal(new BreakInterval(2, 19), Find(late, [20, 40], [0, 5], [1, 1], minLength: 3)[0]);
        Assert.Equal(new BreakInterval(19, 38), Find(early, [20, 40], [0, 5], [1, 1], minLength: 1)[0]);
        Assert.Equal(new BreakInterval(19, 36), Find(early, [20, 40], [0, 5], [1, 1], minLength: 3)[0]);
        Assert.Equal(new BreakInterval(0, 0), Find(late, [1, 40], [0, 5], [1, 1], minLength: 3)[0]);
        Assert.Equal(new BreakInterval(38, 38), Find(early, [39, 40], [0, 5], [1, 1], minLength: 3)[0]);
    }

    [Fact]
    public void A_giant_outlier_beside_the_break_does_not_move_a_capped_interval()
    {
        var noise = new SeededNoise(6);
        var values = Enumerable.Range(0, 400).Select(i => (i < 200 ? 0 : 2) + noise.Gaussian()).ToArray();
        var before = Find(values, [200, 400], [0, 2], [1, 1], 1, 3)[0];
        values[197] = 1e9;
        var after = Find(values, [200, 400], [0, 2], [1, 1], 1, 3)[0];

        Assert.InRange(after.High - after.Low, 0, before.High - before.Low + 3);
        Assert.True(after.High <= before.High + 1 && after.Low >= before.Low - 3, $"{before} {after}");
    }

    [Fact]
    public void A_break_far_from_its_likely_place_stays_in_its_interval()
    {
        var values = Enumerable.Range(0, 3000).Select(i => i < 1000 ? 0.0 : 5).ToArray();
        var interval = Find(values, [2000, 3000], [0, 5], [1, 1], 1, Infinite)[0];
        Assert.Equal(new BreakInterval(999, 1999), interval);
    }

    [Fact]
    public void Each_break_of_a_chromosome_has_its_interval_and_one_segment_has_none()
    {
        var values = Enumerable.Range(0, 90).Select(i => (double)(i / 30 % 2)).ToArray();
        Assert.Equal(
            [new BreakInterval(29, 29), new BreakInterval(59, 59)],
            Find(values, [30, 60, 90], [0, 1, 0], [0.1, 0.1, 0.1]));
        Assert.Empty(Find(values, [90], [0.3], [1]));
        Assert.Empty(Find([], [], [], []));
    }

    [Fact]
    public void Three_million_probes_with_one_faint_break_are_safe()
    {
        var noise = new SeededNoise(7);
        var values = new double[3_000_000];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = (i < 2_000_000 ? 0 : 0.1) + noise.Uniform() - 0.5;
        }

        var interval = Find(values, [2_000_000, values.Length], [0, 0.1], [0.289, 0.289])[0];
        Assert.InRange(interval.Low, 1_999_000, 1_999_999);
        Assert.InRange(interval.High, 1_999_999, 2_001_000);
    }

    [Fact]
    public void Levels_left_out_are_those_under_the_cap()
    {
        var noise = new SeededNoise(8);
        var values = Enumerable.Range(0, 300).Select(i => (i < 150 ? 0 : 1) + noise.Gaussian()).ToArray();
        values[10] = 1e6;
        double[] sds = [1.05, 0.95];
        double[] means = [CappedMean.Of(values.AsSpan(0, 150), 1.05, 6), CappedMean.Of(values.AsSpan(150), 0.95, 6)];
        var intervals = new BreakInterval[1];

        Assert.Equal(1, BreakIntervals.Find(values, [150, 300], sds, 4, 2, intervals));

        Assert.Equal(Find(values, [150, 300], means, sds, 4, 6, 2), intervals);
        Assert.Equal(0, means[0], 0.3);
    }

    [Fact]
    public void Ends_that_do_not_fit_are_refused()
    {
        Assert.Throws<ArgumentException>(() => Find([1, 2, 3], [2, 2, 3], [0, 0, 0], [1, 1, 1]));
        Assert.Throws<ArgumentException>(() => Find([1, 2, 3], [1, 2], [0, 0], [1, 1]));
        Assert.Throws<ArgumentException>(() => Find([1, 2, 3], [1, 3], [0], [1, 1]));
        Assert.Throws<ArgumentOutOfRangeException>(() => Find([1, 2, 3], [1, 3], [0, 0], [1, 0]));
        Assert.Throws<ArgumentOutOfRangeException>(() => Find([1, 2, 3], [1, 3], [0, 0], [1, 1], tau: 0));
    }

    private static BreakInterval[] Find(
        double[] values, int[] ends, double[] means, double[] sds, double tau = 1, double cap = 3, int minLength = 1)
    {
        var intervals = new BreakInterval[Math.Max(0, ends.Length - 1)];
        Assert.Equal(intervals.Length, BreakIntervals.Find(values, ends, means, sds, tau, cap, minLength, intervals));
        return intervals;
    }

    /// <summary>The weights from their definition: both costs summed anew for each place.</summary>
    private static double[] Weights(double[] values, int lastLeft, double[] means, double[] sds, double tau, double cap, int minLength)
    {
        var logs = Enumerable.Repeat(double.NegativeInfinity, values.Length).ToArray();
        var lowest = Math.Min(lastLeft, minLength - 1);
        var highest = Math.Max(lastLeft, values.Length - minLength - 1);
        for (var t = lowest; t <= highest; t++)
        {
            var cost = 0.0;
            for (var i = 0; i < values.Length; i++)
            {
                var side = i <= t ? 0 : 1;
                var u = (values[i] - means[side]) / sds[side];
                cost += Math.Min(u * u, cap * cap) + (2 * Math.Log(sds[side]));
            }

            logs[t] = -cost / (2 * tau);
        }

        var top = logs.Max();
        var weights = Array.ConvertAll(logs, l => Math.Exp(l - top));
        var total = weights.Sum();
        return Array.ConvertAll(weights, w => w / total);
    }

    private static double Mass(double[] weights, int low, int high) => weights[low..(high + 1)].Sum();
}
