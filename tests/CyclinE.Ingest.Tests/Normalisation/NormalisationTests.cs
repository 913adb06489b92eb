using CyclinE.Genomics.Results.Profiles;
using CyclinE.Ingest.Normalisation;

namespace CyclinE.Ingest.Tests.Normalisation;

/// <summary>Lowess, the correction of intensity and of waves, against R (Goldens/normalisation.R).</summary>
public class NormalisationTests
{
    private const int Count = 400;

    [Theory]
    [InlineData(2 / 3.0, 3, 0, 86.109846809592739, 13483.097510453963, 1.1116206511350903, 0.0080946886631501676, 0.41753778232294725)]
    [InlineData(0.3, 3, 0.01, 62.082034813801911, 9153.6630801836927, 0.40688447901688291, -0.0021320632938378113, -0.53598351564395652)]
    [InlineData(0.05, 0, 0, 109.118061808815, 19138.241181339257, -0.037188078660931642, 0.03888506849599143, -0.59966273427687378)]
    public void Lowess_equals_R(double span, int steps, double deltaShare, double sum, double ordered, double first, double at123, double last)
    {
        var (x, y) = Scatter();
        AssertFit(Lowess.Fit(x, y, span, steps, deltaShare * (x[^1] - x[0])), sum, ordered, first, at123, last);
    }

    [Fact]
    public void Lowess_of_tied_places_equals_R()
    {
        var (x, y) = Scatter();
        var ties = Array.ConvertAll(x, v => Math.Floor(v * 2) / 2);
        AssertFit(Lowess.Fit(ties, y, 0.2, 2, 0), 66.926091317918335, 10575.967970518652, 0.34617210927955783, -0.084534636683721992, -0.66355779560136119);
    }

    [Fact]
    public void Lowess_of_few_points_equals_R()
    {
        var (x, _) = Scatter();
        AssertFit(Lowess.Fit(x, Array.ConvertAll(x, v => 1 + (2 * v)), 0.4, 3, 0), 4489.92, 1166921.87, 1.19, 7.3, 21.22);
        Assert.Equal([1, 5, 2], Lowess.Fit([1, 2, 4], [1, 5, 2], 2 / 3.0, 3, 0));
        Assert.Equal([3.8, 3.8, 3.8, 3.8, 3.8], Lowess.Fit([1, 1, 1, 1, 1], [1, 2, 3, 4, 9], 2 / 3.0, 0, 0).Select(v => Math.Round(v, 12)));
        Assert.Equal([7], Lowess.Fit([1], [7], 0.5, 3, 0));
        Assert.Empty(Lowess.Fit([], [], 0.5, 3, 0));
    }

    [Theory]
    [InlineData(false, 122.74827101877911, 39035.456227451585, 0.026296111403408616, 0.10306709610894006, 2.0134267979475045)]
    [InlineData(true, 122.74703627648377, 39035.695416825612, 0.032961771987711594, 0.10844911335804638, 2.0207186463175795)]
    public void Waves_of_GC_are_taken_out_as_in_R_and_a_large_gain_steers_nothing(bool curved, double sum, double ordered, double first, double at123,
        double last)
    {
        var (log2, gc) = Wave();
        var step = WaveCorrection.Apply(log2, gc, Enumerable.Repeat(true, Count).ToArray(), curved)!;
        AssertFit(Array.ConvertAll(log2, v => (double)v), sum, ordered, first, at123, last, 2e-6);
        Assert.StartsWith("slope 0.7877 per unit GC from 360 probes; 400 probes changed by", step.Effect);
    }

    [Fact]
    public void Waves_are_left_alone_where_GC_is_not_known()
    {
        var (log2, gc) = Wave();
        var before = log2.ToArray();
        Assert.Null(WaveCorrection.Apply(log2, gc, new bool[Count], curved: true));
        Array.Fill(gc, float.NaN);
        Assert.Null(WaveCorrection.Apply(log2, gc, Enumerable.Repeat(true, Count).ToArray(), curved: true));
        Assert.Equal(before, log2);
    }

    [Fact]
    public void A_dependence_on_intensity_is_taken_out_and_missing_values_stay()
    {
        var random = new Random(3);
        var intensities = Enumerable.Range(0, 5000).Select(_ => (float)(6 + (9 * random.NextDouble()))).ToArray();
        var truth = intensities.Select((_, i) => i is > 100 and < 140 ? 2f : 0f).ToArray();
        var ratios = intensities.Select((a, i) => i == 7 ? float.NaN : (float)(truth[i] + (0.4 * Math.Sin(a / 2)) + (0.1 * (random.NextDouble() - 0.5))))
            .ToArray();
        var step = IntensityCorrection.Apply(ratios, intensities, 0.3);
        Assert.True(float.IsNaN(ratios[7]));
        for (var i = 0; i < ratios.Length; i++)
        {
            Assert.True(i == 7 || Math.Abs(ratios[i] - truth[i]) < 0.2, $"{i}: {ratios[i]} for {truth[i]}");
        }

        Assert.StartsWith("4999 features changed by 0.2", step.Effect);
    }

    private static (double[] X, double[] Y) Scatter()
    {
        var points = Enumerable.Range(1, Count)
            .Select(i => (X: (i / 40.0) + (i * 37 % 11 / 50.0), I: i))
            .Select(p => (p.X, Y: Math.Sin(p.X) + (((p.I * 53 % 17) - 8) / 20.0) + (p.I % 29 == 0 ? 3 : 0), p.I))
            .OrderBy(p => p.X).ThenBy(p => p.I).ToList();
        return ([.. points.Select(p => p.X)], [.. points.Select(p => p.Y)]);
    }

    private static (float[] Log2, float[] Gc) Wave()
    {
        var gc = Enumerable.Range(1, Count).Select(i => 0.35 + (0.2 * (i * 61 % 101) / 100)).ToArray();
        var log2 = gc.Select((g, k) => 0.1 + (0.8 * (g - 0.45)) + (2 * (g - 0.45) * (g - 0.45)) + (((((k + 1) * 53) % 17) - 8) / 80.0) + (k + 1 > 360 ? 2 : 0));
        return ([.. log2.Select(v => (float)v)], [.. gc.Select(g => (float)g)]);
    }

    private static void AssertFit(double[] fit, double sum, double ordered, double first, double at123, double last, double tolerance = 1e-10)
    {
        Assert.Equal(sum, fit.Sum(), tolerance * Count);
        Assert.Equal(ordered, fit.Select((v, i) => (i + 1) * v).Sum(), tolerance * Count * Count);
        Assert.Equal(first, fit[0], tolerance);
        Assert.Equal(at123, fit[122], tolerance);
        Assert.Equal(last, fit[^1], tolerance);
    }
}
