namespace CyclinE.Cohort;

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
