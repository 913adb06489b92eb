using CyclinE.Genomics;

namespace CyclinE.Amplification;

/// <summary>The copy model of a purity given by hand.</summary>
internal static class ManualCopies
{
    /// <summary>
    /// With a ploidy ψ, ψ₀ is such that the length-weighted mean of n is ψ; without one, the centre has two copies.
    /// </summary>
    /// <param name="purity">ρ.</param>
    /// <param name="ploidy">ψ, or null.</param>
    /// <param name="compression">γ.</param>
    /// <param name="levels">Levels of the autosomes with their lengths.</param>
    /// <returns>Null where no centre fits: the ploidy is less than what the normal cells alone would show.</returns>
    public static CopyModel? Of(double purity, double? ploidy, double compression, IReadOnlyList<(double Log2, double Length)> levels)
    {
        double sum = 0, length = 0;
        foreach (var level in levels)
        {
            sum += level.Length * Math.Pow(2, level.Log2 / compression);
            length += level.Length;
        }

        // mean n = (m·c − 2(1 − ρ))/ρ with m the mean of 2^{r/γ} and c = 2(1 − ρ) + ρψ₀.
        var mean = length > 0 ? sum / length : 1;
        var normal = 2 * (1 - purity);
        var centre = ploidy is { } given ? ((((given * purity) + normal) / mean) - normal) / purity : 2;
        return centre <= 0 ? null : new CopyModel
        {
            Purity = purity,
            Ploidy = ploidy ?? ((mean * (normal + (purity * centre))) - normal) / purity,
            CentreCopies = centre,
            Compression = compression,
            Source = "manual",
        };
    }
}
