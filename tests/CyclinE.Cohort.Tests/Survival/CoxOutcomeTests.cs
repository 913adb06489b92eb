using CyclinE.Cohort.Survival;
using CyclinE.Cohort.Survival.Cox;
using CyclinE.Cohort.Tests.Golden;

namespace CyclinE.Cohort.Tests.Survival;

/// <summary>Data from which a model, or a coefficient, cannot be estimated say so.</summary>
public class CoxOutcomeTests
{
    private static readonly double[] Times = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
    private static readonly double[] Early = [1, 1, 1, 1, 1, 0, 0, 0, 0, 0];
    private static readonly double[] Other = [3, 1, 4, 1, 5, 9, 2, 6, 5, 3];
    private static readonly SurvivalData All = new() { Stop = Times, Events = [.. Times.Select(_ => true)] };

    /// <summary>With x = 1 all before x = 0, the limit of the likelihood is that of a model stratified by x.</summary>
    [Theory]
    [InlineData(CoxTies.Efron)]
    [InlineData(CoxTies.Breslow)]
    [InlineData(CoxTies.Exact)]
    public void CompleteSeparationLeavesTheOthersTheirEstimate(CoxTies ties)
    {
        var fit = CoxModel.Fit(All, CovariateMatrix.Of(10, ("x", Early), ("z", Other)), new CoxOptions { Ties = ties });
        var limit = CoxModel.Fit(
            All with { Strata = [.. Early.Select(e => (int)e)] }, CovariateMatrix.Of(10, ("z", Other)), new CoxOptions { Ties = ties });
        Assert.Equal(CoxOutcome.Separated, fit.Outcome);
        var (x, z) = (fit.Coefficients[0], fit.Coefficients[1]);
        Assert.Equal((CoefficientState.Infinite, double.PositiveInfinity, double.PositiveInfinity), (x.State, x.Estimate, x.HazardRatio));
        Assert.True(double.IsNaN(x.P) && double.IsNaN(fit.Wald.P));
        Near.Equal(limit.Coefficients[0].Estimate, z.Estimate, 1e-6, "the other coefficient");
        Near.Equal(limit.Coefficients[0].StandardError, z.StandardError, 1e-6, "its standard error");
        Near.Equal(limit.LogLikelihood, fit.LogLikelihood, 1e-8, "limit of the log likelihood");
        Assert.Throws<InvalidOperationException>(() => CoxResiduals.Martingale(fit, 10));
    }

    [Fact]
    public void AProtectiveSeparationIsMinusInfinity()
    {
        var fit = CoxModel.Fit(All, CovariateMatrix.Of(10, ("x", [.. Early.Select(e => 1000 * (1 - e))])), new CoxOptions());
        Assert.Equal((double.NegativeInfinity, 0), (fit.Coefficients[0].Estimate, fit.Coefficients[0].HazardRatio));
    }

    /// <summary>Neither covariate separates, their sum does.</summary>
    [Fact]
    public void SeparationByACombination()
    {
        double[] a = [5, 1, 4, 0, 3, 0, 2, -1, 0, -3];
        double[] b = [.. Times.Select((t, i) => 6 - (t / 2) - a[i])];
        var fit = CoxModel.Fit(All, CovariateMatrix.Of(10, ("a", a), ("b", b), ("z", Other)), new CoxOptions());
        Assert.Equal(CoxOutcome.Separated, fit.Outcome);
        Assert.Equal(
            [double.PositiveInfinity, double.PositiveInfinity], fit.Coefficients.Take(2).Select(c => c.Estimate));
    }

    /// <summary>Nobody of group 1 has the event; and the same under left truncation and strata.</summary>
    [Fact]
    public void AGroupWithoutEvents()
    {
        var data = new SurvivalData
        {
            Start = [0, 0, 1, 0, 2, 0, 0, 3, 0, 0],
            Stop = Times,
            Events = [true, false, true, true, false, true, false, true, true, false],
            Strata = [0, 1, 0, 1, 0, 1, 0, 1, 0, 1],
        };
        double[] x = [0, 1, 0, 0, 1, 0, 1, 0, 0, 1];
        var fit = CoxModel.Fit(data, CovariateMatrix.Of(10, ("x", x)), new CoxOptions());
        Assert.Equal((CoxOutcome.Separated, double.NegativeInfinity), (fit.Outcome, fit.Coefficients[0].Estimate));
    }

