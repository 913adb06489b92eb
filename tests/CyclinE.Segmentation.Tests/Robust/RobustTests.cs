using CsCheck;
using CyclinE.Segmentation.Methods;
using CyclinE.Segmentation.Robust;

namespace CyclinE.Segmentation.Tests.Robust;

/// <summary>What the default segmentation promises, on made chromosomes.</summary>
public class RobustTests
{
    private const double Sd = 0.2;

    [Theory]
    [InlineData(3.0)]
    [InlineData(-3.0)]
    public void Three_probes_far_out_survive(double level)
    {
        var values = Noise(5000, 1);
        for (var i = 2000; i < 2003; i++)
        {
            values[i] += level;
        }

        Assert.Equal([2000, 2003, 5000], Run(values, 1_800_000).Ends);
    }

    [Theory]
    [InlineData(1.5, 3.5, 3.1)]
    [InlineData(-3.4, -1.4, -2.6)]
    [InlineData(1.2, 3.5, 2.1, 4.4, 3.0, 1.9)]
    public void Amplified_probes_at_no_one_level_are_one_segment(params double[] levels)
    {
        // ERBB2 of ZR-75-30 on BAC clones: 1.49, 3.47, 3.14 in noise of 0.08. No level lies within K of all.
        var noise = new SeededNoise(15);
        var values = new double[2500];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = 0.08 * noise.Gaussian();
        }

        for (var i = 0; i < levels.Length; i++)
        {
            values[1000 + i] += levels[i];
        }

