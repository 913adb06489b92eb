using CsCheck;

namespace CyclinE.Numerics.Tests;

public class RunningMedianTests
{
    // Values are multiples of 1/2048 and the sums stay below 2^53 of them: equality is exact.
    [Theory]
    [InlineData(3000, 1, 978.5263671875, 1387760.1962890625)]
    [InlineData(3000, 3, 989.93408203125, 1412380.9521484375)]
    [InlineData(3000, 51, 968.8095703125, 1368679.421875)]
    [InlineData(3000, 101, 971.009765625, 1364809.3198242188)]
    [InlineData(30, 51, 36.880859375, 574.45263671875)]
    public void Equals_runmed(int count, int window, double sum, double weightedSum)
    {
        var medians = new double[count];
        RunningMedian.Compute(GoldenSeries.Values.AsSpan(0, count), window, medians);
        Assert.Equal(sum, medians.Sum());
        Assert.Equal(weightedSum, medians.Select((m, i) => m * (i + 1)).Sum(), 9);
    }

    [Fact]
    public void Equals_the_median_of_every_window() =>
        Gen.Select(Gen.Double[-2, 2].Select(v => Math.Round(v, 1)).Array[0, 80], Gen.Int[0, 30]).Sample((values, half) =>
        {
            var medians = new double[values.Length];
            RunningMedian.Compute(values, (2 * half) + 1, medians);
            return medians.Select((m, i) => (m, i)).All(p =>
                p.m == OrderStatistics.Median(values[Math.Max(0, p.i - half)..Math.Min(values.Length, p.i + half + 1)]));
        });

    [Theory]
    [InlineData(0)]
    [InlineData(-3)]
    [InlineData(50)]
    public void Refuses_windows_without_a_middle(int window) =>
        Assert.Throws<ArgumentException>(() => RunningMedian.Compute(new double[5], window, new double[5]));
}
