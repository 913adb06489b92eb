namespace CyclinE.Cohort.Survival.Cox;

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

/// <summary>How a fit ended.</summary>
public enum CoxOutcome
{
    /// <summary>The maximum was found.</summary>
    Converged,

    /// <summary>
    /// Monotone likelihood (complete or quasi-complete separation): some direction orders every event above all others at risk,
    /// so the likelihood has no maximum. Coefficients in that direction are infinite; a Firth penalty makes them finite.
    /// </summary>
    Separated,

    /// <summary>No maximum within the steps allowed; coefficients are where the search stopped and mean nothing.</summary>
    NotConverged,

    /// <summary>There is no event.</summary>
    NoEvents,

    /// <summary>No covariate varies among the patients at risk at any event.</summary>
    NothingToEstimate,
}

/// <summary>How a Cox model is fitted.</summary>
public sealed record CoxOptions
{
    /// <summary>Ties.</summary>
    public CoxTies Ties { get; init; } = CoxTies.Efron;

    /// <summary>Firth's penalty ½ ln |I|: finite estimates also under complete separation, less bias in small cohorts.</summary>
    public bool Firth { get; init; }

    /// <summary>Robust (sandwich) variance; always where the data have clusters.</summary>
    public bool Robust { get; init; }

    /// <summary>Coverage of the intervals.</summary>
    public double Level { get; init; } = 0.95;

    /// <summary>Most Newton steps.</summary>
    public int MaxIterations { get; init; } = 100;
}

/// <summary>How events at one time enter the partial likelihood.</summary>
public enum CoxTies
{
    /// <summary>Each event leaves the risk set by and by, averaged over the order (Efron 1977).</summary>
    Efron,

    /// <summary>All events of a time see the whole risk set (Breslow 1974).</summary>
    Breslow,

    /// <summary>Time is discrete: the events are one of all sets of their number (Cox 1972).</summary>
    Exact,
}

/// <summary>A covariate's row of a Cox model.</summary>
/// <param name="Name">The covariate.</param>
/// <param name="State">Whether there is an estimate.</param>
/// <param name="Estimate">Log hazard ratio per unit; ±∞ where infinite, NaN where aliased.</param>
/// <param name="StandardError">Of the information matrix; +∞ where infinite, NaN where aliased.</param>
/// <param name="RobustError">Of the sandwich; null where none was asked for.</param>
/// <param name="Z">Estimate over the robust or else the standard error; NaN where there is no estimate.</param>
/// <param name="P">Wald's P; under a Firth penalty that of the penalised profile likelihood.</param>
/// <param name="HazardRatio">exp(estimate): 0 or +∞ where infinite.</param>
/// <param name="Lower">Lower limit of the hazard ratio: Wald, or profile under a Firth penalty; NaN where there is none.</param>
/// <param name="Upper">Upper limit of the hazard ratio.</param>
public sealed record CoxCoefficient(
    string Name,
    CoefficientState State,
    double Estimate,
    double StandardError,
    double? RobustError,
    double Z,
    double P,
    double HazardRatio,
    double Lower,
    double Upper);

/// <summary>What is known of a coefficient.</summary>
public enum CoefficientState
{
    /// <summary>Estimated.</summary>
    Estimated,

    /// <summary>Constant, or a combination of covariates before it, in every risk set: not estimable.</summary>
    Aliased,

    /// <summary>The likelihood grows without end in its direction.</summary>
    Infinite,
}
