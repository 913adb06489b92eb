using CyclinE.Amplification.Events;
using CyclinE.Amplification.Genes;
using CyclinE.Genomics.Genes;
using CyclinE.Genomics.Genome;
using CyclinE.Genomics.Results.Calls;

namespace CyclinE.Amplification.Tests.Calls;

public class GeneLevelTests
{
    private static readonly Gene Gene = new("G", Chromosome.Parse("1"), 10_001, 20_000);

    private static GeneLevel Level(params LeveledInterval[] segments) => GeneLevel.Of(Gene, segments);

    private static LeveledInterval At(int start, int end, double level, CallClass? call = CallClass.Neutral) => new(start, end, level, call);

    [Fact]
    public void The_value_is_weighted_by_shared_length()
    {
        var level = Level(At(1, 12_500, 1.0), At(12_501, 90_000, 2.0));
        Assert.Equal(1.75, level.Mean!.Value, 12);
        Assert.Equal((1.0, 2.0, 1.0, false, true), (level.Minimum, level.Maximum, level.Covered, level.GapFilled, level.BrokenInside));
    }

    [Fact]
    public void What_no_segment_covers_does_not_dilute_the_value()
    {
        var level = Level(At(1, 15_000, 1.0));
        Assert.Equal((1.0, 0.5, false), (level.Mean, level.Covered, level.BrokenInside));
    }

    [Theory]
    [InlineData(9_000, 1_000_000, 1.0)] // 1,001 bp before, 980,000 bp behind
    [InlineData(9_000, 20_500, 2.0)]
    [InlineData(0, 1_020_000, 2.0)]
    [InlineData(0, 1_020_001, null)]
    public void A_gap_is_filled_from_the_nearest_segment_within_a_megabase(int before, int behind, double? expected)
    {
        LeveledInterval[] segments = before > 0 ? [At(1, before, 1.0), At(behind, 2_000_000, 2.0)] : [At(behind, 2_000_000, 2.0)];
        var level = Level(segments);
        Assert.Equal((expected, expected is not null, 0.0), (level.Mean, level.GapFilled, level.Covered));
    }

    [Fact]
    public void The_call_is_that_of_the_most_extreme_segment_over_a_quarter_or_a_kilobase()
    {
        Assert.Equal(
            CallClass.Amplification,
            GeneLevel.CallOf(Gene, [At(1, 18_999, 0, CallClass.Neutral), At(19_001, 30_000, 0.9, CallClass.Amplification)]));
        Assert.Equal(
            CallClass.Neutral,
            GeneLevel.CallOf(Gene, [At(1, 19_000, 0, CallClass.Neutral), At(19_002, 30_000, 0.9, CallClass.Amplification)]));

        // A quarter of a small gene is less than a kilobase.
        var small = new Gene("S", Gene.Chromosome, 10_001, 11_000);
        Assert.Equal(CallClass.Gain, GeneLevel.CallOf(small, [At(1, 10_750, 0), At(10_751, 30_000, 0.4, CallClass.Gain)]));
        Assert.Equal(CallClass.Loss, GeneLevel.CallOf(Gene, [At(30_000, 40_000, -0.4, CallClass.Loss)]));
        Assert.Null(GeneLevel.CallOf(Gene, []));
    }
}