        Assert.Equal([1000, 1000 + levels.Length, 2500], RobustRuns.Run(values, RobustRuns.Settings(0.08, values.Length, 1.1)).Ends);
    }

    [Fact]
    public void One_isolated_probe_of_fifty_sigma_makes_no_break_and_is_a_point_event()
    {
        var values = Noise(5000, 2);
        values[2500] = 50 * Sd;
        var (ends, events) = Run(values, 5000);
        Assert.Equal([5000], ends);
        Assert.Equal([new PointRun(2500, 2501)], events);
    }

    [Fact]
    public void Two_probes_are_a_point_event_inside_and_a_segment_at_an_end()
    {
        var values = Noise(5000, 3);
        values[2500] = values[2501] = 2;
        values[4998] = values[4999] = -2;
        var (ends, events) = Run(values, 5000);
        Assert.Equal([4998, 5000], ends);
        Assert.Equal([new PointRun(2500, 2502)], events);
    }

    [Fact]
    public void Min_probes_of_one_makes_every_outlier_a_segment()
    {
        var values = Noise(2000, 4);
        values[700] = 3;
        var (ends, events) = Run(values, 2000, new SegmentationOptions { MinProbes = 1 });
        Assert.Equal([700, 701, 2000], ends);
        Assert.Empty(events);
    }

    [Fact]
    public void Min_probes_of_one_cuts_heavy_tails_no_further_than_the_optimum()
    {
        // Student t with three degrees of freedom: many single values stand beyond K of their level.
        var noise = new SeededNoise(16);
        double[] values = [.. Enumerable.Range(0, 20_000).Select(_ => Sd * noise.Gaussian()
            / Math.Sqrt((Math.Pow(noise.Gaussian(), 2) + Math.Pow(noise.Gaussian(), 2) + Math.Pow(noise.Gaussian(), 2)) / 3))];
        var settings = RobustRuns.Settings(Sd, values.Length, 1, new SegmentationOptions { MinProbes = 1 });
        Assert.Equal(RobustRuns.Run(values, settings with { Ragged = false }).Ends, RobustRuns.Run(values, settings).Ends);
    }

    [Fact]
    public void An_outlier_beside_a_step_does_not_move_it()
    {
        var values = Noise(1000, 5);
        for (var i = 500; i < values.Length; i++)
        {
            values[i] += 1.5;
        }

        values[497] = 40;
        values[503] = -40;
        Assert.Equal([500, 1000], Run(values, 1000).Ends);
    }

    [Fact]
    public void Noise_of_a_noisier_state_is_not_cut()
    {
        // The second half has three times the array's σ, which the first half sets.
        var noise = new SeededNoise(6);
        var values = new double[40_000];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = i < 30_000 ? 0.1 * noise.Gaussian() : -1 + (0.3 * noise.Gaussian());
        }

        var settings = RobustRuns.Settings(0.1, values.Length);
        Assert.True(RobustRuns.Run(values, settings with { Merge = false }).Ends.Length > 4);
        Assert.Equal([30_000, 40_000], RobustRuns.Run(values, settings).Ends);
    }

    [Fact]
    public void A_wandering_level_is_cut_less_often_than_its_neighbours_differences_say()
    {
        // As on small arrays of clones: a tenth of the probes scatters thrice as much and half as much noise again wanders over some ten
        // probes, which differences of neighbours hardly tell. 60 chromosomes without a change, and the same with a loss in the middle.
        var noise = new SeededNoise(14);
        int breaks = 0, hits = 0;
        for (var chromosome = 0; chromosome < 60; chromosome++)
        {
            var values = new double[280];
            var level = 0.0;
            for (var i = 0; i < values.Length; i++)
            {
                level = (0.8 * level) + (0.42 * noise.Gaussian());
                values[i] = Sd * (level + ((noise.Uniform() < 0.1 ? 3 : 0.9) * noise.Gaussian()));
            }

            breaks += RobustRuns.Run(values, RobustRuns.Settings(Sd, 4000, 1.3)).Ends.Length - 1;
            for (var i = 90; i < 190; i++)
            {
                values[i] -= 3 * Sd;
            }

            hits += RobustRuns.Run(values, RobustRuns.Settings(Sd, 4000, 1.3)).Ends.Count(e => Math.Abs(e - 90) <= 5 || Math.Abs(e - 190) <= 5);
        }

        Assert.InRange(breaks, 0, 25);
        Assert.InRange(hits, 117, 120);
    }

    [Fact]
    public void Outliers_that_are_common_are_no_events_when_three_of_them_meet()
    {
        // One value in 50 stands 1.5 to 3 out on the same side; three in a row are bound to come.
        var values = Noise(20_000, 7);
        var noise = new SeededNoise(8);
        for (var i = 0; i < values.Length; i++)
        {
            if (noise.Uniform() < 0.02)
            {
                values[i] += 1.5 + (1.5 * noise.Uniform());
            }
        }

        values[9000] = values[9001] = values[9002] = 2;
        var (ends, events) = Run(values, 20_000);
        Assert.Equal([20_000], ends);
        Assert.Contains(new PointRun(9000, 9003), events);
    }

    [Fact]
    public void Constant_and_shortest_chromosomes()
    {
        Assert.Empty(Run([], 10).Ends);
        Assert.Equal([1], Run([0.7], 1).Ends);
        Assert.Equal([2], Run([0, 0], 2).Ends);
        Assert.Equal([10_000], Run(new double[10_000], 10_000).Ends);
        Assert.Equal([50, 100], Run([.. new double[50], .. Enumerable.Repeat(1.0, 50)], 100).Ends);
    }

    [Fact]
    public void One_giant_outlier_blurs_nothing()
    {
        var values = Noise(3000, 9);
        for (var i = 1000; i < 2000; i++)
        {
            values[i] += 0.5;
        }

        var ends = Run(values, 3000).Ends;
        Assert.Equal(3, ends.Length);
        values[1500] = float.MaxValue;
        Assert.Equal(ends, Run(values, 3000).Ends);
    }

    [Fact]
    public void Segments_cover_all_values_and_point_events_lie_within_them() => Gen.Select(
        Gen.Select(Gen.Double[-2, 2], Gen.Int[1, 60]).Array[1, 8], Gen.Frequency((4, Gen.Int[1, 6]), (1, Gen.Int[7, 60])), Gen.Int[0, 1000])
        .Sample(
            (levels, minProbes, seed) =>
            {
                var noise = new SeededNoise(seed);
                double[] values = [.. levels.SelectMany(l => Enumerable.Range(0, l.Item2).Select(_ =>
                    l.Item1 + (Sd * noise.Gaussian()) + (noise.Uniform() < 0.03 ? 8 * (noise.Uniform() - 0.5) : 0)))];
                var (ends, events) = Run(values, values.Length, new SegmentationOptions { MinProbes = minProbes, Penalty = 1 });
                Assert.Equal(values.Length, ends[^1]);
                Assert.Equal(ends.Distinct().Order(), ends);
                Assert.All(ends.Zip(ends.Prepend(0), (end, first) => end - first).Skip(1).SkipLast(1), n => Assert.InRange(n, minProbes, values.Length));
                Assert.All(events, e => Assert.True(e.First < e.End && ends.Count(end => end <= e.First) == ends.Count(end => end < e.End)));
                Assert.All(events.Zip(events.Skip(1)), pair => Assert.True(pair.First.End <= pair.Second.First));
            },
            iter: 2000);

    [Fact]
    public void A_used_scratch_changes_nothing()
    {
        var settings = RobustRuns.Settings(Sd, 4000);
        var scratch = new RobustScratch();
        double[] first = [.. Noise(2000, 10), .. Noise(2000, 11).Select(v => v + 1)];
        double[] second = [.. Noise(500, 12), .. Noise(300, 13).Select(v => v - 0.6)];
        RobustRuns.Run(first, settings, scratch);
        Assert.Equal(RobustRuns.Run(second, settings).Ends, RobustRuns.Run(second, settings, scratch).Ends);
    }

    [Fact]
    public void The_cap_lets_the_smallest_event_pass() => Gen.Select(Gen.Double[0.1, 20], Gen.Double[1, 10], Gen.Int[2, 3_000_000], Gen.Int[1, 50])
        .Sample((penalty, tau, probes, minProbes) =>
        {
            var settings = RobustRuns.Settings(Sd, probes, tau, new SegmentationOptions { Penalty = penalty, MinProbes = minProbes });
            Assert.True(minProbes * settings.Cap > 2 * settings.Penalty);
            Assert.True(settings.Cap >= 9 * Sd * Sd * (1 - 1e-12));
        });

    private static (int[] Ends, PointRun[] Events) Run(double[] values, int probes, SegmentationOptions? options = null) =>
        RobustRuns.Run(values, RobustRuns.Settings(Sd, probes, 1, options));

    private static double[] Noise(int count, int seed)
    {
        var noise = new SeededNoise(seed);
        var values = new double[count];
        for (var i = 0; i < count; i++)
        {
            values[i] = Sd * noise.Gaussian();
        }

        return values;
    }
}
