using CyclinE.Segmentation.Breaks;

namespace CyclinE.Segmentation.Tests.Breaks;

/// <summary>What one value says about its side.</summary>
public class BreakContrastTests
{
    [Theory]
    [InlineData(double.PositiveInfinity)]
    [InlineData(2.5)]
    public void Four_lanes_equal_the_scalar_twin_bit_for_bit(double cap)
    {
        for (var count = 0; count < 40; count++)
        {
            var noise = new SeededNoise(count);
            var values = Enumerable.Range(0, count).Select(_ => 3 * noise.Gaussian()).ToArray();
            var contrast = Enumerable.Range(0, count).Select(_ => noise.Gaussian()).ToArray();
            var expected = values.Zip(contrast, (x, before) => before + Scalar(x, 0.2, 1.3, -0.7, 0.6, cap)).ToArray();

            BreakContrast.Add(values, 0.2, 1.3, -0.7, 0.6, cap, contrast);

            Assert.Equal(expected, contrast);
        }
    }

    [Fact]
    public void A_value_that_is_not_finite_says_nothing()
    {
        double[] values = [double.NaN, double.PositiveInfinity, double.NegativeInfinity, 0, 1, double.NaN];
        var contrast = new double[6];
        BreakContrast.Add(values, 0, 1, 1, 1, 5, contrast);
        Assert.Equal([0, 0, 0, -1, 1, 0], contrast);
    }

    [Fact]
    public void The_noise_of_a_side_counts_where_the_levels_are_equal()
    {
        double[] values = [0, 6];
        var contrast = new double[2];
        BreakContrast.Add(values, 0, 1, 0, 2, double.PositiveInfinity, contrast);
        Assert.Equal(-2 * Math.Log(2), contrast[0], 1e-15);
        Assert.Equal(36 - 9 - (2 * Math.Log(2)), contrast[1], 1e-13);
    }

    [Fact]
    public void A_noise_or_a_level_that_is_no_number_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => BreakContrast.Add([1], 0, 0, 1, 1, 5, new double[1]));
        Assert.Throws<ArgumentOutOfRangeException>(() => BreakContrast.Add([1], 0, 1, 1, double.NaN, 5, new double[1]));
        Assert.Throws<ArgumentOutOfRangeException>(() => BreakContrast.Add([1], double.NaN, 1, 1, 1, 5, new double[1]));
        Assert.Throws<ArgumentOutOfRangeException>(() => BreakContrast.Add([1], 0, 1, 1, 1, 0, new double[1]));
        Assert.Throws<ArgumentException>(() => BreakContrast.Add([1], 0, 1, 1, 1, 5, new double[2]));
    }

    private static double Scalar(double x, double leftMean, double leftSd, double rightMean, double rightSd, double cap)
    {
        var offset = 2 * (Math.Log(leftSd) - Math.Log(rightSd));
        var left = (x - leftMean) * (1 / leftSd);
        var right = (x - rightMean) * (1 / rightSd);
        return Math.Min(left * left, cap * cap) - Math.Min(right * right, cap * cap) + offset;
    }
}
