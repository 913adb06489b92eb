namespace CyclinE.Cohort.Survival.Cox;

/// <summary>A fit in the making: the search, then rows in the covariates' own units.</summary>
internal sealed class CoxDraft(
    CoxSample sample,
    CoxOptions options,
    IReadOnlyList<string> names,
    int events,
    double z,
    bool robust,
    bool[] used,
    PartialLikelihood likelihood)
{
    private static readonly ModelTest None = new(double.NaN, 0, double.NaN);

    private readonly int _p = sample.Columns;
    private readonly double _nullValue = likelihood.Value;

    public ModelTest Score { get; set; } = None;

    private int Rank => used.Count(u => u);

    public CoxFit Nothing(CoxOutcome outcome) =>
        Fit(outcome, new SearchResult(new double[_p], 0, true, null), [.. names.Select(Aliased)], _nullValue, _nullValue, None, new double[_p * _p], null);

    public CoxFit Plain()
    {
        var result = NewtonSearch.Run(sample, options.Ties, likelihood, used, options.MaxIterations);
        var variance = SymmetricFactor.Of(likelihood.Information, _p, 1e-14, used).Inverse();
        var sandwich = robust && result is { Separation: null, Settled: true }
            ? RobustVariance.Of(sample, options.Ties, result.Beta, variance)
            : null;
        var outcome = result.Separation is not null ? CoxOutcome.Separated
            : result.Settled ? CoxOutcome.Converged
            : CoxOutcome.NotConverged;
        var rows = new CoxCoefficient[_p];
        for (var c = 0; c < _p; c++)
        {
            rows[c] = !used[c] ? Aliased(names[c])
                : result.Separation is { } direction && direction[c] != 0 ? Infinite(names[c], direction[c] > 0)
                : Wald(c, result.Beta, variance, sandwich);
        }

        var wald = outcome == CoxOutcome.Converged
            ? ModelTest.Of(SymmetricFactor.Of(sandwich ?? variance, _p, 1e-14, used).Quadratic(result.Beta), Rank)
            : new ModelTest(double.NaN, Rank, double.NaN);
        return Fit(outcome, result, rows, _nullValue, likelihood.Value, wald, variance, sandwich);
    }

    public CoxFit Penalised()
    {
        var search = new FirthSearch(sample, options.Ties, used);
        search.Evaluate(new double[_p]);
        var nullValue = search.Value;
        var result = search.Maximise(new double[_p], -1, Math.Max(1000, options.MaxIterations));
        var value = search.Value;
        var variance = search.Variance();
        var rows = new CoxCoefficient[_p];
        for (var c = 0; c < _p; c++)
        {
            if (!used[c])
            {
                rows[c] = Aliased(names[c]);
                continue;
            }

            var profile = new FirthProfile(search, result.Beta, value, c, Math.Sqrt(variance[(c * _p) + c]));
            var plain = Wald(c, result.Beta, variance, null);
            rows[c] = plain with
            {
                P = ChiSquareTail.Upper(profile.Drop(0), 1),
                Lower = Math.Exp(profile.Limit(-1, z) / sample.Scale[c]),
                Upper = Math.Exp(profile.Limit(1, z) / sample.Scale[c]),
            };
        }

        // |I| in the covariates' own units.
        double units = 0;
        for (var c = 0; c < _p; c++)
        {
            units += used[c] ? Math.Log(sample.Scale[c]) : 0;
        }

        var wald = ModelTest.Of(SymmetricFactor.Of(variance, _p, 1e-14, used).Quadratic(result.Beta), Rank);
        return Fit(
            result.Settled ? CoxOutcome.Converged : CoxOutcome.NotConverged, result, rows, nullValue + units, value + units, wald, variance, null);
    }

    private static CoxCoefficient Aliased(string name) =>
        new(name, CoefficientState.Aliased, double.NaN, double.NaN, null, double.NaN, double.NaN, double.NaN, double.NaN, double.NaN);

    private static CoxCoefficient Infinite(string name, bool up) => new(
        name,
        CoefficientState.Infinite,
        up ? double.PositiveInfinity : double.NegativeInfinity,
        double.PositiveInfinity,
        null,
        double.NaN,
        double.NaN,
        up ? double.PositiveInfinity : 0,
        double.NaN,
        double.NaN);

    private CoxCoefficient Wald(int c, double[] beta, double[] variance, double[]? sandwich)
    {
        var estimate = beta[c] / sample.Scale[c];
        var error = Math.Sqrt(variance[(c * _p) + c]) / sample.Scale[c];
        double? robustError = sandwich is null ? null : Math.Sqrt(sandwich[(c * _p) + c]) / sample.Scale[c];
        var ratio = estimate / (robustError ?? error);
        var reach = z * (robustError ?? error);
        return new CoxCoefficient(
            names[c],
            CoefficientState.Estimated,
            estimate,
            error,
            robustError,
            ratio,
            ChiSquareTail.TwoSided(ratio),
            Math.Exp(estimate),
            Math.Exp(estimate - reach),
            Math.Exp(estimate + reach));
    }

    private CoxFit Fit(
        CoxOutcome outcome,
        SearchResult result,
        IReadOnlyList<CoxCoefficient> rows,
        double nullValue,
        double value,
        ModelTest wald,
        double[] variance,
        double[]? sandwich) => new()
        {
            Outcome = outcome,
            Options = options,
            Coefficients = rows,
            Rows = sample.Rows.Count,
            Events = events,
            Missing = sample.Rows.Missing,
            Empty = sample.Rows.Empty,
            Iterations = result.Iterations,
            NullLogLikelihood = nullValue,
            LogLikelihood = value,
            LikelihoodRatio = Rank == 0 ? None : ModelTest.Of(2 * (value - nullValue), Rank),
            Wald = wald,
            Score = Score,
            Variance = Unscaled(sandwich ?? variance),
            ModelVariance = Unscaled(variance),
            Sample = sample,
            Scaled = result.Beta,
        };

    private double[] Unscaled(double[] variance)
    {
        var own = new double[variance.Length];
        for (var i = 0; i < own.Length; i++)
        {
            own[i] = variance[i] / (sample.Scale[i / _p] * sample.Scale[i % _p]);
        }

        return own;
    }
}
