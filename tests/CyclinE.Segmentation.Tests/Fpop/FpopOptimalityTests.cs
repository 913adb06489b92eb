using CsCheck;

namespace CyclinE.Segmentation.Tests.Fpop;

/// <summary>Functional pruning finds the optimum that the quadratic program finds.</summary>
public class FpopOptimalityTests
{
    private static readonly Gen<double> Penalty = Gen.Double[-3, 1.5].Select(e => Math.Pow(10, e));

    [Fact]
    public void Noise() => Check(Gen.Double[-3, 3].Array[1, 80], 3000);

    [Fact]
    public void Few_distinct_values_with_many_ties() => Check(Gen.Int[-2, 2].Select(i => (double)i).Array[1, 60], 3000);

    [Fact]
    public void Steps_with_noise() => Check(
        Gen.Select(Gen.Double[-2, 2], Gen.Int[1, 25], Gen.Double[0, 0.5])
            .SelectMany((level, length, noise) => Gen.Double[-1, 1].Array[length].Select(e => Array.ConvertAll(e, x => level + (noise * x))))
            .Array[1, 6]
            .Select(parts => parts.SelectMany(p => p).ToArray()),
        2000);

    [Fact]
    public void Outliers_of_any_size() => Check(
        Gen.Frequency((12, Gen.Double[-1, 1]), (1, Gen.Double[-1e6, 1e6]), (1, Gen.Double[-20, 20])).Array[1, 60], 2000);

    [Fact]
    public void Rising_values_keep_many_candidates_alive() => Check(
        Gen.Double[0, 0.2].Array[1, 120].Select(steps =>
        {
            var sum = 0.0;
            return Array.ConvertAll(steps, s => sum += s);
        }),
        1000);

    [Fact]
    public void Values_far_from_zero() => Check(Gen.Double[-1, 1].Select(x => 1000 + x).Array[1, 50], 1000);

    [Theory]
    [InlineData(1, 0.5)]
    [InlineData(2, 3)]
    [InlineData(3, 20)]
    public void Long_profiles(int seed, double penalty)
    {
        var noise = new SeededNoise(seed);
        var values = new double[1500];
        var level = 0.0;
        for (var i = 0; i < values.Length; i++)
        {
            level = noise.Uniform() < 0.01 ? (4 * noise.Uniform()) - 2 : level;
            values[i] = level + (0.5 * noise.Gaussian());
        }

        OptimalPartitioning.AssertOptimal(values, penalty);
    }

    private static void Check(Gen<double[]> signals, int count) =>
        Gen.Select(signals, Penalty).Sample(OptimalPartitioning.AssertOptimal, iter: count);
}
