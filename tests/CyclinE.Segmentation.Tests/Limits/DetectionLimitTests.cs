using System.Text.Json;
using CyclinE.Genomics.Profiles;
using CyclinE.Genomics.Results.Calls;
using CyclinE.Segmentation.Limits;
using CyclinE.Segmentation.Methods;
using CyclinE.Segmentation.Segments;

namespace CyclinE.Segmentation.Tests.Limits;

public class DetectionLimitTests
{
    [Theory]
    [InlineData(0.2, 3)]
    [InlineData(0.35, 5)]
    [InlineData(0.6, 8)]
    public void The_limit_is_that_of_planting_at_every_size_and_segmenting_whole_chromosomes(double sd, int copies)
    {
        var profile = NeutralArrays.Make(sd, seed: 11);
        var limit = NeutralArrays.Limits(profile).Levels.Single(l => l.Copies == copies);

        // Places of another seed, and a plainer idea of what is found.
        var recalls = DetectionLimitFinder.Sizes.Select(size => Recall(profile, size, Math.Log2(copies / 2.0), new SeededNoise(77))).ToList();
        var expected = recalls.FindIndex(r => r >= 0.95);
        var index = StepOf(limit);
        Assert.InRange(index, Math.Max(0, expected - 1), expected + 1);
        Assert.True(recalls[index] >= 0.93, $"{recalls[index]} at {limit.Probes} probes");
        Assert.True(recalls[Math.Max(0, index - 2)] < 0.95, $"{recalls[Math.Max(0, index - 2)]} two sizes below");
    }

    [Theory]
    [InlineData(0.15)]
    [InlineData(0.3)]
    public void At_the_limit_as_many_amplicons_of_a_fresh_seed_are_found(double sd)
    {
        var profile = NeutralArrays.Make(sd, seed: 5);
        var options = new LimitOptions { Plantings = 200 };
        var levels = NeutralArrays.Limits(profile, options: options).Levels;
        var again = NeutralArrays.Limits(profile, options: options with { Seed = 1234 }).Levels;
        foreach (var (level, fresh) in levels.Zip(again).Where(l => l.First.Probes is not null))
        {
            Assert.True(level.Found >= 0.95);
            Assert.InRange(StepOf(fresh) - StepOf(level), -1, 1);
            Assert.True(Recall(profile, level.Probes!.Value, level.Log2!.Value, new SeededNoise(99)) >= 0.95, $"{level}");
        }

        Assert.Contains(levels, l => l.Probes is not null);
    }

    [Fact]
    public void A_level_that_hardly_reaches_the_least_contrast_of_an_event_has_no_limit()
    {
        var none = NeutralArrays.Limits(NeutralArrays.Make(0.45, seed: 11)).Levels[0];
        Assert.Equal((3, null), (none.Copies, none.Probes));
        Assert.InRange(none.Found!.Value, 0.5, 0.95);
    }

    [Fact]
    public void More_copies_are_found_over_fewer_probes_and_more_noise_hides_more()
    {
        var limits = new[] { 0.1, 0.2, 0.4, 0.8 }.Select(sd => NeutralArrays.Limits(NeutralArrays.Make(sd, seed: 3)).Levels).ToList();
        foreach (var levels in limits)
        {
            Assert.Equal([3, 4, 5, 6, 8, 12], levels.Select(l => l.Copies));
            Assert.Equal(levels.Select(l => l.Probes ?? int.MaxValue).OrderDescending(), levels.Select(l => l.Probes ?? int.MaxValue));
        }

        for (var i = 0; i < 6; i++)
        {
            var byNoise = limits.ConvertAll(l => l[i].Probes ?? int.MaxValue);
            Assert.Equal(byNoise.Order(), byNoise);
        }

        Assert.True(limits[0][0].Probes < limits[3][0].Probes.GetValueOrDefault(int.MaxValue));
    }

    [Fact]
    public void The_same_seed_gives_the_same_limits()
    {
        var profile = NeutralArrays.Make(0.3, seed: 8);
        var first = JsonSerializer.Serialize(NeutralArrays.Limits(profile));
        Assert.Equal(first, JsonSerializer.Serialize(NeutralArrays.Limits(profile)));
        Assert.NotEqual(first, JsonSerializer.Serialize(NeutralArrays.Limits(profile, options: new LimitOptions { Seed = 1 })));
    }

    [Fact]
    public void Fewer_tumour_cells_need_larger_amplicons()
    {
        var profile = NeutralArrays.Make(0.25, seed: 9);
        var half = NeutralArrays.Limits(profile, NeutralArrays.CallsOf(profile, Model(0.5, 2)));
        var pure = NeutralArrays.Limits(profile);
        Assert.Equal((0.5, false), (half.Purity, half.PurityIsAssumed));
        Assert.Equal((1.0, true), (pure.Purity, pure.PurityIsAssumed));
        Assert.Equal(Math.Log2(((0.5 * 5) + 1) / 2), half.Levels[2].Log2!.Value, 1e-12);
        Assert.Equal(Math.Log2(2.5), pure.Levels[2].Log2!.Value, 1e-12);
        Assert.True(half.Levels[2].Probes > pure.Levels[2].Probes);
    }

