using System.Runtime.Intrinsics;

namespace CyclinE.Cohort;

/// <summary>A log likelihood of eight genes at eight sets of coefficients; the gene's own coefficient is the first.</summary>
internal interface ILaneLikelihood
{
    /// <summary>Coefficients of each lane.</summary>
    int Coefficients { get; }

    /// <summary>Evaluates.</summary>
    /// <param name="genes">Patient × eight lanes.</param>
    /// <param name="beta">Coefficients.</param>
    /// <param name="score">First derivatives.</param>
    /// <param name="information">Negative second derivatives, lower triangle, row by row of n.</param>
    /// <returns>Log likelihood.</returns>
    Vector512<double> Evaluate(
        ReadOnlySpan<double> genes, ReadOnlySpan<Vector512<double>> beta, Span<Vector512<double>> score, Span<Vector512<double>> information);
}
