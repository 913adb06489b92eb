using System.Text.Json;
using CyclinE.Amplification.Pairs;
using CyclinE.Genomics.Genes;
using CyclinE.Genomics.Genome;
using CyclinE.Genomics.Input;
using CyclinE.Genomics.Results.Calls;

namespace CyclinE.Amplification.Tests;

public class ArrayCallerTests
{
    private static readonly GenomeBuild Hg19 = GenomeBuild.Of("hg19");

    private static SyntheticArray Array(double centre = 0, double? runnerUp = null) =>
        new(Hg19) { Centre = centre, RunnerUp = runnerUp, Genes = GeneTable.ForBuild(Hg19) };

    [Theory]
    [InlineData(100, 0.10, CallClass.Neutral)] // significant, but under the floor
    [InlineData(100, 0.25, CallClass.Gain)]
    [InlineData(100, -0.25, CallClass.Loss)]
    [InlineData(100, 0.9, CallClass.Amplification)]
    [InlineData(100, 1.5, CallClass.HighLevelAmplification)]
    [InlineData(100, -1.4, CallClass.HomozygousDeletion)]
    [InlineData(1, 0.6, CallClass.Neutral)] // one probe: within three standard errors at a noise of 0.25
    public void A_segment_is_called_by_its_distance_and_its_noise(int probes, double level, CallClass expected)
    {
        var array = new SyntheticArray(Hg19, sigma: probes == 1 ? 0.25 : 0.05).With("1", 1, 50_000, (1000, 0), (probes, level), (1000, 0));
        Assert.Equal(expected, array.Call().Segments[1].Call);
    }

    [Fact]
    public void The_centre_is_subtracted_once_and_one_by_hand_is_marked()
    {
        var array = Array(centre: 0.4).With("1", 1, 50_000, (1000, 0)).With("2", 1, 50_000, (500, 0), (500, 0.5));
        var calls = array.Call();
        Assert.Equal((0.4, false), (calls.Centre, calls.CentreIsManual));
        Assert.Equal(0.5, calls.Segments[2].Log2, 0.02);
        Assert.Equal(CallClass.Gain, calls.Segments[2].Call);

        var byHand = array.Call(centre: 0.9);
        Assert.Equal((0.9, true), (byHand.Centre, byHand.CentreIsManual));
        Assert.Equal([CallClass.Loss, CallClass.Loss, CallClass.Neutral], byHand.Segments.Select(s => s.Call!.Value));
    }

    [Fact]
    public void Each_segment_says_what_it_would_be_under_the_runner_up_centre()
    {
        var calls = Array(runnerUp: 0.5).With("1", 1, 50_000, (1000, 0)).With("2", 1, 50_000, (500, 0.5)).Call();
        Assert.Equal([CallClass.Neutral, CallClass.Gain], calls.Segments.Select(s => s.Call!.Value));
        Assert.Equal([CallClass.Loss, CallClass.Neutral], calls.Segments.Select(s => s.CallUnderRunnerUp!.Value));
    }

    [Fact]
    public void X_and_Y_are_reported_but_not_called()
    {
        var calls = Array().With("1", 1, 50_000, (1000, 0)).With("X", 1, 50_000, (100, 0), (20, 2.0), (100, 0)).Call();
        Assert.Equal(4, calls.Segments.Count);
        Assert.All(calls.Segments.Skip(1), s => Assert.Null(s.Call));
        Assert.Empty(calls.Events);
        Assert.Equal(0, calls.GenomeAltered);
        Assert.Contains(calls.Notes, n => n.Contains("X and Y", StringComparison.Ordinal));
    }

    [Fact]
    public void The_altered_share_is_weighted_by_length()
    {
        var calls = Array().With("1", 1, 100_000, (1000, 0)).With("2", 1, 100_000, (750, 0), (250, 0.5)).Call();
        Assert.Equal(0.125, calls.GenomeAltered, 3);
    }

