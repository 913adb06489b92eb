using CyclinE.Cohort.Survival;
using CyclinE.Cohort.Survival.Cox;
using CyclinE.Cohort.Tests.Golden;

namespace CyclinE.Cohort.Tests.Survival;

/// <summary>
/// The two small data sets of Therneau &amp; Grambsch, <em>Modeling Survival Data</em> (2000), appendix E, worked by hand: with
/// r = e^β every log likelihood is cβ − Σ ln(polynomial in r).
/// </summary>
public class CoxTextbookTests
{
    /// <summary>Ties, and one row whose status is missing.</summary>
    private static readonly SurvivalData First = SurvivalData.RightCensored(
        [9, 3, 1, 1, 6, 6, 8], [true, null, true, false, true, true, false]);

    private static readonly CovariateMatrix FirstX = CovariateMatrix.Of(7, ("x", [0, 2, 1, 1, 1, 0, 0]));

    /// <summary>Left truncation and ties.</summary>
    private static readonly SurvivalData Second = new()
    {
        Start = [1, 2, 5, 2, 1, 7, 3, 4, 8, 8],
        Stop = [2, 3, 6, 7, 8, 9, 9, 9, 14, 17],
        Events = [true, true, true, true, true, true, true, false, false, false],
    };

    private static readonly CovariateMatrix SecondX = CovariateMatrix.Of(10, ("x", [1, 0, 0, 1, 0, 1, 1, 1, 0, 0]));

    [Fact]
    public void FirstBreslow()
    {
        var fit = CoxModel.Fit(First, FirstX, new CoxOptions { Ties = CoxTies.Breslow });
        Near.Equal(Math.Log((3 + Math.Sqrt(33)) / 2), fit.Coefficients[0].Estimate, 1e-12, "β");
        AssertFit(fit, 2, [3, 3], [3, 1], [3, 1]);
        Assert.Equal((6, 4, 1), (fit.Rows, fit.Events, fit.Missing));
    }

    [Fact]
    public void FirstEfron() => AssertFit(CoxModel.Fit(First, FirstX, new CoxOptions()), 2, [3, 3], [3, 1], [2.5, 0.5]);

    /// <summary>ℓ = 2β − 2 ln(3r + 3) grows for ever: exact ties have no estimate here.</summary>
    [Fact]
    public void FirstExactIsMonotone()
    {
        var fit = CoxModel.Fit(First, FirstX, new CoxOptions { Ties = CoxTies.Exact });
        Assert.Equal(CoxOutcome.Separated, fit.Outcome);
        Assert.Equal((CoefficientState.Infinite, double.PositiveInfinity), (fit.Coefficients[0].State, fit.Coefficients[0].Estimate));
        Near.Equal(-2 * Math.Log(3), fit.LogLikelihood, 1e-8, "limit of the log likelihood");
        Near.Equal(-2 * Math.Log(6), fit.NullLogLikelihood, 1e-12, "log likelihood at 0");
    }

    [Fact]
    public void SecondBreslow() => AssertFit(
        CoxModel.Fit(Second, SecondX, new CoxOptions { Ties = CoxTies.Breslow }),
        4, [1, 1], [2, 1], [2, 3], [1, 3], [1, 3], [2, 3], [2, 3]);

    [Fact]
    public void SecondEfron() => AssertFit(
        CoxModel.Fit(Second, SecondX, new CoxOptions()), 4, [1, 1], [2, 1], [2, 3], [1, 3], [1, 3], [2, 3], [2, 2]);

    [Fact]
    public void SecondExact() => AssertFit(
        CoxModel.Fit(Second, SecondX, new CoxOptions { Ties = CoxTies.Exact }), 4, [1, 1], [2, 1], [2, 3], [1, 3], [1, 3], [1, 6, 3]);

    /// <summary>Hazard 1/(3r + 3) at time 1, 2/(r + 3) at 6 and 1 at 9, for x = 0.</summary>
    [Fact]
    public void FirstBreslowHazardAndMartingale()
    {
        var fit = CoxModel.Fit(First, FirstX, new CoxOptions { Ties = CoxTies.Breslow });
        var r = (3 + Math.Sqrt(33)) / 2;
        double[] hazard = [1 / (3 * (r + 1)), (1 / (3 * (r + 1))) + (2 / (r + 3)), (1 / (3 * (r + 1))) + (2 / (r + 3)) + 1];
        Assert.All(CoxBaseline.Curve(fit, [0]).Index(), b => Near.Equal(hazard[b.Index], b.Item.Hazard, 1e-12, "baseline hazard"));
        double[] expected =
        [
            1 - hazard[2], double.NaN, 1 - (r * hazard[0]), -r * hazard[0], 1 - (r * hazard[1]), 1 - hazard[1], -hazard[1],
        ];
        var martingale = CoxResiduals.Martingale(fit, 7);
        for (var i = 0; i < 7; i++)
        {
            Assert.True(i == 1 ? double.IsNaN(martingale[i]) : Math.Abs(martingale[i] - expected[i]) < 1e-12,
                $"row {i}: {martingale[i]:R}, expected {expected[i]:R}");
        }
    }

    // ℓ(β) = cβ − Σ ln p(r): at a maximum its slope is 0, and its curvature there is the information.
    private static void AssertFit(CoxFit fit, double c, params double[][] polynomials)
    {
        Assert.Equal(CoxOutcome.Converged, fit.Outcome);
        double At(double beta) => (c * beta) - polynomials.Sum(p => Math.Log(p.Select((a, k) => a * Math.Exp(k * beta)).Sum()));
        var estimate = fit.Coefficients[0].Estimate;
        double slope = c, information = 0;
        foreach (var p in polynomials)
        {
            var r = Math.Exp(estimate);
            var value = p.Select((a, k) => a * Math.Pow(r, k)).Sum();
            var mean = p.Select((a, k) => a * k * Math.Pow(r, k)).Sum() / value;
            slope -= mean;
            information += (p.Select((a, k) => a * k * k * Math.Pow(r, k)).Sum() / value) - (mean * mean);
        }

        Assert.True(Math.Abs(slope) < 1e-12, $"slope {slope:E2} at the estimate {estimate:R}");
        Near.Equal(1 / Math.Sqrt(information), fit.Coefficients[0].StandardError, 1e-11, "standard error");
        Near.Equal(At(estimate), fit.LogLikelihood, 1e-13, "log likelihood");
        Near.Equal(At(0), fit.NullLogLikelihood, 1e-13, "log likelihood at 0");
    }
}
