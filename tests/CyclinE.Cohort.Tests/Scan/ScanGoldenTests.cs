using CyclinE.Cohort.Scan;
using CyclinE.Cohort.Tests.Golden;
using CyclinE.Genomics.Results.Cohort.Scan;

namespace CyclinE.Cohort.Tests.Scan;

/// <summary>Score tests and effects against R's coxph and glm, with ties, covariates and strata.</summary>
public class ScanGoldenTests
{
    [Theory]
    [InlineData("plain", "efron")]
    [InlineData("plain", "breslow")]
    [InlineData("adjusted", "efron")]
    [InlineData("adjusted", "breslow")]
    [InlineData("strata", "efron")]
    [InlineData("strata", "breslow")]
    [InlineData("both", "efron")]
    [InlineData("both", "breslow")]
    [InlineData("plain", "logistic")]
    [InlineData("adjusted", "logistic")]
    [InlineData("strata", "logistic")]
    public void StatisticAndEffectOfEveryGene(string model, string ties)
    {
        var golden = GoldenTable.Read("scan-golden.tsv");
        foreach (var carriers in new[] { false, true })
        {
            var options = new ScanOptions { Permutations = 0, Ties = ties == "breslow" ? ScanTies.Breslow : ScanTies.Efron };
            var result = GenomeScan.Run(ScanSample.Input(model, ties != "logistic", carriers), options, CancellationToken.None);
            for (var g = 0; g < result.Genes.Count; g++)
            {
                var name = result.Genes[g].Symbol;
                var row = golden.Rows.Single(r => r[0] == model && r[1] == ties && r[2] == name);

                // Values are single precision: 1e-7 of a value is what an input can say.
                var tolerance = carriers ? 1e-9 : 1e-6;
                Near.Equal(golden.Number(row, "t"), result.Statistic[g], tolerance, $"{model} {ties} {name} t", 1e-7);
                if (name == "c4" && ties != "logistic")
                {
                    Assert.Equal(ScanGeneState.Separated, result.State[g]);
                    Assert.Equal(double.NegativeInfinity, result.Effect[g]);
                    Assert.True(double.IsNaN(result.StandardError[g]) && double.IsNaN(result.EffectP[g]));
                    Assert.InRange(result.P[g], 1e-6, 1e-4);
                    continue;
                }

                Assert.Equal(ScanGeneState.Tested, result.State[g]);
                Near.Equal(golden.Number(row, "beta"), result.Effect[g], tolerance, $"{model} {ties} {name} effect", 1e-7);
                Near.Equal(golden.Number(row, "se"), result.StandardError[g], tolerance, $"{model} {ties} {name} error");
            }
        }
    }

    /// <summary>Columns whose values are exact in single precision agree to the last digits with R.</summary>
    [Fact]
    public void EightDigitsWhereTheInputIsExact()
    {
        var golden = GoldenTable.Read("scan-golden.tsv");
        var result = GenomeScan.Run(ScanSample.Input("both", true, true), new ScanOptions { Permutations = 0 }, CancellationToken.None);
        for (var g = 0; g < 3; g++)
        {
            var row = golden.Rows.Single(r => r[0] == "both" && r[1] == "efron" && r[2] == result.Genes[g].Symbol);
            Near.Equal(golden.Number(row, "beta"), result.Effect[g], 1e-8, "effect");
            Near.Equal(golden.Number(row, "se"), result.StandardError[g], 1e-8, "error");
        }
    }
}
