namespace CyclinE.Cohort.Survival.Cox;

/// <summary>Cox's proportional hazards model.</summary>
/// <remarks>
/// Cox, <em>J. R. Stat. Soc. B</em> 34 (1972); counting processes: Andersen &amp; Gill, <em>Ann. Stat.</em> 10 (1982); robust
/// variance: Lin &amp; Wei, <em>JASA</em> 84 (1989); penalty: Heinze &amp; Schemper, <em>Biometrics</em> 57 (2001). See
/// <c>docs/algorithms/cohort-survival.md</c>.
/// </remarks>
public static class CoxModel
{
    private const double NoInformation = 1e-10;

    /// <summary>Fits a model.</summary>
    /// <param name="data">Follow-up with strata, weights, offset, clusters and left truncation as they are given.</param>
    /// <param name="covariates">A row per row of the data, a column per covariate; none for the null model.</param>
    /// <param name="options">Ties, penalty, variance.</param>
    /// <returns>
    /// The fit; whether it has a maximum is its <see cref="CoxFit.Outcome"/>, never a large number. Rows with a missing value are
    /// left out and counted.
    /// </returns>
    /// <exception cref="ArgumentException">
    /// Lengths differ, a value is infinite, exact ties are asked for with weights, a penalty or a robust variance, or a penalty
    /// with a robust variance.
    /// </exception>
    public static CoxFit Fit(SurvivalData data, CovariateMatrix covariates, CoxOptions options)
    {
        var z = ChiSquareTail.Quantile(options.Level);
        var robust = options.Robust || data.Clusters is not null;
        if (options.Ties == CoxTies.Exact && (options.Firth || robust || data.Weights is not null))
        {
            throw new ArgumentException("Exact ties go with case weights, robust variance or Firth's penalty in no defined way.", nameof(options));
        }

        if (options.Firth && robust)
        {
            throw new ArgumentException("A robust variance of the penalised fit is not defined.", nameof(options));
        }

        var sample = CoxSample.Of(data, covariates);
        var (events, weight) = Events(sample.Rows);
        var p = sample.Columns;
        var likelihood = new PartialLikelihood(sample, options.Ties);
        likelihood.Evaluate(new double[p]);
        bool[] informative = [.. Enumerable.Range(0, p).Select(c => likelihood.Information[(c * p) + c] > NoInformation * weight)];
        var factor = SymmetricFactor.Of(likelihood.Information, p, 1e-9, informative);
        var draft = new CoxDraft(sample, options, covariates.Names, events, z, robust, factor.Used, likelihood);
        if (events == 0 || factor.Rank == 0)
        {
            return draft.Nothing(events == 0 ? CoxOutcome.NoEvents : CoxOutcome.NothingToEstimate);
        }

        draft.Score = ModelTest.Of(factor.Quadratic(likelihood.Score), factor.Rank);
        return options.Firth ? draft.Penalised() : draft.Plain();
    }

    private static (int Events, double Weight) Events(SortedRows rows)
    {
        var (events, weight) = (0, 0.0);
        for (var i = 0; i < rows.Count; i++)
        {
            if (rows.Events[i] && rows.Weight[i] > 0)
            {
                events++;
                weight += rows.Weight[i];
            }
        }

        return (events, weight);
    }
}
