using CyclinE.Cohort.Recurrence.Samples;

namespace CyclinE.Cohort.Tests.Recurrence;

/// <summary>Worked cases of a chromosome with a short arm of 40 Mb and a long one of 60 Mb.</summary>
public class BroadSplitTests
{
    [Fact]
    public void A_gained_arm_with_a_lost_piece_is_an_arm_gain_and_a_focal_loss()
    {
        // Read from the floor it would be two long gains with a hole between them.
        var broad = Split((0, 40, 0), (40, 70, 0.5), (70, 71, -0.5), (71, 100, 0.5));
        Assert.Equal([0, 0.5, 0.5, 0.5], broad);
    }

    [Fact]
    public void A_focal_amplicon_on_a_gained_arm_keeps_its_height_above_the_arm()
    {
        var broad = Split((0, 40, 0), (40, 80, 0.4), (80, 80.5, 3), (80.5, 100, 0.4));
        Assert.All(broad[1..], level => Assert.Equal(0.4, level, 1e-12));
    }

    [Fact]
    public void A_gain_of_half_an_arm_is_focal()
    {
        Assert.Equal([0, 0, 0], Split((0, 40, 0), (40, 70, 0), (70, 100, 0.5)));
    }

    [Fact]
    public void A_whole_chromosome_is_broad()
    {
        Assert.Equal([-0.6, -0.6], Split((0, 40, -0.6), (40, 100, -0.6)));
    }

    [Fact]
    public void A_small_piece_at_the_level_of_no_change_does_not_make_the_rest_of_a_lost_arm_focal()
    {
        var broad = Split((0, 40, 0), (40, 60, -0.7), (60, 61, 0), (61, 100, -0.7));
        Assert.All(broad[1..], level => Assert.Equal(-0.7, level, 1e-12));
    }

    private static double[] Split(params (double From, double To, double Copies)[] megabases)
    {
        List<ProfilePiece> pieces =
        [
            .. megabases.Select(m => new ProfilePiece((int)(m.From * 1e6) + 1, (int)(m.To * 1e6), m.To <= 40 ? 0 : 1, 1, m.Copies)),
        ];
        var broad = new double[pieces.Count];
        new BroadSplit(0.98).Split(pieces, 40e6, 60e6, broad);
        return broad;
    }
}
