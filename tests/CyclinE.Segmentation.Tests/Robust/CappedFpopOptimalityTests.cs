using CsCheck;
using CyclinE.Segmentation.Robust;

namespace CyclinE.Segmentation.Tests.Robust;

/// <summary>Functional pruning of the capped loss finds the optimum that the exhaustive program finds.</summary>
public class CappedFpopOptimalityTests
{
    private static readonly Gen<double> Penalty = Gen.Double[-3, 1.5].Select(e => Math.Pow(10, e));

    private static readonly Gen<double> Cap = Gen.Frequency(
        (8, Gen.Double[-2, 2].Select(e => Math.Pow(10, e))), (1, Gen.Const(double.PositiveInfinity)));

    [Fact]
    public void Noise() => Check(Gen.Double[-3, 3].Array[1, 40], 4000);

    [Fact]
    public void Few_distinct_values_with_many_ties() => Check(Gen.Int[-2, 2].Select(i => (double)i).Array[1, 40], 4000);

    [Fact]
    public void Steps_with_noise() => Check(
        Gen.Select(Gen.Double[-2, 2], Gen.Int[1, 15], Gen.Double[0, 0.5])
            .SelectMany((level, length, noise) => Gen.Double[-1, 1].Array[length].Select(e => Array.ConvertAll(e, x => level + (noise * x))))
            .Array[1, 4]
            .Select(parts => parts.SelectMany(p => p).ToArray()),
        3000);

    [Fact]
    public void Outliers_of_any_size() => Check(
        Gen.Frequency((12, Gen.Double[-1, 1]), (1, Gen.Double[-1e6, 1e6]), (2, Gen.Double[-20, 20])).Array[1, 40], 4000);

    [Fact]
    public void Rising_values_keep_many_candidates_alive() => Check(
        Gen.Double[0, 0.2].Array[1, 60].Select(steps =>
        {
            var sum = 0.0;
            return Array.ConvertAll(steps, s => sum += s);
        }),
        1500);

    [Fact]
    public void Values_far_from_zero() => Check(Gen.Double[-1, 1].Select(x => 1000 + x).Array[1, 40], 1500);

    [Fact]
    public void A_cap_near_the_penalty_leaves_wings_alive() => Gen.Select(
        Gen.Frequency((6, Gen.Double[-1, 1]), (1, Gen.Double[-6, 6])).Array[1, 40], Gen.Double[0.1, 4], Gen.Double[0.3, 1.2])
        .Sample((values, penalty, share) => CappedPartitioning.AssertOptimal(values, penalty, share * penalty), iter: 4000);

    [Fact]
    public void Weighted_values() => Gen.Select(
        Gen.Select(Gen.Frequency((6, Gen.Double[-1, 1]), (1, Gen.Double[-6, 6])), Gen.Double[0.25, 4]).Array[1, 22], Penalty, Cap)
        .Sample((data, penalty, cap) => WeightedPartitioning.AssertOptimal([.. data.Select(d => d.Item1)], [.. data.Select(d => d.Item2)], penalty, cap),
            iter: 2000);

    [Fact]
    public void Equal_weights_scale_the_penalty_and_the_cap() => Gen.Select(Gen.Double[-3, 3].Array[1, 40], Penalty, Cap)
        .Sample(
            (values, penalty, cap) =>
            {
                var ends = new int[values.Length];
                var weights = Enumerable.Repeat(4.0, values.Length).ToArray();
                var count = CappedFpop.Segment(values, weights, 4 * penalty, 4 * cap, ends, TestContext.Current.CancellationToken);
                Assert.Equal(CappedPartitioning.Ends(values, penalty, cap), ends[..count]);
            },
            iter: 1000);

    private static void Check(Gen<double[]> signals, int count) =>
        Gen.Select(signals, Penalty, Cap).Sample(CappedPartitioning.AssertOptimal, iter: count);
}
