namespace CyclinE.Cohort;

/// <summary>Fisher's test of an r×c table.</summary>
/// <param name="P">Two-sided P.</param>
/// <param name="Exact">True where all tables were counted, false where tables were drawn.</param>
/// <param name="Draws">Tables drawn; 0 where exact.</param>
/// <param name="StandardError">Monte Carlo standard error of P; 0 where exact.</param>
public sealed record FisherTableTest(double P, bool Exact, int Draws, double StandardError);
