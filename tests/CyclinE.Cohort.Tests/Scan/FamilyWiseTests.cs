using CyclinE.Cohort.Scan;
using CyclinE.Cohort.Scan.Models;
using CyclinE.Cohort.Scan.Permutations;
using CyclinE.Genomics.Results.Cohort.Scan;

namespace CyclinE.Cohort.Tests.Scan;

/// <summary>The permutation against its definition, computed in scalars on the same permutations.</summary>
public class FamilyWiseTests
{
    private const int Permutations = 150;

    [Theory]
    [InlineData("plain", true, false, ScanTies.Efron)]
    [InlineData("plain", true, true, ScanTies.Breslow)]
    [InlineData("adjusted", true, false, ScanTies.Efron)]
    [InlineData("strata", true, true, ScanTies.Efron)]
    [InlineData("both", true, false, ScanTies.Breslow)]
    [InlineData("plain", false, true, ScanTies.Efron)]
    [InlineData("both", false, false, ScanTies.Efron)]
    public void EqualsTheDefinition(string model, bool survival, bool carriers, ScanTies ties)
    {
        var input = ScanSample.Input(model, survival, carriers);
        var options = new ScanOptions { Permutations = Permutations, Seed = 11, Permute = ScanPermutation.Joint, Ties = ties };
        var result = GenomeScan.Run(input, options, CancellationToken.None);

        Assert.True(result.Exact);
        var expected = ByDefinition(input, options);
        Assert.Equal(expected, result.FamilyP);
    }

    [Fact]
    public void SameBytesAtAnyNumberOfThreads()
    {
        var input = ScanSample.Input("adjusted", true, false);
        var options = new ScanOptions { Permutations = 700 };
        var one = GenomeScan.Run(input, options, 1, CancellationToken.None);
        var three = GenomeScan.Run(input, options, 3, CancellationToken.None);
        Assert.Equal(one.FamilyP, three.FamilyP);
        Assert.Equal(one.Statistic, three.Statistic);
        Assert.Equal(one.Effect, three.Effect);
    }

    [Fact]
    public void StrataAreNeverMixed()
    {
        var order = Enumerable.Range(0, 30).ToArray();
        var seen = new HashSet<string>();
        for (var k = 0; k < 50; k++)
        {
            var own = (int[])order.Clone();
            PermutationOrder.Shuffle(own, [10, 12, 30], 5, k);
            Assert.Equal(order[..10], own[..10].Order());
            Assert.Equal(order[10..12], own[10..12].Order());
            Assert.Equal(order[12..], own[12..].Order());
            seen.Add(string.Join(',', own));
        }

        Assert.Equal(50, seen.Count);
    }

    /// <summary>All 24 orders of four occur about equally often: a biased shuffle would bias every P.</summary>
    [Fact]
    public void EveryOrderIsEquallyLikely()
    {
        var counts = new Dictionary<string, int>();
        for (var k = 0; k < 24_000; k++)
        {
            int[] own = [0, 1, 2, 3];
            PermutationOrder.Shuffle(own, [4], 1, k);
            var key = string.Concat(own);
            counts[key] = counts.GetValueOrDefault(key) + 1;
        }

        Assert.Equal(24, counts.Count);
        Assert.InRange(counts.Values.Sum(c => (c - 1000.0) * (c - 1000.0) / 1000), 5, 55);
    }

    [Fact]
    public void FamilyPFollowsTheStatisticsAndIsNoSmallerThanTheirOwn()
    {
        var result = GenomeScan.Run(ScanSample.Input("plain", true, false), new ScanOptions { Permutations = 2000 }, CancellationToken.None);
        int[] order = [.. Enumerable.Range(0, result.P.Length).OrderBy(g => result.P[g])];
        Assert.Equal(order.Select(g => result.FamilyP[g]).Order(), order.Select(g => result.FamilyP[g]));
        Assert.All(result.FamilyP, p => Assert.InRange(p, 1 / 2001.0, 1));
        Assert.Equal("x1", result.Genes[order[0]].Symbol);
        Assert.Equal(1 / 2001.0, result.FamilyP[order[0]]);
    }

