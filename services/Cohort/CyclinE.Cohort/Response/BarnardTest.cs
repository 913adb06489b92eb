namespace CyclinE.Cohort;

/// <summary>Barnard's unconditional exact test of one 2×2 table.</summary>
/// <param name="P">Two-sided P: the largest over the common rate π.</param>
/// <param name="Statistic">Pooled z of the difference of rates; 0 where nobody or everybody had the outcome.</param>
/// <param name="WorstRate">The π at which P is reached, at most ½ (P is the same at 1 − π).</param>
public sealed record BarnardTest(double P, double Statistic, double WorstRate);
