using CyclinE.Segmentation.Segments;

namespace CyclinE.Segmentation.Tests;

/// <summary>Floors of the scalars and the noise of one segment.</summary>
public class SegmentationNoiseTests
{
    [Fact]
    public void Noise_of_a_segment_is_its_own_shrunk_by_twenty_probes()
    {
        // Differences 1, −2, 3, −4: median −0.5, deviations 1.5, 1.5, 3.5, 3.5, so s = 1.4826 · 2.5 / √2.
        float[] values = [0, 1, float.NaN, -1, 2, -2];
        var own = 1.4826 * 2.5 / Math.Sqrt(2);
        Assert.Equal(Math.Sqrt(((20 * 0.04) + (4 * own * own)) / 24), SegmentationNoise.SegmentSd(values, 0.2), 1e-14);
    }

    [Fact]
    public void Without_a_neighbour_it_is_the_arrays()
    {
        Assert.Equal(0.2, SegmentationNoise.SegmentSd([float.NaN, 5, float.PositiveInfinity], 0.2));
        Assert.Equal(0.2, SegmentationNoise.SegmentSd([], 0.2));
    }

    [Fact]
    public void A_long_segment_speaks_for_itself()
    {
        var noise = new SeededNoise(8);
        Assert.Equal(0.5, SegmentationNoise.SegmentSd(Profiles.Noisy(noise, 0.5, 0.1, (20_000, 1)), 0.1), 0.02);
    }

    [Theory]
    [InlineData(0, 0.001)]
    [InlineData(double.NaN, 0.001)]
    [InlineData(0.3, 0.3)]
    public void Sigma_has_a_floor(double sigma, double expected) => Assert.Equal(expected, SegmentationNoise.EffectiveSigma(sigma));

    [Theory]
    [InlineData(0.2, 1)]
    [InlineData(double.NaN, 1)]
    [InlineData(2.5, 2.5)]
    public void Tau_is_at_least_one(double tau, double expected) => Assert.Equal(expected, SegmentationNoise.EffectiveTau(tau));

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void The_penalty_of_the_smallest_array_is_positive(int probes) =>
        Assert.Equal(3 * 0.04 * Math.Log(2), SegmentationNoise.Penalty(0.2, 1, probes, 3), 1e-15);
}
