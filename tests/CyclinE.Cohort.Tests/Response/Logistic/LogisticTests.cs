using CyclinE.Cohort.Response.Logistic;
using CyclinE.Cohort.Scan;
using CyclinE.Cohort.Tests.Golden;
using CyclinE.Genomics.Input;
using CyclinE.Genomics.Results.Cohort.Study;

namespace CyclinE.Cohort.Tests.Response.Logistic;

/// <summary>Logistic models against R's glm and brglm2, profiles against root finding there.</summary>
public class LogisticTests
{
    private static readonly Dictionary<string, string[]> Models = new(StringComparer.Ordinal)
    {
        ["one"] = ["log2"],
        ["three"] = ["log2", "age", "stage"],
        ["separated"] = ["carrier", "log2"],
    };

    [Fact]
    public void EveryCoefficientErrorPAndInterval()
    {
        var golden = GoldenTable.Read("logistic-golden.tsv");
        foreach (var group in golden.Rows.GroupBy(r => (Model: r[0], Firth: r[1] == "1")))
        {
            var fit = Fit(group.Key.Model, group.Key.Firth);
            foreach (var row in group)
            {
                var name = $"{row[0]} {row[1]} {row[2]}";
                var term = fit.Terms.Single(t => t.Name == row[2]);
                Near.Equal(golden.Number(row, "beta"), term.Coefficient, 1e-8, name + " coefficient");
                Near.Equal(golden.Number(row, "se"), term.StandardError, 1e-8, name + " error");
                Near.Equal(golden.Number(row, "loglik"), fit.LogLikelihood, 1e-10, name + " log likelihood");

                // R's profile is maximised by a general optimiser, to about 1e-9 of the log likelihood.
                Near.Equal(golden.Number(row, "ratiop"), term.RatioP, 1e-6, name + " P");
                Near.Equal(golden.Number(row, "lower"), term.Lower, 1e-6, name + " lower");
                Near.Equal(golden.Number(row, "upper"), term.Upper, 1e-6, name + " upper");
            }
        }
    }

    [Fact]
    public void SeparationIsSaidAndItsLimitIsFiniteOnOneSide()
    {
        var fit = Fit("separated", firth: false);
        var carrier = fit.Terms[1];
        Assert.True(fit.Separated);
        Assert.Contains("carrier separates the outcome", fit.Warning, StringComparison.Ordinal);
        Assert.Equal(double.PositiveInfinity, carrier.Coefficient);
        Assert.True(double.IsNaN(carrier.StandardError) && double.IsNaN(carrier.WaldP));
        Assert.Equal(double.PositiveInfinity, carrier.Upper);
        Assert.InRange(carrier.Lower, 0.1, 3);
        Assert.InRange(carrier.RatioP, 1e-5, 0.01);
        Assert.True(double.IsFinite(fit.Terms[2].Coefficient) && double.IsFinite(fit.Terms[2].StandardError));
        Assert.False(Fit("three", firth: false).Separated);
        Assert.False(Fit("separated", firth: true).Separated);
    }

    /// <summary>Of a saturated 2×2 table, Firth's estimate adds a half to every cell.</summary>
    [Theory]
    [InlineData(9, 0, 48, 5)]
    [InlineData(6, 12, 14, 2)]
    [InlineData(0, 3, 4, 0)]
    public void FirthOfATwoByTwoTableAddsAHalf(int a, int b, int c, int d)
    {
        bool?[] outcome = [.. new[] { (a, true), (b, false), (c, true), (d, false) }.SelectMany(x => Enumerable.Repeat((bool?)x.Item2, x.Item1))];
        double[] group = [.. Enumerable.Repeat(1.0, a + b), .. Enumerable.Repeat(0.0, c + d)];
        var fit = LogisticRegression.Fit(outcome, [new ScanCovariate("group", group)], firth: true);
        Near.Equal(Math.Log((a + 0.5) * (d + 0.5) / ((b + 0.5) * (c + 0.5))), fit.Terms[1].Coefficient, 1e-9, "log odds ratio");
        Near.Equal(Math.Log((c + 0.5) / (d + 0.5)), fit.Terms[0].Coefficient, 1e-9, "intercept");
    }

    [Fact]
    public void MissingValuesAreLeftOutAndCounted()
    {
        bool?[] outcome = [true, false, null, true, false, true, false, false];
        double[] x = [1, 2, 3, double.NaN, 2, 4, 1, 5];
        var fit = LogisticRegression.Fit(outcome, [new ScanCovariate("x", x)], firth: true);
        Assert.Equal((6, 2, 2), (fit.Patients, fit.LeftOut, fit.Events));
        Assert.Contains("2 patients have the rarer outcome for 1 columns", fit.Warning, StringComparison.Ordinal);
    }

    [Fact]
    public void ModelsThatCannotBeAreRefused()
    {
        bool?[] outcome = [true, false, true, false, true, false];
        double[] x = [1, 2, 3, 3, 2, 4];
        string Code(bool?[] o, params double[][] columns) => Assert.Throws<InvalidInputException>(
            () => LogisticRegression.Fit(o, [.. columns.Select((c, i) => new ScanCovariate($"x{i}", c))], firth: true)).Problem.Code;
        Assert.Equal("outcome-without-contrast", Code([true, true, true, true, true, true], x));
        Assert.Equal("constant-covariate", Code(outcome, [2, 2, 2, 2, 2, 2]));
        Assert.Equal("dependent-columns", Code(outcome, x, [.. x.Select(v => 3 - (2 * v))]));
    }

    private static LogisticFit Fit(string model, bool firth)
    {
        var table = GoldenTable.Read("logistic-data.tsv");
        return LogisticRegression.Fit(
            [.. table.Rows.Select(r => (bool?)(table.Integer(r, "benefit") == 1))],
            [.. Models[model].Select(c => new ScanCovariate(c, [.. table.Rows.Select(r => table.Number(r, c)!.Value)]))],
            firth);
    }
}
