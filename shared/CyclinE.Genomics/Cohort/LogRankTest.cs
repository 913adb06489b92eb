namespace CyclinE.Genomics;

/// <summary>A log-rank test of two groups.</summary>
/// <param name="ChiSquare">Statistic with one degree of freedom.</param>
/// <param name="P">P value.</param>
/// <param name="ObservedPositive">Observed events, cyclin E positive.</param>
/// <param name="ExpectedPositive">Expected events, cyclin E positive.</param>
/// <param name="ObservedNegative">Observed events, cyclin E negative.</param>
/// <param name="ExpectedNegative">Expected events, cyclin E negative.</param>
public sealed record LogRankTest(
    double ChiSquare, double P, double ObservedPositive, double ExpectedPositive, double ObservedNegative, double ExpectedNegative);
