using CyclinE.Amplification.Points;
using CyclinE.Genomics.Genes;
using CyclinE.Genomics.Genome;
using CyclinE.Genomics.Probes;
using CyclinE.Genomics.Results.Calls;
using CyclinE.Genomics.Results.Segments;
using CyclinE.Genomics.Segments;

namespace CyclinE.Amplification.Tests;

/// <summary>A gene over which a point event lies is not neutral without a word, and noise seldom puts one there.</summary>
public class GenePointTests
{
    private static readonly GenomeBuild Hg19 = GenomeBuild.Of("hg19");
    private static readonly Gene Ccne1 = GeneTable.ForBuild(Hg19).Genes.Single(g => g.Symbol == "CCNE1") with { Highlighted = true };

    [Theory]
    [InlineData(1, 1.0, CallClass.Amplification)]
    [InlineData(2, 3.0, CallClass.HighLevelAmplification)]
    [InlineData(2, -2.0, CallClass.HomozygousDeletion)]
    public void A_neutral_gene_carries_the_point_event_that_lies_over_it(int probes, double level, CallClass expected)
    {
        var calls = Call(Bac([(probes, level)]), new CallingOptions());
        var gene = Assert.Single(calls.Genes);
        Assert.Equal(CallClass.Neutral, gene.Call);
        Assert.NotNull(gene.Point);
        Assert.Equal((expected, probes), (gene.Point.Call, gene.Point.Probes));
        Assert.Equal(level, gene.Point.Log2, 0.001);
        Assert.InRange(gene.Point.Chance, 1e-6, 0.01);
        Assert.False(calls.CyclinEAmplified);
        Assert.Contains(calls.Notes, n => n.StartsWith("CCNE1: a point event of", StringComparison.Ordinal)
            && n.Contains("called neutral by its segment", StringComparison.Ordinal));
    }

    [Fact]
    public void The_plan_may_make_the_point_event_the_call_and_CCNE1_amplified()
    {
        var array = Bac([(2, 3.0)]);
        var called = ArrayCaller.Call(array, new CallingOptions { Points = PointChoice.Call });
        Assert.Equal(CallClass.HighLevelAmplification, Assert.Single(called.Calls.Genes).Call);
        Assert.True(called.Calls.CyclinEAmplified);
        Assert.Equal(CallClass.HighLevelAmplification, called.Genes.CallOf(0));
        Assert.Equal(GeneFlags.Point, called.Genes.FlagsOf(0) & GeneFlags.Point);
    }

    [Fact]
    public void A_segment_too_short_to_stand_for_itself_is_a_point_event_whatever_segmenter_cut_it_out()
    {
        var array = new SyntheticArray(Hg19) { Genes = new GeneTable([Ccne1]) };
        array.With("1", 1_000_000, 200_000, (1000, 0)).With("19", Ccne1.Start - 20_100_000, 200_000, (100, 0), (2, 2.5), (100, 0));
        var gene = Assert.Single(array.Call().Genes);
        Assert.Equal((CallClass.Neutral, CallClass.HighLevelAmplification, 2), (gene.Call, gene.Point?.Call, gene.Point?.Probes));
    }

    [Fact]
    public void Where_noise_throws_as_far_the_other_way_nothing_is_told()
    {
        // Twenty deletions of one probe as deep as the gain is high: 2 · 2 · (1 + 20) of 2,042 probes.
        var array = Bac([(1, 1.0)]);
        var segmentation = array.Segmentation;
        List<PointEvent> decoys = [.. Enumerable.Range(1, 20).Select(i => Point(array, i * 5, 1, -1.2))];
        var calls = Call(array with { Segmentation = segmentation with { PointEvents = [.. decoys, .. segmentation.PointEvents] } }, new CallingOptions());
        Assert.Null(Assert.Single(calls.Genes).Point);
    }

    [Fact]
    public void A_point_event_beside_a_gene_that_has_probes_of_its_own_is_not_over_it()
    {
        var wide = new Gene("WIDE", Ccne1.Chromosome, Ccne1.Start - 3_600_000, Ccne1.Start - 1_400_000, true);
        var array = Bac([(2, 3.0)]) with { Genes = new GeneTable([wide]) };
        Assert.Null(Assert.Single(Call(array, new CallingOptions()).Genes).Point);
    }

    [Fact]
    public void A_gain_that_says_as_much_needs_no_word()
    {
        var array = Bac([(1, 1.0)], around: 0.9);
        Assert.Null(Assert.Single(Call(array, new CallingOptions()).Genes).Point);
    }

    [Theory]
    [InlineData(0.01)]
    [InlineData(0.02)]
    public void Noise_with_heavy_tails_is_told_over_no_more_genes_than_stated(double chance)
    {
        var (told, all) = (0, 0);
        for (var seed = 1; seed <= 10; seed++)
        {
            var array = HeavyTailed(seed);
            var genes = Call(array, new CallingOptions { PointChance = chance }).Genes;
            told += genes.Count(g => g.Point is not null);
            all += genes.Count;
        }

        // A quarter more than stated is three standard errors at the smaller chance.
        Assert.InRange(told / (double)all, 0.25 * chance, 1.25 * chance);
    }

    // 5,000 probes of Student's t with 3 degrees of freedom; a gene at every fifth; the values beyond 4 as point events.
    private static ArrayToCall HeavyTailed(int seed)
    {
        var random = new Random(seed);
        var genes = Enumerable.Range(0, 1000).Select(i => new Gene($"G{i}", Chromosome.Parse("1"), 10_000 + (i * 50_000), 10_500 + (i * 50_000), true));
        var array = new SyntheticArray(Hg19) { Genes = new GeneTable(genes) }.With("1", 10_000, 10_000, (5000, 0)).ToCall;
        var points = new List<PointEvent>();
        for (var i = 0; i < 5000; i++)
        {
            var t = Gaussian() / Math.Sqrt(Enumerable.Range(0, 3).Sum(_ => Math.Pow(Gaussian(), 2)) / 3);
            if (Math.Abs(t) > 4)
            {
                points.Add(Point(array, i, 1, 0.2 * t));
            }
        }

        return array with { Segmentation = array.Segmentation with { PointEvents = points } };

        double Gaussian() => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
    }

    // Clones 1 Mb apart; one or two of them, on both sides of CCNE1 or next to it, stand out.
    private static ArrayToCall Bac((int Probes, double Level)[] points, double around = 0)
    {
        var array = new SyntheticArray(Hg19) { Genes = new GeneTable([Ccne1]) }
            .With("1", 1_000_000, 200_000, (1000, 0)).With("2", 1_000_000, 200_000, (1000, 0))
            .With("19", Ccne1.Start - 20_500_000, 1_000_000, (42, around)).ToCall;
        List<PointEvent> events = [.. points.Select(p => Point(array, 2020, p.Probes, p.Level))];
        return array with { Segmentation = array.Segmentation with { PointEvents = events } };
    }

    private static PointEvent Point(ArrayToCall array, int probe, int probes, double level)
    {
        var set = array.Profile!.Probes;
        return new PointEvent
        {
            Chromosome = set.Chromosomes.First(r => probe < r.End).Chromosome,
            FirstProbe = probe,
            LastProbe = probe + probes - 1,
            Start = set.Positions[probe],
            End = set.Positions[probe + probes - 1],
            Probes = probes,
            Mean = level,
            Deviation = level / 0.1,
        };
    }

    private static ArrayCalls Call(ArrayToCall array, CallingOptions options) => ArrayCaller.Call(array, options).Calls;
}
