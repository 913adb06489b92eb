using CyclinE.Genomics.Genes;
using CyclinE.Genomics.Genome;
using CyclinE.Genomics.Input;
using CyclinE.Genomics.Masks;
using CyclinE.Genomics.Results.Calls;
using CyclinE.Genomics.Results.Segments;

namespace CyclinE.Amplification.Tests.Calls;

/// <summary>Rules other than noise, centres, masks, and arrays of which only segments are known.</summary>
public class CallRuleTests
{
    private static readonly GenomeBuild Hg19 = GenomeBuild.Of("hg19");

    private static SyntheticArray Array(params (int Probes, double Level)[] levels) =>
        new SyntheticArray(Hg19, sigma: 0.02).With("1", 1, 50_000, (1000, 0)).With("8", 50_000_000, 20_000, levels);

    [Theory]
    [InlineData(0.19, CallClass.Neutral)]
    [InlineData(0.22, CallClass.Gain)]
    [InlineData(-0.22, CallClass.Neutral)]
    [InlineData(-0.28, CallClass.Loss)]
    [InlineData(0.9, CallClass.Amplification)]
    public void Fixed_limits_do_not_ask_for_noise(double level, CallClass expected)
    {
        var calls = Array((4, level)).Call(new CallingOptions { Rule = CallRule.Fixed });
        Assert.Equal(("fixed", expected), (calls.Rule, calls.Segments[^1].Call));
        Assert.NotNull(calls.Segments[^1].StandardError);
    }

    // n = (2^r·(2(1−ρ) + ρψ₀) − 2(1−ρ))/ρ with ρ = 0.5 and ψ₀ = 2: 2^r = (n + 2)/4.
    [Theory]
    [InlineData(0.3, CallClass.HomozygousDeletion)]
    [InlineData(1, CallClass.Loss)]
    [InlineData(2.2, CallClass.Neutral)]
    [InlineData(3, CallClass.Gain)]
    [InlineData(5.2, CallClass.Amplification)]
    [InlineData(9, CallClass.HighLevelAmplification)]
    public void Copies_decide_where_purity_is_given(double copies, CallClass expected)
    {
        var array = Array((2000, 0), (300, Math.Log2((copies + 2) / 4)), (300, 0)).ToCall with { ManualPurity = 0.5 };
        var calls = ArrayCaller.Call(array, new CallingOptions { Rule = CallRule.Copies }).Calls;
        Assert.Equal(("copies", expected), (calls.Rule, calls.Segments[2].Call));
        Assert.Equal(copies, calls.Segments[2].Copies!.Value, 0.05);
        Assert.Equal("manual", calls.CopyModel!.Source);
    }

    [Fact]
    public void A_ploidy_by_hand_is_the_mean_of_the_copies_and_moves_the_limits()
    {
        var array = Array((1000, 0), (300, 0.9)).ToCall with { ManualPurity = 0.8, ManualPloidy = 4 };
        var calls = ArrayCaller.Call(array, new CallingOptions { Rule = CallRule.Copies }).Calls;
        double Length(SegmentCall s) => s.Segment.End - (double)s.Segment.Start + 1;
        Assert.Equal(4, calls.Segments.Sum(s => Length(s) * s.Copies!.Value) / calls.Segments.Sum(Length), 1e-9);

        // Seven copies are an amplification of a diploid tumour and a gain of a tetraploid one.
        Assert.InRange(calls.Segments[^1].Copies!.Value, 6, 8.5);
        Assert.Equal(CallClass.Gain, calls.Segments[^1].Call);
    }

