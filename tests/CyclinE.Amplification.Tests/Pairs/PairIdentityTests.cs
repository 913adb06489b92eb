using CyclinE.Amplification.Pairs;
using CyclinE.Genomics.Genes;
using CyclinE.Genomics.Genome;
using CyclinE.Genomics.Profiles;
using CyclinE.Genomics.Results.Pairs;
using CyclinE.Genomics.Results.Segments;

namespace CyclinE.Amplification.Tests.Pairs;

public class PairIdentityTests
{
    private static readonly GenomeBuild Hg19 = GenomeBuild.Of("hg19");

    [Fact]
    public void One_line_agrees_in_its_homozygous_genotypes_though_one_array_lost_an_allele()
    {
        var parental = Genotypes(1);
        Genotype[] resistant = [.. parental.Select((g, i) => g == Genotype.AB && i < 900 ? Genotype.AA : g)];
        var found = Compare(resistant, parental);
        Assert.Equal(("genotypes", 1.0), (found.IdentityBasis, found.IdentityConcordance));
        Assert.Null(found.IdentityWarning);
    }

    [Fact]
    public void Two_lines_disagree_and_are_warned_of_by_number_though_their_profiles_correlate()
    {
        var found = Compare(Genotypes(1), Genotypes(2));
        Assert.InRange(found.IdentityConcordance!.Value, 0.45, 0.55);
        Assert.True(found.IdentityCorrelation > 0.55);
        Assert.Matches(@"^'R' and 'P' agree in 0\.\d{3} of the \d+ markers that are homozygous in both, below 0\.950: they may not be of one line\.$",
            found.IdentityWarning);
    }

    [Fact]
    public void Without_genotypes_the_B_allele_frequency_tells_and_with_few_markers_the_correlation()
    {
        var (resistant, parental) = Sides();
        var baf = Genotypes(1).Select(g => g switch { Genotype.AA => 0.03f, Genotype.AB => 0.5f, _ => 0.96f }).ToArray();
        var other = Genotypes(2).Select(g => g switch { Genotype.AA => 0.02f, Genotype.AB => 0.5f, _ => 0.97f }).ToArray();
        var one = Compare(With(resistant, baf), With(parental, baf));
        Assert.Equal(("baf", 1.0, null), (one.IdentityBasis, one.IdentityConcordance, one.IdentityWarning));
        Assert.NotNull(Compare(With(resistant, baf), With(parental, other)).IdentityWarning);

        float[] few = [.. baf.Select((b, i) => i < 300 ? b : float.NaN)];
        var judged = Compare(With(resistant, few), With(parental, few));
        Assert.Equal(("correlation", null), (judged.IdentityBasis, judged.IdentityConcordance));

        static PairSide With(PairSide side, float[] baf) => side with { Profile = new Profile(side.Profile.Probes, side.Profile.Log2) { Baf = baf } };
    }

    private static PairComparison Compare(Genotype[] ofResistant, Genotype[] ofParental)
    {
        var (resistant, parental) = Sides();
        return Compare(With(resistant, ofResistant), With(parental, ofParental));

        static PairSide With(PairSide side, Genotype[] genotypes) =>
            side with { Profile = new Profile(side.Profile.Probes, side.Profile.Log2) { Genotypes = genotypes } };
    }

    private static PairComparison Compare(PairSide resistant, PairSide parental)
    {
        float[] d = [.. resistant.Profile.Log2.Zip(parental.Profile.Log2, (a, b) => a - b)];
        var difference = ReferenceSegmenter.Segment(resistant.Profile.Probes, d, ReferenceSegmenter.Scalars(resistant.Profile.Probes, d, tau: 1));
        return PairComparer.Compare(resistant, parental, difference, Hg19, GeneTable.Empty, null, new PairOptions());
    }

    private static (PairSide Resistant, PairSide Parental) Sides() => (Side("R", 1), Side("P", 2));

    private static PairSide Side(string name, int seed) =>
        new SyntheticArray(Hg19, seed: seed).With("1", 1, 100_000, (1000, 0), (600, 0.6)).With("8", 1, 100_000, (700, -0.4)).Side(name);

    // Both alleles equally common: the worst case for a pair of one line, the best for telling two apart.
    private static Genotype[] Genotypes(int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, 2300).Select(_ => random.Next(4) switch { 0 => Genotype.AA, 1 => Genotype.BB, _ => Genotype.AB })];
    }
}
