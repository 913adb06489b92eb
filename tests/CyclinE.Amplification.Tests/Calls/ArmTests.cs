using CyclinE.Genomics.Genome;
using CyclinE.Genomics.Results.Calls;

namespace CyclinE.Amplification.Tests.Calls;

/// <summary>Chromosome arms, on arrays whose segments are known.</summary>
public class ArmTests
{
    private static readonly GenomeBuild Hg19 = GenomeBuild.Of("hg19");

    // Chromosome 8 of hg19, a probe every 100 kb: 456 on 8p, 1,000 on 8q.
    private static ArmCall[] Arms(params (int Probes, double Level)[] levels) =>
        [.. new SyntheticArray(Hg19, sigma: 0.02).With("1", 1, 50_000, (1000, 0)).With("8", 50_000, 100_000, levels)
            .Call().Arms.Where(a => a.Chromosome.ToString() == "8")];

    [Fact]
    public void A_segment_across_the_centromere_counts_for_each_arm_by_its_part_there()
    {
        var arms = Arms((356, 0), (600, 0.5), (500, 0));
        Assert.Equal(["8p", "8q"], arms.Select(a => a.Arm));
        Assert.Equal((456, 1000), (arms[0].Probes, arms[1].Probes));
        Assert.Equal(100.0 / 456, arms[0].Gained, 0.005);
        Assert.Equal(0.5, arms[1].Gained, 0.005);
        Assert.Equal(0.5 * 0.5, arms[1].Log2, 0.01);
        Assert.All(arms, a => Assert.Equal((CallClass.Neutral, 0.0), (a.Call, a.Lost)));
    }

    [Theory]
    [InlineData(0, CallClass.Gain)]
    [InlineData(15, CallClass.Gain)] // 1.5% short
    [InlineData(30, CallClass.Neutral)] // 3% short
    public void An_arm_is_gained_from_98_per_cent_of_its_probed_length(int neutral, CallClass expected)
    {
        var arms = Arms((456 + neutral, 0), (1000 - neutral, 0.5));
        Assert.Equal([CallClass.Neutral, expected], arms.Select(a => a.Call!.Value));
    }

    [Fact]
    public void The_class_is_that_of_most_of_the_arm_and_one_outlying_probe_does_not_matter()
    {
        var arms = Arms((456, 0), (300, 0.5), (1, -3), (299, 0.9), (400, 1.0));
        Assert.Equal(CallClass.Amplification, arms[1].Call);
        Assert.Equal(1, arms[1].Gained, 1e-9);
        Assert.Equal(CallClass.Loss, Arms((456, -0.5), (1000, 0))[0].Call);
    }

    [Fact]
    public void Unknown_builds_have_no_arms_and_X_without_sex_is_not_called()
    {
        Assert.Empty(new SyntheticArray(GenomeBuild.Of("hg16")).With("1", 1, 50_000, (1000, 0)).Call().Arms);
        var x = new SyntheticArray(Hg19).With("1", 1, 50_000, (1000, 0)).With("X", 1_000_000, 100_000, (1500, 1)).Call().Arms;
        Assert.Equal(["1p", "Xp", "Xq"], x.Select(a => a.Arm));
        Assert.Equal([CallClass.Neutral, null, null], x.Select(a => a.Call));
    }

    [Fact]
    public void Classes_are_counted_and_their_shares_add_up_to_the_called_genome()
    {
        var calls = new SyntheticArray(Hg19, sigma: 0.02).With("1", 1, 100_000, (1000, 0)).With("2", 1, 100_000, (500, 0), (250, 0.5), (250, -2)).Call();
        Assert.Equal([1, 0, 2, 1, 0, 0], calls.Classes.Select(c => c.Segments));
        Assert.Equal(1, calls.Classes.Sum(c => c.Share), 1e-12);
        Assert.Equal(0.125, calls.Classes.Single(c => c.Call == CallClass.Gain).Share, 0.001);
        Assert.Equal(0.25, calls.GenomeAltered, 0.001);
    }
}
