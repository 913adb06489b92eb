using CsCheck;
using CyclinE.Cohort.Recurrence.Samples;

namespace CyclinE.Cohort.Tests.Recurrence;

public class ZigguratTests
{
    [Fact]
    public void The_highest_step_comes_down_to_its_higher_neighbour_and_on_as_one()
    {
        // 1 | 3 | 2 over a floor: 3 → 2, both → 1, all → 0.
        Assert.Equal(
            [new ZigguratEvent(1, 1, 1), new ZigguratEvent(1, 2, 1), new ZigguratEvent(0, 2, 1)],
            Deconstruct(1, 3, 2));
    }

    [Fact]
    public void Towers_apart_are_events_apart()
    {
        Assert.Equal([new ZigguratEvent(0, 0, 2), new ZigguratEvent(2, 2, 1)], Deconstruct(2, 0, 1, -5));
    }

    [Fact]
    public void A_valley_leaves_one_event_beneath_and_one_on_each_side()
    {
        Assert.Equal(
            [new ZigguratEvent(0, 0, 2), new ZigguratEvent(2, 2, 1), new ZigguratEvent(0, 2, 1)],
            Deconstruct(3, 1, 2));
    }

    [Fact]
    public void The_sum_of_events_is_the_profile_and_events_are_nested_or_disjoint()
    {
        Gen.Double[-2, 4].Array[0, 30].Sample(heights =>
        {
            var events = Deconstruct(heights);
            for (var k = 0; k < heights.Length; k++)
            {
                Assert.Equal(Math.Max(0, heights[k]), events.Where(e => e.First <= k && k <= e.Last).Sum(e => e.Height), 1e-12);
            }

            Assert.All(events, e => Assert.True(e.Height > 0));
            Assert.All(
                from a in events from b in events where a.First < b.First && b.First <= a.Last select (a, b),
                pair => Assert.True(pair.b.Last <= pair.a.Last));
        });
    }

    private static List<ZigguratEvent> Deconstruct(params double[] heights)
    {
        var events = new List<ZigguratEvent>();
        new Ziggurat().Deconstruct(heights, events);
        return events;
    }
}
