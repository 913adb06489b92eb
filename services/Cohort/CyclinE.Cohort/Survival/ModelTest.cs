namespace CyclinE.Cohort.Survival;

/// <summary>A χ² test.</summary>
/// <param name="ChiSquare">The statistic; NaN where it is undefined.</param>
/// <param name="Degrees">Degrees of freedom.</param>
/// <param name="P">Upper tail; NaN where the statistic is.</param>
public sealed record ModelTest(double ChiSquare, int Degrees, double P)
{
    internal static ModelTest Of(double chiSquare, int degrees) => new(chiSquare, degrees, ChiSquareTail.Upper(chiSquare, degrees));
}
