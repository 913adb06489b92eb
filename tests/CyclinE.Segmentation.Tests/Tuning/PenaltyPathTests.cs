using CyclinE.Segmentation.Tests.Fpop;
using CyclinE.Segmentation.Tuning;

namespace CyclinE.Segmentation.Tests.Tuning;

/// <summary>All optimal segmentations over a range of penalties.</summary>
public class PenaltyPathTests
{
    [Fact]
    public void A_path_is_the_lower_hull_of_the_best_cost_for_each_number_of_breaks()
    {
        for (var seed = 0; seed < 200; seed++)
        {
            var noise = new SeededNoise(seed);
            var values = Enumerable.Range(0, 5 + (seed % 40)).Select(i => (i / 7 % 2 * 2) + noise.Gaussian()).ToArray();
            const double Lowest = 0.3;

            var path = PenaltyPath.Solve(values, Lowest, TestContext.Current.CancellationToken);

            var best = BestCosts(values);
            Assert.Equal(Lowest, path[0].From);
            Assert.Equal(double.PositiveInfinity, path[^1].To);
            Assert.Equal(0, path[^1].Breaks);
            for (var i = 0; i < path.Count; i++)
            {
                var step = path[i];
                Assert.Equal(best[step.Breaks], step.Cost, 1e-9 * (1 + step.Cost));
                Assert.Equal(values.Length, step.Ends[^1]);
                Assert.True(i == 0 || (path[i - 1].To == step.From && path[i - 1].Breaks > step.Breaks));

                // No other number of breaks is cheaper anywhere in the step's range.
                double[] penalties = [step.From, double.IsFinite(step.To) ? (step.From + step.To) / 2 : 10 * step.From];
                foreach (var penalty in penalties)
                {
                    Assert.True(step.Cost + (penalty * step.Breaks) <= best.Select((cost, m) => cost + (penalty * m)).Min() + 1e-9);
                }
            }
        }
    }

    [Fact]
    public void The_step_at_a_penalty_is_what_the_method_finds_there()
    {
        var noise = new SeededNoise(7);
        var values = Enumerable.Range(0, 3000).Select(i => (i / 200 % 3) + noise.Gaussian()).ToArray();
        var path = PenaltyPath.Solve(values, 8, TestContext.Current.CancellationToken);
        Assert.True(path.Count > 10);
        foreach (var penalty in new[] { 8.0, 10, 17.3, 24, 40, 100, 1000, 1e6 })
        {
            Assert.Equal(OptimalPartitioning.Ends(values, penalty), PenaltyPath.At(path, penalty).Ends);
        }

        Assert.Same(path[0], PenaltyPath.At(path, 0.1));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(500)]
    public void Values_without_a_change_have_a_path_of_one_step(int count)
    {
        var path = PenaltyPath.Solve(Enumerable.Repeat(0.25, count).ToArray(), 1e-6, TestContext.Current.CancellationToken);
        Assert.Equal([count], Assert.Single(path).Ends);
        Assert.Equal((1e-6, double.PositiveInfinity), (path[0].From, path[0].To));
    }

    [Fact]
    public void Breaks_that_vanish_together_make_one_step()
    {
        // Either both edges of a block pay or neither does: no penalty leaves one break.
        double[] values = [.. new double[30], .. Enumerable.Repeat(1.0, 4), .. new double[30]];
        var path = PenaltyPath.Solve(values, 0.01, TestContext.Current.CancellationToken);
        Assert.Equal([2, 0], path.Select(s => s.Breaks));
        Assert.Equal(path[1].Cost / 2, path[0].To, 1e-12);
    }

    [Fact]
    public void No_values_and_no_penalty_are_refused()
    {
        Assert.Throws<ArgumentException>(() => PenaltyPath.Solve([], 1, TestContext.Current.CancellationToken));
        Assert.Throws<ArgumentOutOfRangeException>(() => PenaltyPath.Solve([1, 2], 0, TestContext.Current.CancellationToken));
        Assert.Throws<OperationCanceledException>(() => PenaltyPath.Solve([1, 2], 1, new CancellationToken(true)));
    }

    /// <summary>Least residual sum of squares for each number of breaks, by dynamic programming over all last segments.</summary>
    private static double[] BestCosts(double[] values)
    {
        var n = values.Length;
        var costs = new double[n];
        var previous = Enumerable.Range(0, n + 1).Select(end => Rss(values[..end])).ToArray();
        costs[0] = previous[n];
        for (var breaks = 1; breaks < n; breaks++)
        {
            var next = Enumerable.Repeat(double.PositiveInfinity, n + 1).ToArray();
            for (var end = breaks + 1; end <= n; end++)
            {
                double mean = 0, rss = 0;
                for (var first = end - 1; first >= breaks; first--)
                {
                    var residual = values[first] - mean;
                    mean += residual / (end - first);
                    rss += residual * (values[first] - mean);
                    next[end] = Math.Min(next[end], previous[first] + rss);
                }
            }

            previous = next;
            costs[breaks] = previous[n];
        }

        return costs;
    }

    private static double Rss(double[] values) => values.Length == 0 ? 0 : values.Sum(v => (v - values.Average()) * (v - values.Average()));
}
