using CyclinE.Cohort.Survival;
using CyclinE.Cohort.Survival.Cox;
using CyclinE.Cohort.Tests.Golden;
using CyclinE.Cohort.Tests.Survival.Parity;

namespace CyclinE.Cohort.Tests.Survival;

/// <summary>Firth's penalty against its equations solved in R (<c>make-firth.R</c>).</summary>
public class FirthTests
{
    private static readonly GoldenTable Golden = GoldenTable.Read("firth.tsv");

    [Theory]
    [InlineData("leukemia")]
    [InlineData("ovarian")]
    [InlineData("veteran")]
    [InlineData("separated")]
    [InlineData("separated, with another")]
    public void EqualsItsEquations(string name)
    {
        var (data, covariates) = Read(name);
        foreach (var row in Golden.Rows.Where(r => r[0] == name))
        {
            var ties = Golden.Text(row, "ties") == "efron" ? CoxTies.Efron : CoxTies.Breslow;
            var fit = CoxModel.Fit(data, covariates, new CoxOptions { Ties = ties, Firth = true });
            Assert.Equal(CoxOutcome.Converged, fit.Outcome);
            Near.Equal(Golden.Numbers(row, "loglik")[0], fit.NullLogLikelihood, 1e-10, "null log likelihood");
            Near.Equal(Golden.Numbers(row, "loglik")[1], fit.LogLikelihood, 1e-10, "log likelihood");
            foreach (var (c, own) in fit.Coefficients.Index())
            {
                Near.Equal(Golden.Numbers(row, "coef")[c], own.Estimate, 1e-8, own.Name);
                Near.Equal(Golden.Numbers(row, "se")[c], own.StandardError, 1e-8, own.Name + " standard error");
                Near.Equal(Golden.Numbers(row, "P")[c], own.P, 1e-8, own.Name + " P");
                Near.Equal(Golden.Numbers(row, "lower")[c], own.Lower, 1e-8, own.Name + " lower");
                Near.Equal(Golden.Numbers(row, "upper")[c], own.Upper, 1e-8, own.Name + " upper");
            }
        }
    }

    private static (SurvivalData Data, CovariateMatrix Covariates) Read(string name)
    {
        switch (name)
        {
            case "leukemia":
                var leukemia = SurvivalCase.Read("leukemia-x");
                return (leukemia.Data, leukemia.Covariates);
            case "ovarian":
                return (SurvivalCase.Read("ovarian-rx").Data, Columns("ovarian", "age", "rx", "ecog.ps"));
            case "veteran":
                return (SurvivalCase.Read("veteran-trt").Data, Columns("veteran", "trt", "karno"));
            case "separated":
                return (
                    new SurvivalData { Stop = [1, 2, 3, 4, 5, 6, 7, 8], Events = [true, true, true, true, false, true, true, false] },
                    CovariateMatrix.Of(8, ("x", [1, 1, 1, 1, 0, 0, 0, 0])));
            default:
                return (
                    new SurvivalData { Stop = [1, 2, 2, 4, 5, 6, 7, 8, 9, 9], Events = [true, true, true, true, false, true, true, false, true, true] },
                    CovariateMatrix.Of(10, ("x", [1, 1, 1, 1, 0, 0, 0, 0, 0, 0]), ("z", [3, 1, 4, 1, 5, 9, 2, 6, 5, 3])));
        }
    }

    private static CovariateMatrix Columns(string set, params string[] names)
    {
        var table = GoldenTable.Reference(set);
        return CovariateMatrix.Of(table.Rows.Count, [.. names.Select(n => (n, table.Rows.Select(r => table.Number(r, n)!.Value).ToArray()))]);
    }
}
