namespace CyclinE.Cohort;

/// <summary>Where a logistic likelihood is largest.</summary>
/// <param name="Beta">Coefficients of the scaled columns; where infinite, far out on the way.</param>
/// <param name="LogLikelihood">Its value, penalised where asked for.</param>
/// <param name="Factor">Cholesky factor of the information.</param>
/// <param name="Infinite">True for coefficients that go on without end.</param>
internal sealed record LogisticMaximum(double[] Beta, double LogLikelihood, double[] Factor, bool[] Infinite)
{
    /// <summary>Standard errors.</summary>
    public double[] Errors { get; } = [.. Beta.Select((_, j) => Factor.Length == 0 ? double.NaN : Math.Sqrt(Cholesky.InverseDiagonal(Factor, Beta.Length, j)))];

    /// <summary>Standard error of a linear combination.</summary>
    public double ErrorOf(double[] contrast)
    {
        var half = (double[])contrast.Clone();
        Cholesky.Forward(Factor, half.Length, half);
        return Math.Sqrt(half.Sum(h => h * h));
    }
}
