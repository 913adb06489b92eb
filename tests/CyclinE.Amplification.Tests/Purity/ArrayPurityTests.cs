using CyclinE.Genomics.Genome;
using CyclinE.Genomics.Results.Calls;

namespace CyclinE.Amplification.Tests.Purity;

public class ArrayPurityTests
{
    private static readonly GenomeBuild Hg19 = GenomeBuild.Of("hg19");

    // 60 % tumour, CGH: one, two, three, four and eight copies.
    private static SyntheticArray Array(double sigma = 0.1) => new SyntheticArray(Hg19, sigma)
        .With("1", 1_000_000, 50_000, (2000, Level(2)), (1500, Level(3)))
        .With("2", 1_000_000, 50_000, (1800, Level(2)), (1200, Level(1)))
        .With("3", 1_000_000, 50_000, (2500, Level(2)), (900, Level(4)))
        .With("8", 1_000_000, 50_000, (1200, Level(3)), (60, Level(8)), (900, Level(2)));

    [Fact]
    public void A_fit_stands_in_the_calls_with_copies_for_every_segment()
    {
        var calls = Array().Call();
        Assert.Equal(("noise", "levels"), (calls.Rule, calls.CopyModel!.Source));
        Assert.Equal(0.6, calls.Purity!.Accepted!.Purity, 0.05);
        Assert.Equal([2, 3, 2, 1, 2, 4, 3, 8, 2], calls.Segments.Select(s => s.WholeCopies!.Value));
        Assert.All(calls.Segments, s => Assert.Null(s.LossOfHeterozygosity));
        Assert.Null(calls.Scars);
        Assert.Contains(calls.Notes, n => n.Contains("weaker", StringComparison.Ordinal));
    }

    [Fact]
    public void Calls_by_copies_use_the_fit()
    {
        var calls = Array().Call(new CallingOptions { Rule = CallRule.Copies });
        Assert.Equal(
            [CallClass.Neutral, CallClass.Gain, CallClass.Neutral, CallClass.Loss, CallClass.Neutral, CallClass.Gain, CallClass.Gain],
            calls.Segments.Take(7).Select(s => s.Call!.Value));
        Assert.True(calls.Segments[7].Call >= CallClass.Amplification);
    }

    [Fact]
    public void A_purity_by_hand_overrides_and_the_reason_stands_where_nothing_fits()
    {
        Assert.Equal((0.45, "manual"), (Manual().CopyModel!.Purity, Manual().CopyModel!.Source));
        Assert.Contains("Purity is manual.", Manual().Notes);

        var quiet = new SyntheticArray(Hg19).With("1", 1, 50_000, (3000, 0)).Call();
        Assert.Null(quiet.CopyModel);
        Assert.Contains(quiet.Notes, n => n.StartsWith("No purity and ploidy:", StringComparison.Ordinal));
        Assert.All(quiet.Segments, s => Assert.Null(s.Copies));

        ArrayCalls Manual() => ArrayCaller.Call(Array().ToCall with { ManualPurity = 0.45 }, new CallingOptions()).Calls;
    }

    [Fact]
    public void A_homozygous_deletion_has_no_copies_however_deep_noise_puts_it()
    {
        var calls = Array().With("9", 1_000_000, 50_000, (1200, 0), (60, Level(0) - 0.4), (900, 0)).Call();
        var deletion = calls.Segments.Single(s => s.Segment.Chromosome == Chromosome.Parse("9") && s.Segment.Probes == 60);
        Assert.Equal((CallClass.HomozygousDeletion, 0, 0), (deletion.Call, deletion.Copies, deletion.WholeCopies));
        Assert.All(calls.Segments, s => Assert.True(s.Copies >= 0));
    }

    [Fact]
    public void A_normal_array_is_not_fitted_and_says_so()
    {
        var calls = ArrayCaller.Call(Array().ToCall with { IsNormal = true }, new CallingOptions()).Calls;
        Assert.Null(calls.CopyModel);
        Assert.Equal("The array's role is normal: it has no tumour cells.", calls.Purity!.Reason);
    }

    private static double Level(double copies) => Math.Log2(((0.6 * copies) + 0.8) / 2);
}
