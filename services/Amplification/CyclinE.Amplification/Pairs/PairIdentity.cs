using System.Globalization;
using CyclinE.Genomics.Genome;
using CyclinE.Genomics.Probes;
using CyclinE.Genomics.Profiles;
using CyclinE.Genomics.Results.Profiles;

namespace CyclinE.Amplification.Pairs;

/// <summary>Whether two arrays look like one line: by their genotypes where both have them, else by the correlation of their profiles.</summary>
/// <remarks>
/// Concordance is the share of equal genotypes among autosomal markers that are homozygous in both. Loss of heterozygosity in one of
/// them leaves it as it is, for a marker that is heterozygous in the other does not count; opposite homozygotes need a swap or a misread
/// marker. At allele frequency p unrelated people agree in (p⁴ + q⁴)/(p² + q²)² of them: 0.5 at p = 0.5, 0.82 at 0.25 and 0.98 at 0.1 —
/// hence the limit lies close to 1. Parent and child agree as one person does.
/// </remarks>
/// <param name="Basis"><c>genotypes</c>, <c>baf</c> or <c>correlation</c>; null where it was not judged.</param>
/// <param name="Concordance">Share of equal genotypes; null without enough markers.</param>
/// <param name="Markers">Markers homozygous in both; null where no genotypes were compared.</param>
/// <param name="Correlation">Correlation over the fingerprint probes; null with fewer than three, and across platforms.</param>
internal sealed record PairIdentity(string? Basis, double? Concordance, int? Markers, double? Correlation)
{
    /// <summary>Fewest markers on which concordance rests.</summary>
    public const int FewestMarkers = 200;

    // A cell line's homozygotes lie within 0.1 of 0 and 1; so do heterozygotes that lost an allele, and they count as what is left.
    private const float HomozygousBaf = 0.1f;

    /// <summary>Judges two arrays of one platform.</summary>
    public static PairIdentity Of(Profile a, Profile b)
    {
        var correlation = ProfileFingerprint.Correlation(ProfileFingerprint.Of(a.Log2), ProfileFingerprint.Of(b.Log2));
        double? known = double.IsFinite(correlation) ? correlation : null;
        if (a.Genotypes is { } ofA && b.Genotypes is { } ofB && Concordant(a.Probes, i => ofA[i], i => ofB[i], "genotypes", known) is { } byGenotypes)
        {
            return byGenotypes;
        }

        if (a.Baf is { } bafA && b.Baf is { } bafB && Concordant(a.Probes, i => Homozygote(bafA[i]), i => Homozygote(bafB[i]), "baf", known) is { } byBaf)
        {
            return byBaf;
        }

        return new PairIdentity(known is null ? null : "correlation", null, null, known);
    }

    /// <summary>Arrays of two platforms share no probes: nothing is judged.</summary>
    public static PairIdentity NotJudged { get; } = new(null, null, null, null);

    /// <summary>The warning; null where the arrays look like one line, or nothing was judged.</summary>
    public string? WarningOf(PairSide resistant, PairSide parental, PairOptions options) => Basis switch
    {
        "genotypes" or "baf" when Concordance < options.IdentityConcordance => string.Create(
            CultureInfo.InvariantCulture,
            $"'{resistant.Array}' and '{parental.Array}' agree in {Concordance:0.000} of the {Markers} markers that are homozygous in both, below {options.IdentityConcordance:0.000}: they may not be of one line."),
        "correlation" when Correlation < options.IdentityWarning => string.Create(
            CultureInfo.InvariantCulture,
            $"The profiles of '{resistant.Array}' and '{parental.Array}' correlate with {Correlation:0.00}, below {options.IdentityWarning:0.00}: they may not be of one line."),
        _ => null,
    };

    private static PairIdentity? Concordant(ProbeSet probes, Func<int, Genotype> a, Func<int, Genotype> b, string basis, double? correlation)
    {
        int markers = 0, equal = 0;
        foreach (var range in probes.Chromosomes.Where(c => c.Chromosome.IsAutosome))
        {
            for (var i = range.First; i < range.End; i++)
            {
                if (a(i) is Genotype.AA or Genotype.BB && b(i) is Genotype.AA or Genotype.BB)
                {
                    markers++;
                    equal += a(i) == b(i) ? 1 : 0;
                }
            }
        }

        return markers < FewestMarkers ? null : new PairIdentity(basis, equal / (double)markers, markers, correlation);
    }

    private static Genotype Homozygote(float baf) =>
        baf <= HomozygousBaf ? Genotype.AA : baf >= 1 - HomozygousBaf ? Genotype.BB : Genotype.None;
}
