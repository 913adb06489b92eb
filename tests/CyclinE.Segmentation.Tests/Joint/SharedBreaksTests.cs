using CsCheck;
using CyclinE.Numerics;
using CyclinE.Segmentation.Joint;

namespace CyclinE.Segmentation.Tests.Joint;

/// <summary>The search from filtered candidates against the exact optimum over all places.</summary>
public class SharedBreaksTests
{
    /// <summary>Steps of all sizes, many of them at the edge of what β lets pass, where a search may fail.</summary>
    [Theory]
    [InlineData(1, 0.0)]
    [InlineData(2, 0.0)]
    [InlineData(2, 0.6)]
    [InlineData(3, 0.1)]
    [InlineData(8, 0.0)]
    public void Nearly_always_the_exact_minimum_and_never_far_from_it(int channels, double missing)
    {
        const int minimum = 3;
        const int profiles = 60;
        var exact = 0;
        var worst = 0.0;
        for (var seed = 0; seed < profiles; seed++)
        {
            var noise = new SeededNoise((seed * 100) + channels);
            var values = Steps(noise, channels, 300, missing);
            var penalty = 8.0 + (2 * channels);
            var sums = SharedPartitioning.Sums(values);
            var candidates = new List<int>(BreakCandidates.Find(sums, penalty, minimum)) { 0, 300 };
            var ends = SharedBreaks.Minimise(sums, candidates, penalty, minimum, TestContext.Current.CancellationToken);
            var (_, optimum) = SharedPartitioning.Solve(values, penalty, minimum);
            var gap = SharedPartitioning.Cost(values, ends, penalty) - optimum;
            Assert.True(gap > -1e-8);
            exact += gap < 1e-8 ? 1 : 0;
            worst = Math.Max(worst, gap / penalty);
        }

        TestContext.Current.SendDiagnosticMessage($"{channels} channels: {exact} of {profiles} exact, worst gap {worst:0.000} β");
        Assert.InRange(exact, (int)(0.9 * profiles), profiles);
        Assert.InRange(worst, 0, 0.5);
    }

    [Fact]
    public void Values_shorter_than_two_segments_are_one_segment() =>
        Assert.Equal([5], SharedBreaks.Find([[0, 0, 0, 9, 9]], [1], 1, [5], [false], 3, TestContext.Current.CancellationToken));

    [Fact]
    public void No_loci_have_no_segment() =>
        Assert.Empty(SharedBreaks.Find([[], []], [1, 1], 1, [5, 5], [false, true], 3, TestContext.Current.CancellationToken));

    [Fact]
    public void The_median_of_five_is_the_running_median() =>
        Gen.Double[-10, 10].Array[0, 70].Sample(values =>
        {
            var expected = new double[values.Length];
            RunningMedian.Compute(values, 5, expected);
            var leftOut = new bool[values.Length];
            PrivateView.ByRunningMedian(values, 3, 3, leftOut);
            Assert.Equal(values.Zip(expected, (x, m) => Math.Abs(x - m) > 3), leftOut);
        });

    [Fact]
    public void A_run_of_the_smallest_length_stays_in_the_first_view_and_a_shorter_one_does_not()
    {
        var values = new double[40];
        values[10] = values[11] = values[12] = 20;
        values[25] = values[26] = 20;
        var leftOut = new bool[40];
        PrivateView.ByRunningMedian(values, 5, 3, leftOut);
        Assert.Equal([25, 26], Enumerable.Range(0, 40).Where(i => leftOut[i]));
    }

    private static double[][] Steps(SeededNoise noise, int channels, int length, double missing)
    {
        var values = new double[channels][];
        for (var c = 0; c < channels; c++)
        {
            values[c] = new double[length];
        }

        var levels = new double[channels];
        for (var i = 0; i < length; i++)
        {
            if (noise.Uniform() < 0.03)
            {
                levels = Array.ConvertAll(levels, _ => noise.Uniform() < 0.5 ? 0 : 2 * noise.Gaussian() / Math.Sqrt(channels));
            }

            for (var c = 0; c < channels; c++)
            {
                values[c][i] = c > 0 && noise.Uniform() < missing ? double.NaN : levels[c] + noise.Gaussian();
            }
        }

        return values;
    }
}
