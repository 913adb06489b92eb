namespace CyclinE.Cohort;

/// <summary>
/// One distinct event time of one stratum, in positions of descending time: at risk and alive, then those who die.
/// With S the sums over all at risk and D those over the dying: U −= E·S₁ − F·D₁,
/// V += E·S₂ − F·D₂ − (A·S₁² − 2B·S₁D₁ + C·D₁²).
/// </summary>
/// <param name="First">First position that joins the risk set.</param>
/// <param name="Deaths">First position that dies.</param>
/// <param name="End">Position behind the last that dies.</param>
/// <param name="Fresh">True where a stratum starts: sums start at 0.</param>
/// <param name="E">Σ 1/n over the d terms, n = S₀ − f·D₀, f = l/d by Efron and 0 by Breslow.</param>
/// <param name="F">Σ f/n.</param>
/// <param name="A">Σ 1/n².</param>
/// <param name="B">Σ f/n².</param>
/// <param name="C">Σ f²/n².</param>
internal readonly record struct ScoreGroup(int First, int Deaths, int End, bool Fresh, double E, double F, double A, double B, double C);
