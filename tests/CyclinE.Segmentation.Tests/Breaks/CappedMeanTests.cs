using CyclinE.Segmentation.Breaks;

namespace CyclinE.Segmentation.Tests.Breaks;

/// <summary>The level of a segment under the capped loss.</summary>
public class CappedMeanTests
{
    [Fact]
    public void Without_a_value_beyond_the_cap_it_is_the_mean() =>
        Assert.Equal(0.2, CappedMean.Of([0.1, 0.2, 0.3, 0.0, 0.4], 0.2, 5), 1e-15);

    [Fact]
    public void An_infinite_cap_gives_the_plain_mean() =>
        Assert.Equal(25, CappedMean.Of([0, 0, 0, 100], 1, double.PositiveInfinity));

    [Theory]
    [InlineData(50)]
    [InlineData(-1e30)]
    public void A_giant_outlier_has_no_say(double outlier) =>
        Assert.Equal(1.0, CappedMean.Of([0.9, 1.1, 1.0, outlier, 1.0], 0.1, 3.5), 1e-12);

    [Fact]
    public void It_is_a_minimum_of_the_capped_loss_near_the_median()
    {
        for (var seed = 0; seed < 200; seed++)
        {
            var noise = new SeededNoise(seed);
            var values = Enumerable.Range(0, 5 + seed).Select(_ => noise.Gaussian() / Math.Max(0.05, noise.Uniform())).ToArray();
            var mean = CappedMean.Of(values, 1, 3);

            double Loss(double level) => values.Sum(x => Math.Min((x - level) * (x - level), 9));
            Assert.True(Loss(mean) <= Loss(mean + 1e-6) && Loss(mean) <= Loss(mean - 1e-6));
        }
    }

    [Fact]
    public void A_value_of_its_own_is_its_level() => Assert.Equal(3.5, CappedMean.Of([3.5], 1, 3));

    [Fact]
    public void No_values_or_no_noise_are_refused()
    {
        Assert.Throws<ArgumentException>(() => CappedMean.Of([], 1, 3));
        Assert.Throws<ArgumentOutOfRangeException>(() => CappedMean.Of([1], 0, 3));
    }
}
