namespace CyclinE.Amplification;

/// <summary>Segments of one level and one allelic imbalance, taken for one copy-number state.</summary>
/// <param name="Ratio">t = 2^(r/γ).</param>
/// <param name="RatioError">Its standard error, model error included.</param>
/// <param name="Difference">2νt: the excess of the major allele in the units of t; NaN without alleles.</param>
/// <param name="DifferenceError">Its standard error.</param>
/// <param name="Share">Share of the probes of all clusters, 0–1.</param>
/// <param name="LengthShare">Share of the length.</param>
internal readonly record struct LevelCluster(
    double Ratio, double RatioError, double Difference, double DifferenceError, double Share, double LengthShare)
{
    public bool HasAlleles => !double.IsNaN(Difference);
}
