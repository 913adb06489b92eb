using CsCheck;

namespace CyclinE.Numerics.Tests;

public class OrderStatisticsTests
{
    [Theory]
    [InlineData(0, -2.1591796875)]
    [InlineData(0.1, -0.688574218750)]
    [InlineData(0.25, -0.2705078125)]
    [InlineData(0.5, 0.20947265625)]
    [InlineData(0.77, 0.93501953125)]
    [InlineData(1, 3.29296875)]
    public void Quantile_equals_R_type_7(double probability, double expected) =>
        Assert.Equal(expected, OrderStatistics.Quantile([.. GoldenSeries.Values], probability), 14);

    [Fact]
    public void Select_agrees_with_sorting() =>
        Gen.Select(Gen.Double[-3, 3].Select(v => Math.Round(v, 1)).Array[1, 60], Gen.Int[0, 59]).Sample((values, rank) =>
        {
            var k = rank % values.Length;
            var expected = values.Order().ElementAt(k);
            var scratch = values.ToArray();
            var selected = OrderStatistics.Select(scratch, k);
            return selected == expected && scratch.Take(k).All(v => v <= selected) && scratch.Skip(k).All(v => v >= selected);
        });

    [Fact]
    public void Median_is_the_quantile_of_one_half() =>
        Gen.Double[-3, 3].Array[1, 60].Sample(values =>
            Math.Abs(OrderStatistics.Median([.. values]) - OrderStatistics.Quantile([.. values], 0.5)) < 1e-15);

    [Theory]
    [InlineData(1)]
    [InlineData(65_536)]
    [InlineData(80_001)]
    [InlineData(300_000)]
    public void The_median_of_many_is_the_median_to_the_last_bit(int count)
    {
        var random = new Random(count);
        double[] values = [.. Enumerable.Range(0, count).Select(_ => random.NextDouble() - 0.5)];
        foreach (var series in new[] { values, [.. values.Order()], [.. values.OrderDescending()], [.. values.Select(v => Math.Round(v, 1))],
            [.. values.Select((v, i) => i % 9 == 0 ? v : 5 + v)], new double[count] })
        {
            Assert.Equal(OrderStatistics.Median([.. series]), OrderStatistics.MedianOfMany([.. series]));
        }
    }

    [Fact]
    public void No_values_give_NaN()
    {
        Assert.Equal(double.NaN, OrderStatistics.MedianOfMany([]));
        Assert.Equal(double.NaN, OrderStatistics.Median([]));
        Assert.Equal(double.NaN, OrderStatistics.Quantile([], 0.5));
    }
}
