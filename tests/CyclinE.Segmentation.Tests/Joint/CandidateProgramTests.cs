using CsCheck;
using CyclinE.Segmentation.Joint;

namespace CyclinE.Segmentation.Tests.Joint;

/// <summary>The program over candidates finds the optimum that the quadratic program finds, pruning and lanes included.</summary>
public class CandidateProgramTests
{
    private static readonly Gen<double> Value = Gen.Frequency((10, Gen.Double[-3, 3]), (1, Gen.Double[-30, 30]), (1, Gen.Const(double.NaN)));

    [Fact]
    public void All_places_as_candidates_give_the_exact_optimum() =>
        Gen.Select(Gen.Int[1, 3], Gen.Int[1, 90], Gen.Int[1, 4], Gen.Double[-1, 1.5])
            .SelectMany((p, n, m, e) => Value.Array[n].Array[p].Select(x => (Channels: x, Minimum: m, Penalty: Math.Pow(10, e))))
            .Sample(
                c =>
                {
                    var ends = CandidateProgram.Solve(SharedPartitioning.Sums(c.Channels), [.. Enumerable.Range(0, c.Channels[0].Length + 1)], c.Penalty,
                        c.Minimum);
                    var (_, cost) = SharedPartitioning.Solve(c.Channels, c.Penalty, c.Minimum);
                    Assert.Equal(cost, SharedPartitioning.Cost(c.Channels, ends, c.Penalty), 1e-9 * Math.Max(1, Math.Abs(cost)));
                    Assert.All(ends.Prepend(0).Zip(ends), s => Assert.True(s.Second - s.First >= c.Minimum || ends.Length == 1));
                },
                iter: 2000);

    [Fact]
    public void Only_candidates_become_breaks()
    {
        double[] values = [.. Enumerable.Range(0, 100).Select(i => i < 40 ? 0.0 : 10)];
        Assert.Equal([37, 100], CandidateProgram.Solve(SharedPartitioning.Sums([values]), [0, 20, 37, 60, 100], 400, 3));
    }

    [Fact]
    public void Equal_costs_make_no_break() =>
        Assert.Equal([50], CandidateProgram.Solve(SharedPartitioning.Sums([new double[50]]), [.. Enumerable.Range(0, 51)], 1e-300, 1));
}
