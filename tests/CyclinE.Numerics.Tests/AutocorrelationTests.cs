namespace CyclinE.Numerics.Tests;

public class AutocorrelationTests
{
    [Fact]
    public void Tau_equals_R() =>
        Assert.Equal(4.7855704255930238, Autocorrelation.Tau(GoldenSeries.Floats, GoldenSeries.Ends), 12);

    [Fact]
    public void Independent_noise_has_tau_near_one()
    {
        var random = new Random(7);
        Assert.InRange(Tau([.. Enumerable.Range(0, 50_000).Select(_ => random.NextDouble() - 0.5)]), 1, 1.12);
        Assert.InRange(Tau([.. Enumerable.Range(0, 50_000).Select(_ => Gaussian(random))]), 1, 1.06);
    }

    [Fact]
    public void Heavy_tailed_independent_noise_has_tau_near_one()
    {
        var random = new Random(8);
        double Square() => Math.Pow(Gaussian(random), 2);
        Assert.InRange(Tau([.. Enumerable.Range(0, 50_000).Select(_ => Gaussian(random) / Math.Sqrt((Square() + Square() + Square()) / 3))]), 1, 1.06);
    }

    [Theory]
    [InlineData(0.1)]
    [InlineData(0.2)]
    [InlineData(0.4)]
    public void Sigma_squared_tau_is_the_long_run_variance_of_a_first_order_autoregression(double phi)
    {
        var random = new Random(11);
        var values = new double[400_000];
        for (var i = 1; i < values.Length; i++)
        {
            values[i] = (phi * values[i - 1]) + Gaussian(random);
        }

        var floats = Array.ConvertAll(values, v => (float)v);
        int[] ends = [values.Length];
        var sigma = LagNoise.Sigma(floats, ends);
        var longRun = 1 / ((1 - phi) * (1 - phi));
        Assert.InRange(sigma * sigma * Autocorrelation.Tau(floats, ends) / longRun, 0.95, 1.05);
        Assert.InRange(Autocorrelation.Tau(floats, ends) * (1 - phi) * (1 - phi) / (1 + phi), 0.95, 1.05);
    }

    [Theory]
    [InlineData(20_000, 0.1)]
    [InlineData(2_500, 0.5)]
    public void True_segments_are_hardly_correlation(int count, double more)
    {
        // 100 events of 3 to 12 values, up to twenty noise sds high; in the shorter series they are a third of all.
        var random = new Random(13);
        double[] values = [.. Enumerable.Range(0, count).Select(_ => Gaussian(random))];
        var without = Tau(values);
        for (var e = 0; e < 100; e++)
        {
            var first = (int)((e + 0.5) * count / 100);
            var (length, level) = (random.Next(3, 13), (40 * random.NextDouble()) - 20);
            for (var i = first; i < Math.Min(count, first + length); i++)
            {
                values[i] += level;
            }
        }

        Assert.InRange(Tau(values), 1, without + more);
    }

    [Fact]
    public void The_unit_of_the_values_does_not_matter()
    {
        float[] scaled = [.. GoldenSeries.Floats.Select(v => 8 * v)];
        Assert.Equal(Autocorrelation.Tau(GoldenSeries.Floats, GoldenSeries.Ends), Autocorrelation.Tau(scaled, GoldenSeries.Ends));
    }

    [Fact]
    public void A_random_walk_has_a_finite_tau()
    {
        var random = new Random(17);
        var sum = 0.0;
        Assert.InRange(Tau([.. Enumerable.Range(0, 10_000).Select(_ => sum += Gaussian(random))]), 10, 190.1);
    }

    [Fact]
    public void Values_that_do_not_vary_and_too_few_values_have_tau_one()
    {
        Assert.Equal(1, Autocorrelation.Tau(new float[100], [40, 100]));
        Assert.Equal(1, Autocorrelation.Tau([], []));
        Assert.Equal(1, Autocorrelation.Tau([float.NaN, 3f], [1, 2]));
        Assert.Equal(1, Autocorrelation.Tau([1, 2, 1, 4, 3, 5, 2, 6], [8]));
    }

    private static double Tau(double[] values) => Autocorrelation.Tau(Array.ConvertAll(values, v => (float)v), [values.Length]);

    private static double Gaussian(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());

    [Fact]
    public void Sigma_beside_tau_is_sigma_to_the_last_bit()
    {
        float[] values = [.. GoldenSeries.Values.Select((v, i) => i % 7 == 0 ? float.NaN : (float)v)];
        int[] ends = [100, 110, values.Length];
        var (sigma, tau) = Autocorrelation.SigmaAndTau(values, ends);
        Assert.Equal(LagNoise.Sigma(values, ends), sigma);
        Assert.Equal(Autocorrelation.Tau(values, ends), tau);
        Assert.Equal((double.NaN, 1.0), Autocorrelation.SigmaAndTau([], []));
    }
}
