namespace CyclinE.Cohort;

/// <summary>Where a search for the maximum ended.</summary>
/// <param name="Beta">Coefficients of the scaled covariates.</param>
/// <param name="Iterations">Steps taken.</param>
/// <param name="Settled">Nothing moved any more.</param>
/// <param name="Separation">A direction in which the likelihood grows without end; null where there is a maximum.</param>
internal sealed record SearchResult(double[] Beta, int Iterations, bool Settled, double[]? Separation);
