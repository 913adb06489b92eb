namespace CyclinE.Amplification.Purity;

/// <summary>
/// Copies of the tumour cells from a level, its B-allele frequency, purity ρ and ψ₀. The equations of Van Loo et al., PNAS
/// 107:16910 (2010), with ψ₀, the tumour's copies where r = 0, in the place of the mean ploidy: r is measured from the peak
/// that was centred on, which need not be the mean.
/// </summary>
/// <remarks>
/// A sample holds 2(1 − ρ) + ρ·n copies per cell. r = γ·log2 of that over the same at the centre, so
/// n = (e/2)·(2^(r/γ)·(2(1 − ρ) + ρψ₀) − 2(1 − ρ))/ρ with e the expected copies, and of the allele with share s of the reads
/// n_s = (ρ − 1 + s·2^(r/γ)·(2(1 − ρ) + ρψ₀))/ρ.
/// </remarks>
public static class CopyEquations
{
    /// <summary>γ of SNP arrays: their log ratios are compressed.</summary>
    public const double SnpGamma = 0.55;

    /// <summary>γ of two-colour CGH.</summary>
    public const double CghGamma = 1;

    /// <summary>Copies per tumour cell; negative where the level lies below what the normal cells alone would give.</summary>
    /// <param name="log2">r, log2 from the centre.</param>
    /// <param name="purity">ρ, above 0.</param>
    /// <param name="centreCopies">ψ₀.</param>
    /// <param name="gamma">γ.</param>
    /// <param name="expected">Copies expected in a normal cell of this sex: r is measured against them.</param>
    public static double Copies(double log2, double purity, double centreCopies, double gamma, double expected = 2) =>
        0.5 * expected * ((Ratio(log2, gamma) * CentreMass(purity, centreCopies)) - (2 * (1 - purity))) / purity;

    /// <summary>Copies of one allele, autosomes.</summary>
    /// <param name="log2">r.</param>
    /// <param name="share">The allele's share: b for B, 1 − b for A.</param>
    /// <param name="purity">ρ, above 0.</param>
    /// <param name="centreCopies">ψ₀.</param>
    /// <param name="gamma">γ.</param>
    public static double AlleleCopies(double log2, double share, double purity, double centreCopies, double gamma) =>
        (purity - 1 + (share * Ratio(log2, gamma) * CentreMass(purity, centreCopies))) / purity;

    /// <summary>The level of a number of copies: the inverse of <see cref="Copies"/> for two expected copies.</summary>
    /// <param name="copies">n ≥ 0.</param>
    /// <param name="purity">ρ.</param>
    /// <param name="centreCopies">ψ₀.</param>
    /// <param name="gamma">γ.</param>
    /// <returns>r; −∞ where nothing is left.</returns>
    public static double Log2(double copies, double purity, double centreCopies, double gamma) =>
        gamma * Math.Log2(CentreMass(purity, copies) / CentreMass(purity, centreCopies));

    /// <summary>ν, the distance of the allele bands from ½, of a state.</summary>
    /// <param name="minor">Copies of the allele with fewer.</param>
    /// <param name="major">Copies of the other.</param>
    /// <param name="purity">ρ.</param>
    /// <returns>0–½; NaN where no copy is left.</returns>
    public static double Imbalance(double minor, double major, double purity) =>
        0.5 * purity * (major - minor) / CentreMass(purity, minor + major);

    /// <summary>
    /// ψ₀ from a mean ploidy ψ, the length-weighted mean of n: ψ is linear in ψ₀, with t̄ the weighted mean of 2^(r/γ)
    /// ψ₀ = (ρψ + 2(1 − ρ))/(ρ·t̄) − 2(1 − ρ)/ρ.
    /// </summary>
    /// <param name="ploidy">ψ.</param>
    /// <param name="meanRatio">t̄.</param>
    /// <param name="purity">ρ, above 0.</param>
    public static double CentreCopiesOf(double ploidy, double meanRatio, double purity) =>
        (CentreMass(purity, ploidy) / (purity * meanRatio)) - (2 * (1 - purity) / purity);

    /// <summary>2^(r/γ): copies per cell relative to the centre.</summary>
    internal static double Ratio(double log2, double gamma) => Math.Pow(2, log2 / gamma);

    private static double CentreMass(double purity, double copies) => (2 * (1 - purity)) + (purity * copies);
}