    /// <summary>One event out of order: the hazard ratio is large but there is one.</summary>
    [Fact]
    public void AlmostSeparatedIsEstimated()
    {
        double[] x = [1, 1, 1, 1, 0, 1, 0, 0, 0, 0];
        var fit = CoxModel.Fit(All, CovariateMatrix.Of(10, ("x", x)), new CoxOptions());
        Assert.Equal(CoxOutcome.Converged, fit.Outcome);
        Assert.InRange(fit.Coefficients[0].Estimate, 1, 6);
    }

    [Fact]
    public void NoEvents()
    {
        var fit = CoxModel.Fit(All with { Events = new bool[10] }, CovariateMatrix.Of(10, ("x", Other)), new CoxOptions());
        Assert.Equal((CoxOutcome.NoEvents, 0, CoefficientState.Aliased), (fit.Outcome, fit.Events, fit.Coefficients[0].State));
    }

    [Fact]
    public void ConstantAndCollinearCovariatesAreAliased()
    {
        double[] reversed = [.. Early.Select((_, i) => Early[^(i + 1)] + (i % 3))];
        var alone = CoxModel.Fit(All, CovariateMatrix.Of(10, ("z", Other), ("e", reversed)), new CoxOptions());
        var fit = CoxModel.Fit(
            All,
            CovariateMatrix.Of(10, ("constant", [.. Times.Select(_ => 0.1)]), ("z", Other), ("e", reversed),
                ("sum", [.. Other.Select((z, i) => (0.1 * z) - (3 * reversed[i]) + 7)])),
            new CoxOptions());
        Assert.Equal(
            [CoefficientState.Aliased, CoefficientState.Estimated, CoefficientState.Estimated, CoefficientState.Aliased],
            fit.Coefficients.Select(c => c.State));
        Near.Equal(alone.Coefficients[0].Estimate, fit.Coefficients[1].Estimate, 1e-10, "z");
        Assert.Equal(2, fit.LikelihoodRatio.Degrees);
        Assert.Null(Proportionality.Test(fit).Covariates[0]);
        Assert.Equal(
            CoxOutcome.NothingToEstimate,
            CoxModel.Fit(All, CovariateMatrix.Of(10, ("constant", [.. Times.Select(_ => 0.1)])), new CoxOptions()).Outcome);
    }

    /// <summary>A covariate that differs between strata only carries no information.</summary>
    [Fact]
    public void ACovariateThatIsTheStratumIsAliased()
    {
        int[] strata = [0, 1, 0, 1, 0, 1, 0, 1, 0, 1];
        var fit = CoxModel.Fit(
            All with { Strata = strata }, CovariateMatrix.Of(10, ("stratum", [.. strata.Select(s => (double)s)]), ("z", Other)), new CoxOptions());
        Assert.Equal([CoefficientState.Aliased, CoefficientState.Estimated], fit.Coefficients.Select(c => c.State));
    }

    [Fact]
    public void WhatIsMissingOrEmptyIsLeftOutAndCounted()
    {
        var data = All with { Start = [0, 0, 3, 0, 0, double.NaN, 0, 0, 8.5, 0], Weights = [1, 1, 1, 1, 1, 1, double.NaN, 1, 1, 1] };
        double[] z = [.. Other];
        z[0] = double.NaN;
        var fit = CoxModel.Fit(data, CovariateMatrix.Of(10, ("z", z)), new CoxOptions());
        Assert.Equal((6, 3, 1), (fit.Rows, fit.Missing, fit.Empty));
    }

    [Fact]
    public void AStepTooFewIsSaid() => Assert.Equal(
        CoxOutcome.NotConverged,
        CoxModel.Fit(All, CovariateMatrix.Of(10, ("z", Other)), new CoxOptions { MaxIterations = 1 }).Outcome);

    [Fact]
    public void WhatHasNoMeaningTogetherIsRefused()
    {
        var x = CovariateMatrix.Of(10, ("z", Other));
        Assert.Throws<ArgumentException>(() => CoxModel.Fit(All with { Weights = Other }, x, new CoxOptions { Ties = CoxTies.Exact }));
        Assert.Throws<ArgumentException>(() => CoxModel.Fit(All, x, new CoxOptions { Ties = CoxTies.Exact, Firth = true }));
        Assert.Throws<ArgumentException>(() => CoxModel.Fit(All, x, new CoxOptions { Firth = true, Robust = true }));
        Assert.Throws<ArgumentException>(() => CoxModel.Fit(All, CovariateMatrix.Of(9, ("z", Other[1..])), new CoxOptions()));
    }
}
