namespace CyclinE.Numerics.Tests;

public class AutocorrelationTests
{
    [Fact]
    public void Tau_equals_R() =>
        Assert.Equal(3.8210117872759106, Autocorrelation.Tau(GoldenSeries.Floats, GoldenSeries.Ends), 12);

    [Fact]
    public void Independent_noise_has_tau_near_one()
    {
        var random = new Random(7);
        var values = Enumerable.Range(0, 20_000).Select(_ => (float)(random.NextDouble() - 0.5)).ToArray();
        Assert.InRange(Autocorrelation.Tau(values, [values.Length]), 1, 1.1);
    }

    [Fact]
    public void Sigma_squared_tau_is_the_long_run_variance()
    {
        // AR(1) with φ = 0.3 and unit innovations: long-run variance 1/(1 − φ)² = 2.04. The running median takes a little.
        var random = new Random(11);
        var values = new float[200_000];
        for (var i = 1; i < values.Length; i++)
        {
            var gaussian = Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
            values[i] = (float)((0.3 * values[i - 1]) + gaussian);
        }

        int[] ends = [values.Length];
        var sigma = LagNoise.Sigma(values, ends);
        Assert.InRange(sigma * sigma * Autocorrelation.Tau(values, ends), 1.75, 2.1);
    }

    [Fact]
    public void Values_that_do_not_vary_have_tau_one()
    {
        Assert.Equal(1, Autocorrelation.Tau(new float[100], [40, 100]));
        Assert.Equal(1, Autocorrelation.Tau([], []));
        Assert.Equal(1, Autocorrelation.Tau([float.NaN, 3f], [1, 2]));
    }
}