    [Fact]
    public void AGeneThatGoesWithACovariateMakesThePermutationApproximateAndSaysSo()
    {
        var input = ScanSample.Input("adjusted", true, false);
        GeneRuns[] values = [.. input.Values.Select((own, i) =>
        {
            float[] genes = [.. Enumerable.Range(0, own.Genes).Select(g => own[g])];
            genes[0] = (float)(input.Covariates[0].Values[i] / 10) + (0.1f * genes[0]);
            return GeneRuns.Of(genes);
        })];

        var result = GenomeScan.Run(input with { Values = values }, new ScanOptions { Permutations = 200 }, CancellationToken.None);
        Assert.False(result.Exact);
        Assert.Equal(1, result.Correlated);
        Assert.True(GenomeScan.Run(input, new ScanOptions { Permutations = 200 }, CancellationToken.None).Exact);
        var asked = GenomeScan.Run(input with { Values = values }, new ScanOptions { Permutations = 200, Permute = ScanPermutation.Joint },
            CancellationToken.None);
        Assert.True(asked.Exact);
    }

    /// <summary>Residuals against all 5! orders: the standard deviation of the permuted sum is what the statistic is divided by.</summary>
    [Fact]
    public void ResidualStatisticsHaveUnitVarianceOverPermutations()
    {
        var input = ScanSample.Input("both", true, false);
        var patients = ScanPatients.Select(input);
        var genes = ScanGenes.Sort(input, patients.Rows, new ScanOptions());
        var model = NullCox.Fit(patients, ScanTies.Efron, "test");
        var residual = new ResidualPermutation(model, patients.Covariates);
        var block = new double[genes.Blocks.Patients * GeneBlocks.Lanes];
        var scales = new double[GeneBlocks.Lanes];
        genes.Blocks.Fill(0, block);
        residual.Project(block, scales);
        const int Count = 4000;
        var orders = new int[Count * genes.Blocks.Patients];
        for (var k = 0; k < Count; k++)
        {
            var own = orders.AsSpan(k * genes.Blocks.Patients, genes.Blocks.Patients);
            for (var i = 0; i < own.Length; i++)
            {
                own[i] = model.Patients[i] * GeneBlocks.Lanes;
            }

            PermutationOrder.Shuffle(own, model.StratumEnds, 3, k);
        }

        var t = new double[Count * GeneBlocks.Lanes];
        residual.Fill(block, scales, orders, t);
        for (var lane = 0; lane < 6; lane++)
        {
            var squares = Enumerable.Range(0, Count).Sum(k => t[(k * GeneBlocks.Lanes) + lane] * t[(k * GeneBlocks.Lanes) + lane]) / Count;
            Assert.InRange(squares, 0.9, 1.1);
        }
    }

    private static double[] ByDefinition(ScanInput input, ScanOptions options)
    {
        var patients = ScanPatients.Select(input);
        var model = input.Times is null ? NullLogistic.Fit(patients, "test") : NullCox.Fit(patients, options.Ties, "test");
        var n = patients.Rows.Length;
        double Statistic(int gene, int[] order)
        {
            double[] x = [.. order.Select(i => (double)input.Values[i][gene])];
            return Math.Abs(input.Times is null
                ? ReferenceScore.Logistic(x, model.Events, model.Design, model.Coefficients)
                : ReferenceScore.Cox(x, At(patients.Times!), model.Events, At(patients.Strata), model.Design, model.Coefficients,
                    options.Ties == ScanTies.Efron));
        }

        T[] At<T>(T[] values) => [.. model.Patients.Select(i => values[i])];
        double[] observed = [.. Enumerable.Range(0, input.Genes.Count).Select(g => Statistic(g, model.Patients))];
        int[] ranked = [.. Enumerable.Range(0, observed.Length).OrderByDescending(g => observed[g])];
        var counts = new int[observed.Length];
        for (var b = 0; b < options.Permutations; b++)
        {
            var order = (int[])model.Patients.Clone();
            PermutationOrder.Shuffle(order, model.StratumEnds, options.Seed, b);
            double most = 0;
            for (var k = ranked.Length - 1; k >= 0; k--)
            {
                most = Math.Max(most, Statistic(ranked[k], order));
                counts[k] += most >= observed[ranked[k]] * (1 - 1e-9) ? 1 : 0;
            }
        }

        var p = new double[observed.Length];
        for (var k = 0; k < ranked.Length; k++)
        {
            p[ranked[k]] = Math.Max(k == 0 ? 0 : p[ranked[k - 1]], (counts[k] + 1.0) / (options.Permutations + 1.0));
        }

        return p;
    }
}
