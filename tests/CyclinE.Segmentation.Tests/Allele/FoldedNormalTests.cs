using CyclinE.Segmentation.Allele;

namespace CyclinE.Segmentation.Tests.Allele;

/// <summary>The folded normal against numerical integrals by R's integrate().</summary>
public class FoldedNormalTests
{
    [Theory]
    [InlineData(0, 0.05, 0.039894228040143268)]
    [InlineData(0.02, 0.05, 0.043043883694745294)]
    [InlineData(0.1, 0.05, 0.10084907026168298)]
    [InlineData(0.3, 0.08, 0.30000336493805835)]
    public void Its_mean_is_the_integral(double nu, double sigma, double mean)
    {
        Assert.Equal(mean, FoldedNormal.Mean(nu, sigma), 1e-14);
        Assert.Equal(nu, FoldedNormal.Location(mean, sigma), 1e-6);
    }

    [Fact]
    public void A_mean_below_that_of_balance_is_balance() => Assert.Equal(0, FoldedNormal.Location(0.03, 0.05));

    [Fact]
    public void P_of_balance_is_one_half_at_the_median_of_balance_and_small_far_above_it()
    {
        Assert.Equal(0.5, FoldedNormal.BalanceP(0.67448975019608171 * 0.05, 100, 0.05, 0), 1e-9);
        Assert.InRange(FoldedNormal.BalanceP(0.1, 100, 0.05, 0.03), 0, 1e-20);
        Assert.True(FoldedNormal.BalanceP(0.036, 1000, 0.05, 0) < FoldedNormal.BalanceP(0.036, 1000, 0.05, 0.05));
    }
}