    [Fact]
    public void Copies_that_the_centre_has_anyway_have_no_limit()
    {
        var profile = NeutralArrays.Make(0.1, seed: 10);
        var limits = NeutralArrays.Limits(profile, NeutralArrays.CallsOf(profile, Model(1, 4)));
        Assert.Equal(4, limits.CentreCopies);
        Assert.All(limits.Levels.Take(2), l => Assert.Equal((null, null, null), (l.Log2, l.Probes, l.Found)));
        Assert.NotNull(limits.Levels[^1].Probes);
    }

    [Fact]
    public void Probes_become_kilobases_by_the_distances_around_the_gene()
    {
        var limits = NeutralArrays.Limits(NeutralArrays.Make(0.2, seed: 12));
        var gene = Assert.Single(limits.Genes);
        Assert.Equal("CCNE1", gene.Symbol);
        Assert.InRange(gene.Spacing!.Value, 1000, 1100); // 1,000 apart, one in fifty missing.
        Assert.Equal(limits.Levels.Select(l => l.Probes * gene.Spacing / 1000), gene.Kilobases);
    }

    [Fact]
    public void Without_room_in_neutral_segments_nothing_is_said()
    {
        var profile = NeutralArrays.Make(0.2, seed: 13);
        var altered = NeutralArrays.Limits(profile, NeutralArrays.CallsOf(profile, null, CallClass.Loss));
        Assert.Equal((null, 0), (altered.LargestSize, altered.NeutralProbes));
        Assert.All(altered.Levels, l => Assert.Equal((null, null), (l.Probes, l.Found)));

        var small = NeutralArrays.Make(0.1, seed: 14, probes: 40);
        Assert.Equal(16, NeutralArrays.Limits(small).LargestSize);
    }

    [Theory]
    [InlineData(SegmentationMethod.Cbs)]
    [InlineData(SegmentationMethod.Fpop)]
    [InlineData(SegmentationMethod.Haar)]
    public void Every_method_has_limits_of_its_own(SegmentationMethod method)
    {
        var profile = NeutralArrays.Make(0.15, seed: 15, chromosomes: 2, probes: 400);
        var limits = NeutralArrays.Limits(profile, options: new LimitOptions { Plantings = 20, Reach = 100 }, method: method);
        Assert.Equal(method.ToString().ToLowerInvariant(), limits.Segmenter);
        Assert.InRange(limits.Levels[^1].Probes!.Value, 1, 12);
        Assert.InRange(limits.Levels[^1].Found!.Value, 0.95, 1);
    }

    private static int StepOf(DetectionLimitLevel level) =>
        level.Probes is { } probes ? DetectionLimitFinder.Sizes.ToList().IndexOf(probes) : DetectionLimitFinder.Sizes.Count;

    private static CopyModel Model(double purity, double centreCopies) =>
        new() { Purity = purity, Ploidy = centreCopies, CentreCopies = centreCopies, Compression = 1, Source = "manual" };

    /// <summary>Share of 300 amplicons that are found when each is planted alone and its whole chromosome is segmented.</summary>
    private static double Recall(Profile profile, int size, double log2, SeededNoise places)
    {
        const int Plantings = 300;
        var scalars = Profiles.ScalarsOf(profile);
        var found = 0;
        for (var i = 0; i < Plantings; i++)
        {
            var chromosome = Profiles.Only(profile, 1 + (i % 3));
            var finite = Enumerable.Range(0, chromosome.Log2.Length).Where(p => float.IsFinite(chromosome.Log2[p])).ToArray();
            var first = 10 + (int)(places.Uniform() * (finite.Length - size - 20));
            foreach (var probe in finite.AsSpan(first, size))
            {
                chromosome.Log2[probe] += (float)log2;
            }

            var segments = ArraySegmenter.Segment(chromosome, scalars, new ArraySegmentationOptions(), TestContext.Current.CancellationToken).Segments;
            var high = segments.Where(s => s.Mean > Math.Max(0.15, 3 * s.NoiseSd / Math.Sqrt(s.Probes)) && s.LastProbe >= finite[first]
                && s.FirstProbe <= finite[first + size - 1]).ToList();
            if (high.Count == 0)
            {
                continue;
            }

            var shared = high.Sum(s => finite.Count(p => p >= Math.Max(s.FirstProbe, finite[first]) && p <= Math.Min(s.LastProbe, finite[first + size - 1])));
            var probes = high.Sum(s => s.Probes);
            var mean = high.Sum(s => s.Probes * s.Mean) / probes;
            found += shared * 2 >= size && shared * 2 >= probes && mean >= Math.Max(0.5, 3 * scalars.Sigma / Math.Sqrt(probes)) ? 1 : 0;
        }

        return (double)found / Plantings;
    }
}
