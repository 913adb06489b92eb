namespace CyclinE.Cohort;

/// <summary>Pearson's test of an r×c table.</summary>
/// <param name="ChiSquare">Statistic.</param>
/// <param name="DegreesOfFreedom">(r − 1)(c − 1) of the rows and columns that are not empty.</param>
/// <param name="P">P; NaN without degrees of freedom.</param>
/// <param name="CorrectedChiSquare">With Yates's continuity correction; null beyond 2×2.</param>
/// <param name="CorrectedP">Its P.</param>
/// <param name="Expected">Expected counts, row by row.</param>
/// <param name="Warning">Where an expected count is below 5; null where none is.</param>
public sealed record ChiSquareTest(
    double ChiSquare, int DegreesOfFreedom, double P, double? CorrectedChiSquare, double? CorrectedP, IReadOnlyList<IReadOnlyList<double>> Expected, string? Warning);