    [Fact]
    public void Cyclin_E_and_ERBB2_amplification_are_told_from_polysomy()
    {
        // CCNE1 30.30–30.32 Mb, ERBB2 37.84–37.88 Mb; probes every 10 kb.
        var amplified = Array()
            .With("1", 1, 50_000, (1000, 0))
            .With("17", 27_500_000, 10_000, (1000, 0), (80, 2.2), (1000, 0))
            .With("19", 26_600_000, 10_000, (350, 0), (60, 2.5), (1200, 0)).Call();
        Assert.Equal((true, true), (amplified.CyclinEAmplified, amplified.CoAmplified));
        var cyclinE = amplified.Genes.Single(g => g.Symbol == "CCNE1");
        Assert.True(cyclinE.Focal);
        Assert.Equal(2.5, cyclinE.Log2!.Value, 0.1);
        Assert.Equal(Math.Pow(2, 2.5), cyclinE.FishLikeRatio!.Value, 0.3);
        Assert.Null(amplified.Genes.Single(g => g.Symbol == "TOP2A").FishLikeRatio);

        // The whole arm at 0.8 is an amplification by level; the ratio to its flanks is 1.
        var polysomic = Array()
            .With("1", 1, 50_000, (1000, 0))
            .With("19", 26_600_000, 10_000, (1600, 0.8)).Call();
        Assert.True(polysomic.CyclinEAmplified);
        Assert.Equal(1.0, polysomic.Genes.Single(g => g.Symbol == "CCNE1").FishLikeRatio!.Value, 1e-9);
        Assert.False(polysomic.Genes.Single(g => g.Symbol == "CCNE1").Focal);
        Assert.Null(polysomic.CoAmplified);
    }

    [Fact]
    public void Panel_genes_are_called_in_genome_order_and_those_without_probes_have_no_value()
    {
        var calls = Array().With("1", 1, 50_000, (1000, 0)).Call();
        Assert.Equal(
            ["PIK3CA", "FBXW7", "FGFR1", "MYC", "PTEN", "CCND1", "CDKN1B", "CDK2", "RB1", "ERBB2", "TOP2A", "CCNE1", "URI1"],
            calls.Genes.Select(g => g.Symbol));
        Assert.All(calls.Genes, g => Assert.Null(g.Log2));
        Assert.Null(calls.CyclinEAmplified);
    }

    [Fact]
    public void An_outlying_probe_in_a_gene_does_not_amplify_it()
    {
        var array = Array().With("1", 1, 50_000, (1000, 0)).With("19", 26_600_000, 10_000, (370, 0), (2, 3.0), (1200, 0));
        var gene = array.Call().Genes.Single(g => g.Symbol == "CCNE1");
        Assert.True(gene.Maximum > 2);
        Assert.Equal(CallClass.Neutral, gene.Call);
    }

    [Fact]
    public void The_excess_variance_widens_the_limits_of_an_uneven_array()
    {
        (int, double)[] uneven = [.. Enumerable.Range(0, 20).Select(i => (200, i % 2 == 0 ? 0.08 : -0.08))];
        var calls = Array().With("1", 1, 50_000, uneven).With("2", 1, 50_000, (1000, 0.20)).Call();
        Assert.Equal(0.08, Math.Sqrt(calls.ExcessVariance), 0.01);
        Assert.Equal(CallClass.Neutral, calls.Segments[^1].Call);

        var even = Array().With("1", 1, 50_000, [.. Enumerable.Repeat((200, 0.0), 20)]).With("2", 1, 50_000, (1000, 0.20)).Call();
        Assert.True(even.ExcessVariance < 0.0001);
        Assert.Equal(CallClass.Gain, even.Segments[^1].Call);
    }

    [Fact]
    public void The_same_input_gives_the_same_bytes()
    {
        SyntheticArray Make() => Array().With("1", 1, 50_000, (500, 0), (30, 1.0), (500, -0.4)).With("8", 1, 50_000, (800, 0.3));
        Assert.Equal(JsonSerializer.Serialize(Make().Call()), JsonSerializer.Serialize(Make().Call()));
    }
}
