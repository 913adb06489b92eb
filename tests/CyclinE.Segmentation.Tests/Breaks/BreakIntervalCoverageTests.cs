using CyclinE.Segmentation.Breaks;
using CyclinE.Segmentation.Tests.Fpop;

namespace CyclinE.Segmentation.Tests.Breaks;

/// <summary>A small part of the coverage study (5,000 breaks per noise: the benchmarks' verb <c>intervals</c>).</summary>
public class BreakIntervalCoverageTests
{
    [Fact]
    public void Intervals_of_found_breaks_hold_the_true_ones_about_as_often_as_they_say()
    {
        double[] jumps = [0.5, 1, 2, 3, 5];
        int covered = 0, matched = 0;
        for (var seed = 0; seed < 200; seed++)
        {
            var noise = new SeededNoise(seed);
            var jump = jumps[seed % jumps.Length];
            var values = Enumerable.Range(0, 800).Select(i => (i < 400 ? 0 : jump) + noise.Gaussian()).ToArray();
            var ends = OptimalPartitioning.Ends(values, 3 * Math.Log(800));
            var intervals = new BreakInterval[ends.Length];
            var count = BreakIntervals.Find(values, ends, [.. ends.Select(_ => 1.0)], 1, 1, intervals);
            if (count == 1)
            {
                matched++;
                covered += intervals[0].Low <= 399 && 399 <= intervals[0].High ? 1 : 0;
            }
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{covered} of {matched}");
        Assert.True(matched > 190);
        Assert.InRange((double)covered / matched, 0.93, 0.99);
    }
}
