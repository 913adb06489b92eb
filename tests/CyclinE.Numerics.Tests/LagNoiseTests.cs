namespace CyclinE.Numerics.Tests;

public class LagNoiseTests
{
    // Neighbours differ by +0.1, +0.3, −0.2, +0.4 | the second run by −0.5, +0.6: never across the bar.
    private static readonly float[] WorkedValues = [0f, 0.125f, 0.5f, 0.25f, 0.75f, 9f, 8.5f, 9.25f];
    private static readonly int[] WorkedEnds = [5, 8];

    [Fact]
    public void The_series_is_the_one_of_the_script()
    {
        Assert.Equal(978.5263671875, GoldenSeries.Values.Sum());
        Assert.Equal(1.3046875, GoldenSeries.Values[^1]);
    }

    [Fact]
    public void Sigma_worked_by_hand()
    {
        // d = 0.125, 0.375, −0.25, 0.5, −0.5, 0.75; median 0.25; |d − median| = 0.125, 0.125, 0.5, 0.25, 0.75, 0.5; median 0.375.
        Assert.Equal(1.4826 * 0.375 / Math.Sqrt(2), LagNoise.Sigma(WorkedValues, WorkedEnds), 14);
    }

    [Fact]
    public void Dlrs_and_mapd_worked_by_hand()
    {
        // d sorted = −0.5, −0.25, 0.125, 0.375, 0.5, 0.75; quartiles at 1.25 and 3.75: −0.15625 and 0.46875.
        Assert.Equal(0.625 / (1.349 * Math.Sqrt(2)), LagNoise.Dlrs(WorkedValues, WorkedEnds), 14);

        // |d| sorted = 0.125, 0.25, 0.375, 0.5, 0.5, 0.75.
        Assert.Equal(0.4375, LagNoise.Mapd(WorkedValues, WorkedEnds), 14);
    }

    [Fact]
    public void Noise_equals_R()
    {
        Assert.Equal(0.4668462600458515, LagNoise.Sigma(GoldenSeries.Floats, GoldenSeries.Ends), 14);
        Assert.Equal(0.4687594361503174, LagNoise.Dlrs(GoldenSeries.Floats, GoldenSeries.Ends), 14);
        Assert.Equal(0.44775390625, LagNoise.Mapd(GoldenSeries.Floats, GoldenSeries.Ends), 14);
    }

    [Fact]
    public void Trimmed_sd_equals_DNAcopy()
    {
        // DNAcopy integrates its inflation factor in 10,000 steps, ours is closed: they differ by 4e-9.
        Assert.Equal(0.47580455196766575, LagNoise.TrimmedSd(GoldenSeries.Floats), 8);
        Assert.Equal(0.52422524653293368, LagNoise.TrimmedSd(GoldenSeries.Floats.AsSpan(0, 11)), 8);
    }

    [Fact]
    public void Missing_values_are_passed_over()
    {
        float[] gaps = [.. GoldenSeries.Floats.SelectMany((v, i) => i % 3 == 0 ? [float.NaN, v] : i % 7 == 0 ? [v, float.PositiveInfinity] : new[] { v })];
        var ends = new List<int>();
        foreach (var end in GoldenSeries.Ends)
        {
            ends.Add(Enumerable.Range(0, end).Sum(i => i % 3 == 0 || i % 7 == 0 ? 2 : 1));
        }

        var gapEnds = ends.ToArray();
        Assert.Equal(LagNoise.Sigma(GoldenSeries.Floats, GoldenSeries.Ends), LagNoise.Sigma(gaps, gapEnds));
        Assert.Equal(LagNoise.Dlrs(GoldenSeries.Floats, GoldenSeries.Ends), LagNoise.Dlrs(gaps, gapEnds));
        Assert.Equal(LagNoise.TrimmedSd(GoldenSeries.Floats), LagNoise.TrimmedSd(gaps));
        Assert.Equal(Autocorrelation.Tau(GoldenSeries.Floats, GoldenSeries.Ends), Autocorrelation.Tau(gaps, gapEnds));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Too_few_values_give_NaN(int count)
    {
        var values = GoldenSeries.Floats.AsSpan(0, count);
        Assert.Equal(double.NaN, LagNoise.Sigma(values, [count]));
        Assert.Equal(double.NaN, LagNoise.Dlrs(values, [count]));
        Assert.Equal(double.NaN, LagNoise.Mapd(values, [count]));
        Assert.Equal(double.NaN, LagNoise.TrimmedSd(values));
    }
}
