using CyclinE.Segmentation.Tuning;

namespace CyclinE.Segmentation.Tests.Tuning;

/// <summary>Labels of regions and how a segmentation is judged by them.</summary>
public class BreakLabelTests
{
    private static readonly int[] Positions = [1000, 2000, 3000, 4000, 5000];

    [Theory]
    [InlineData(0, 10_000, 0, 3)]
    [InlineData(1500, 2500, 1, 1)]
    [InlineData(1499, 2500, 0, 1)]
    [InlineData(1500, 2499, -1, -1)]
    [InlineData(2400, 2600, 1, 1)]
    [InlineData(5000, 9000, -1, -1)]
    public void A_region_holds_the_breaks_whose_middle_lies_in_it(int start, int end, int first, int last) =>
        Assert.Equal(first < 0 ? null : new BreakLabel(first, last, true), BreakLabel.OfRegion(Positions, start, end, true));

    [Fact]
    public void One_probe_has_no_place_for_a_break() => Assert.Null(BreakLabel.OfRegion([1000], 0, 5000, false));

    [Theory]
    [InlineData(9, 9, 0, 0)]
    [InlineData(8, 10, 0, 0)]
    [InlineData(10, 28, 1, 0)]
    [InlineData(10, 29, 0, 0)]
    [InlineData(30, 99, 1, 0)]
    [InlineData(0, 8, 1, 0)]
    public void A_region_with_a_break_is_missed_where_none_lies(int first, int last, int missed, int falseBreaks)
    {
        int[] ends = [10, 30, 100];
        Assert.Equal(new LabelErrors(falseBreaks, missed), LabelErrors.Of(ends, [new BreakLabel(first, last, true)]));
        Assert.Equal(new LabelErrors(1 - missed, 0), LabelErrors.Of(ends, [new BreakLabel(first, last, false)]));
    }

    [Fact]
    public void The_end_of_the_chromosome_is_no_break() =>
        Assert.Equal(new LabelErrors(0, 1), LabelErrors.Of([100], [new BreakLabel(0, 99, true), new BreakLabel(90, 99, false)]));

    [Fact]
    public void The_target_is_the_widest_range_of_penalties_with_fewest_errors()
    {
        PenaltyPathStep Step(double from, double to, params int[] ends) => new(from, to, ends, 0);
        IReadOnlyList<PenaltyPathStep> path =
        [
            Step(1, 2, 10, 20, 30, 50), Step(2, 3, 10, 20, 50), Step(3, 40, 10, 50), Step(40, double.PositiveInfinity, 50),
        ];
        var has = new BreakLabel(5, 12, true);
        var none = new BreakLabel(25, 35, false);

        Assert.Equal((2, 40), new LabelledChromosome { Path = path, Labels = [has, none] }.Target());
        Assert.Equal((0, 40), new LabelledChromosome { Path = path, Labels = [has] }.Target());
        Assert.Equal((2, double.PositiveInfinity), new LabelledChromosome { Path = path, Labels = [none] }.Target());

        // Labels that contradict each other cost one error at every penalty.
        var contradiction = new LabelledChromosome { Path = path, Labels = [has, has with { HasBreak = false }] };
        Assert.Equal((0, double.PositiveInfinity), contradiction.Target());
    }
}