    [Fact]
    public void Calls_by_copies_without_purity_are_refused_with_a_remedy()
    {
        var problem = Assert.Throws<InvalidInputException>(() => Array((300, 1)).Call(new CallingOptions { Rule = CallRule.Copies })).Problem;
        Assert.Equal("copies-without-purity", problem.Code);
        Assert.Contains("purity", problem.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void The_centre_may_come_from_the_segments_and_says_so()
    {
        var array = new SyntheticArray(Hg19, sigma: 0.02) { Centre = 0.3 }
            .With("1", 1, 50_000, (1000, 0)).With("2", 1, 50_000, (3000, -0.3));
        Assert.Equal(("peak", 0.3), (array.Call().CentreSource, array.Call().Centre));
        var calls = array.Call(new CallingOptions { Centre = CentreChoice.Segments });
        Assert.Equal("segments", calls.CentreSource);
        Assert.Equal(0, calls.Centre, 0.01);
        Assert.Equal([CallClass.Gain, CallClass.Neutral], calls.Segments.Select(s => s.Call!.Value));
        Assert.Equal("manual", array.Call(new CallingOptions { Centre = CentreChoice.Segments }, centre: 0.1).CentreSource);
    }

    [Fact]
    public void Masked_segments_are_reported_not_called_and_are_no_events()
    {
        var array = Array((300, 0), (30, 2.0), (300, 0), (30, 2.0), (300, 0)).ToCall with
        {
            MaskedShare = (chromosome, start, _) => chromosome == Chromosome.Parse("8") && start == 56_000_000 ? 0.8 : 0.1,
        };
        var calls = ArrayCaller.Call(array, new CallingOptions()).Calls;
        Assert.Equal((null, 0.8), (calls.Segments[2].Call, calls.Segments[2].Masked));
        Assert.Equal(CallClass.HighLevelAmplification, calls.Segments[4].Call);
        Assert.Equal(62_600_000, Assert.Single(calls.Events).Start);
        Assert.Contains(calls.Notes, n => n.Contains("masked", StringComparison.Ordinal));
    }

    [Fact]
    public void An_amplicon_in_a_masked_place_is_no_focal_event_and_its_gene_says_why()
    {
        var array = new SyntheticArray(Hg19) { Genes = GeneTable.ForBuild(Hg19) }.With("19", 26_600_000, 10_000, (350, 0), (60, 2.5), (1200, 0)).ToCall;
        var open = ArrayCaller.Call(array, new CallingOptions()).Calls;
        Assert.True(Assert.Single(open.Events).Focal);
        Assert.Equal((CallClass.HighLevelAmplification, true, null), Ccne1(open));

        var mask = new GenomeMask("hg19", [(Chromosome.Parse("19"), 30_050_000, 30_800_000)]);
        var called = ArrayCaller.Call(array with { MaskedShare = mask.MaskedShare }, new CallingOptions());
        Assert.Empty(called.Calls.Events);
        Assert.Equal((null, false, 1.0), Ccne1(called.Calls));
        Assert.Contains("1 segment lies in masked regions: reported, not called.", called.Calls.Notes);
        Assert.Equal(2.5, called.Calls.Genes.Single(g => g.Symbol == "CCNE1").Log2!.Value, 0.1);
        var number = array.Genes.Genes.ToList().FindIndex(g => g.Symbol == "CCNE1");
        Assert.Equal((GeneFlags.Masked, null), (called.Genes.FlagsOf(number), called.Genes.CallOf(number)));

        static (CallClass?, bool, double?) Ccne1(ArrayCalls calls) => calls.Genes.Where(g => g.Symbol == "CCNE1").Select(g => (g.Call, g.Focal, g.Masked))
            .Single();
    }

    [Fact]
    public void An_array_of_segments_only_is_called_by_fixed_limits_and_finds_the_same_amplicon()
    {
        var synthetic = Array((300, 0), (12, 2.5), (300, 0.1), (600, -0.5)).With("19", 26_600_000, 10_000, (350, 0), (60, 2.5), (1200, 0));
        var table = GeneTable.ForBuild(Hg19);
        var segments = synthetic.Segmentation with
        {
            Segments = [.. synthetic.Segmentation.Segments.Select(s => s with { FirstProbe = -1, LastProbe = -1, NoiseSd = 0 })],
        };
        var calls = ArrayCaller.Call(new ArrayToCall { Segmentation = segments, Build = Hg19, Genes = table }, new CallingOptions()).Calls;
        var whole = ArrayCaller.Call(synthetic.ToCall with { Genes = table }, new CallingOptions()).Calls;
        Assert.Equal(("fixed", "file", 0.0), (calls.Rule, calls.CentreSource, calls.Centre));
        Assert.All(calls.Segments, s => Assert.Null(s.StandardError));
        Assert.Contains(calls.Notes, n => n.Contains("Only segments", StringComparison.Ordinal));
        Assert.Equal(whole.Segments.Select(s => s.Call), calls.Segments.Select(s => s.Call));
        Assert.Equal(
            whole.Events.Select(e => (e.Chromosome, e.Start, e.End, e.Focal, e.Call)),
            calls.Events.Select(e => (e.Chromosome, e.Start, e.End, e.Focal, e.Call)));
        Assert.True(calls.CyclinEAmplified);
    }

    [Fact]
    public void Segments_without_a_number_of_probes_count_by_length()
    {
        var segments = Array((300, 0), (50, 2.5), (300, 0)).Segmentation;
        segments = segments with { Segments = [.. segments.Segments.Select(s => s with { Probes = 0, NoiseSd = 0 })] };
        var calls = ArrayCaller.Call(new ArrayToCall { Segmentation = segments, Build = Hg19, Genes = GeneTable.Empty }, new CallingOptions()).Calls;
        Assert.Equal((98, true), (Assert.Single(calls.Events).Probes, calls.Events[0].Focal));
    }
}
