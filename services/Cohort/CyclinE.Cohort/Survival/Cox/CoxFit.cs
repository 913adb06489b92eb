namespace CyclinE.Cohort;

/// <summary>A fitted Cox model.</summary>
public sealed record CoxFit
{
    internal CoxFit()
    {
    }

    /// <summary>How the fit ended; only <see cref="CoxOutcome.Converged"/> has a maximum.</summary>
    public required CoxOutcome Outcome { get; init; }

    /// <summary>Options it was fitted with.</summary>
    public required CoxOptions Options { get; init; }

    /// <summary>A row per covariate, in the order given.</summary>
    public required IReadOnlyList<CoxCoefficient> Coefficients { get; init; }

    /// <summary>Rows used.</summary>
    public required int Rows { get; init; }

    /// <summary>Events among them.</summary>
    public required int Events { get; init; }

    /// <summary>Rows left out because a value is missing.</summary>
    public required int Missing { get; init; }

    /// <summary>Rows left out because they end where they begin.</summary>
    public required int Empty { get; init; }

    /// <summary>Newton steps.</summary>
    public required int Iterations { get; init; }

    /// <summary>Log partial likelihood with all coefficients 0 (penalised under Firth).</summary>
    public required double NullLogLikelihood { get; init; }

    /// <summary>Log partial likelihood at the estimate, or its limit under separation (penalised under Firth).</summary>
    public required double LogLikelihood { get; init; }

    /// <summary>Likelihood ratio test of all coefficients.</summary>
    public required ModelTest LikelihoodRatio { get; init; }

    /// <summary>Wald test of all coefficients, with the robust variance where there is one; NaN under separation.</summary>
    public required ModelTest Wald { get; init; }

    /// <summary>Score test of all coefficients.</summary>
    public required ModelTest Score { get; init; }

    /// <summary>Covariance of the coefficients, row by row, 0 for rows without estimate: robust where there is one.</summary>
    public required IReadOnlyList<double> Variance { get; init; }

    /// <summary>Covariance from the information matrix.</summary>
    public required IReadOnlyList<double> ModelVariance { get; init; }

    /// <summary>Events per coefficient estimated; below 10 estimates are unstable.</summary>
    public double EventsPerVariable => (double)Events / Math.Max(1, Coefficients.Count(c => c.State != CoefficientState.Aliased));

    /// <summary>Rows with covariates as the fit saw them.</summary>
    internal CoxSample Sample { get; init; } = null!;

    /// <summary>Coefficients of the sample's columns.</summary>
    internal double[] Scaled { get; init; } = null!;

    /// <summary>A walk over the sample at the estimate.</summary>
    /// <exception cref="InvalidOperationException">The fit has no finite estimates.</exception>
    internal RiskWalk Walk()
    {
        if (Outcome is not (CoxOutcome.Converged or CoxOutcome.NothingToEstimate))
        {
            throw new InvalidOperationException($"The fit ended as {Outcome}; there is nothing to derive from it.");
        }

        var walk = new RiskWalk(Sample, Options.Ties);
        walk.SetRisks(Scaled);
        return walk;
    }
}
