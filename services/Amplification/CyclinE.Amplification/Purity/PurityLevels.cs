using CyclinE.Amplification.Centres;
using CyclinE.Genomics.Segments;

namespace CyclinE.Amplification.Purity;

/// <summary>Makes what the fit of purity reads from segments.</summary>
public static class PurityLevels
{
    /// <summary>σ_b, noise sd of the B-allele frequency at heterozygotes, where nothing better is known.</summary>
    public const double DefaultBafSd = 0.06;

    // Balanced where the one-sided P is above this: the folded mean of a balanced segment with a few wrong heterozygotes is not.
    private const double Balanced = 0.01;

    // A segment has lost an allele in nearly all cells where it keeps so small a share of the heterozygotes that others have.
    private const double FewHeterozygotes = 0.25;
    private const int FewestForShare = 100;
    private const double LostImbalance = 0.45;
    private const double LostError = 0.05;

    /// <summary>Levels of the autosomal segments.</summary>
    /// <param name="segments">Segments with r and its standard error.</param>
    /// <param name="bafSd">σ_b.</param>
    /// <param name="hasNormal">
    /// Whether a matched normal told the heterozygotes. Without one, loci that lost an allele in nearly all cells pass for
    /// homozygous, so a segment almost without heterozygotes is taken for one that lost an allele.
    /// </param>
    public static IReadOnlyList<PurityLevel> Of(IEnumerable<(Segment Segment, double Log2, double StandardError)> segments, double bafSd, bool hasNormal)
    {
        List<(Segment Segment, double Log2, double StandardError)> autosomal =
            [.. segments.Where(s => s.Segment.Chromosome.IsAutosome && s.Segment.Probes > 0)];
        var usual = UsualShare(autosomal);
        var levels = new List<PurityLevel>(autosomal.Count);
        foreach (var (segment, log2, error) in autosomal)
        {
            var (imbalance, imbalanceError) = ImbalanceOf(segment, bafSd, hasNormal ? 0 : usual);
            levels.Add(new PurityLevel(log2, error, segment.Probes, segment.End - (double)segment.Start + 1, imbalance, imbalanceError));
        }

        return levels;
    }

    /// <summary>
    /// Standard error of ν by inverting the folded normal's mean: SE(mean) = σ_b/√n over its slope erf(ν/(σ_b√2)); near
    /// balance, where the slope vanishes, ν is of the order of σ_b·n^(−¼).
    /// </summary>
    /// <param name="imbalance">ν.</param>
    /// <param name="heterozygotes">n.</param>
    /// <param name="bafSd">σ_b.</param>
    public static double ImbalanceError(double imbalance, int heterozygotes, double bafSd)
    {
        var near = bafSd * Math.Pow(heterozygotes, -0.25);
        var slope = MathNet.Numerics.SpecialFunctions.Erf(imbalance / (bafSd * Math.Sqrt(2)));
        return slope > 0 ? Math.Min(near, bafSd / Math.Sqrt(heterozygotes) / slope) : near;
    }

    private static (double? Imbalance, double Error) ImbalanceOf(Segment segment, double bafSd, double usualShare)
    {
        if (segment.Heterozygotes is not { } heterozygotes)
        {
            return (null, 0);
        }

        if (segment.Probes >= FewestForShare && heterozygotes < FewHeterozygotes * usualShare * segment.Probes)
        {
            return (LostImbalance, LostError);
        }

        if (segment.Imbalance is not { } imbalance)
        {
            return (null, 0);
        }

        var used = segment.BalanceP > Balanced ? 0 : imbalance;
        return (used, ImbalanceError(used, heterozygotes, bafSd));
    }

    /// <summary>Heterozygotes per probe: the probe-weighted median over segments.</summary>
    private static double UsualShare(List<(Segment Segment, double Log2, double StandardError)> segments)
    {
        List<(double, double)> shares =
            [.. segments.Where(s => s.Segment.Heterozygotes is not null)
                .Select(s => (s.Segment.Heterozygotes!.Value / (double)s.Segment.Probes, (double)s.Segment.Probes))];
        return shares.Count == 0 ? 0 : WeightedMedian.Of(shares);
    }
}

/// <summary>One autosomal segment as the fit of purity sees it.</summary>
/// <param name="Log2">r, from the centre.</param>
/// <param name="StandardError">Of r.</param>
/// <param name="Probes">Probes.</param>
/// <param name="Length">Base pairs.</param>
/// <param name="Imbalance">ν, distance of the allele bands from ½; null where unknown.</param>
/// <param name="ImbalanceError">Standard error of ν; read only where ν is known.</param>
public readonly record struct PurityLevel(
    double Log2, double StandardError, double Probes, double Length, double? Imbalance = null, double ImbalanceError = 0);
