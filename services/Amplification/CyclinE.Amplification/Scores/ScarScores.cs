using CyclinE.Genomics.Genome;
using CyclinE.Genomics.Results.Calls;

namespace CyclinE.Amplification.Scores;

/// <summary>Figures of the whole genome from allele-specific copies: doubling, loss of heterozygosity, and three scars of deficient homologous
/// recombination.</summary>
public static class ScarScores
{
    private const double DoubledMajor = 2;
    private const double DoubledShare = 0.5;
    private const double TransitionLength = 10e6;
    private const double SmoothedLength = 3e6;
    private const double LongestGap = 3e6;
    private const double LostLength = 15e6;
    private const double LeastTelomeric = 1e6;
    private const double WholeChromosome = 0.98;

    /// <summary>Computes them.</summary>
    /// <param name="segments">Autosomal segments in genome order; others are passed over.</param>
    /// <param name="build">For centromeres; without them LST and TAI are null.</param>
    /// <remarks>
    /// <para>Doubled: the major allele has two or more copies over more than half of the autosomes (Bielski et al., Nature
    /// Genetics 50:1189, 2018; after Carter et al., Nature Biotechnology 30:413, 2012).</para>
    /// <para>LST: breaks between neighbouring stretches of an arm of at least 10 Mb each, less than 3 Mb apart, after stretches
    /// below 3 Mb are taken out, the shortest first, and equal neighbours joined (Popova et al., Cancer Research 72:5454, 2012).</para>
    /// <para>HRD-LOH: stretches of lost heterozygosity longer than 15 Mb and shorter than the chromosome (Abkevich et al.,
    /// British Journal of Cancer 107:1776, 2012); a chromosome lost over 98% of what is measured counts as whole.</para>
    /// <para>TAI: stretches of unequal alleles that reach a chromosome's first or last measured place and do not cross the
    /// centromere (Birkbak et al., Cancer Discovery 2:366, 2012); the paper's least number of SNPs is here a length of 1 Mb.</para>
    /// </remarks>
    public static GenomeScars Of(IReadOnlyList<AlleleSegment> segments, GenomeBuild build)
    {
        List<List<AlleleSegment>> chromosomes =
            [.. segments.Where(s => s.Chromosome.IsAutosome).GroupBy(s => s.Chromosome).OrderBy(g => g.Key).Select(g => g.ToList())];
        var length = chromosomes.Sum(c => c.Sum(s => s.Length));
        var doubled = chromosomes.Sum(c => c.Where(s => s.Major >= DoubledMajor).Sum(s => s.Length));
        var lost = chromosomes.Sum(c => c.Where(s => s.IsLost).Sum(s => s.Length));
        return new GenomeScars
        {
            DoubledShare = length > 0 ? doubled / length : 0,
            GenomeDoubled = doubled > DoubledShare * length,
            LossOfHeterozygosityShare = length > 0 ? lost / length : 0,
            LargeScaleTransitions = build.IsKnown ? chromosomes.Sum(c => Transitions(c, build)) : null,
            HrdLossOfHeterozygosity = chromosomes.Sum(LongLosses),
            TelomericImbalances = build.IsKnown ? chromosomes.Sum(c => TelomericImbalances(c, build)) : null,
        };
    }

    private static int Transitions(List<AlleleSegment> chromosome, GenomeBuild build)
    {
        var centromere = build.CentromereOf(chromosome[0].Chromosome)!.Value;
        var (left, right) = (new List<AlleleSegment>(), new List<AlleleSegment>());
        foreach (var segment in chromosome)
        {
            if (segment.Start < centromere)
            {
                left.Add(segment with { End = Math.Min(segment.End, centromere) });
            }

            if (segment.End > centromere)
            {
                right.Add(segment with { Start = Math.Max(segment.Start, centromere + 1) });
            }
        }

        return OfArm(left) + OfArm(right);
    }

    private static int OfArm(List<AlleleSegment> arm)
    {
        Join(arm, static (a, b) => a.HasStateOf(b));
        while (arm.Count > 0 && arm.MinBy(s => s.Length) is var shortest && shortest.Length < SmoothedLength)
        {
            arm.Remove(shortest);
            Join(arm, static (a, b) => a.HasStateOf(b));
        }

        var count = 0;
        for (var i = 1; i < arm.Count; i++)
        {
            if (arm[i - 1].Length >= TransitionLength && arm[i].Length >= TransitionLength && arm[i].Start - (double)arm[i - 1].End < LongestGap)
            {
                count++;
            }
        }

        return count;
    }

    private static int LongLosses(List<AlleleSegment> chromosome)
    {
        var measured = chromosome[^1].End - (double)chromosome[0].Start + 1;
        var stretches = chromosome.ToList();
        Join(stretches, static (a, b) => a.IsLost && b.IsLost);
        return stretches.Count(s => s.IsLost && s.Length > LostLength && s.Length < WholeChromosome * measured);
    }

    private static int TelomericImbalances(List<AlleleSegment> chromosome, GenomeBuild build)
    {
        var centromere = build.CentromereOf(chromosome[0].Chromosome)!.Value;
        var stretches = chromosome.ToList();
        Join(stretches, static (a, b) => a.Minor != a.Major && b.Minor != b.Major);
        var (first, last) = (stretches[0], stretches[^1]);
        var count = 0;
        if (first.Minor != first.Major && first.End < centromere && first.Length >= LeastTelomeric)
        {
            count++;
        }

        if (last.Minor != last.Major && last.Start > centromere && last.Length >= LeastTelomeric && (stretches.Count > 1 || HasShortArm(first, centromere)))
        {
            count++;
        }

        return count;
    }

    // Of chromosomes without probes on the short arm all that is seen may be one stretch: then it is the whole chromosome.
    private static bool HasShortArm(AlleleSegment first, int centromere) => first.Start < centromere;

    /// <summary>Joins neighbours that belong together; the first one's copies stay.</summary>
    private static void Join(List<AlleleSegment> segments, Func<AlleleSegment, AlleleSegment, bool> belong)
    {
        for (var i = segments.Count - 1; i > 0; i--)
        {
            if (belong(segments[i - 1], segments[i]))
            {
                segments[i - 1] = segments[i - 1] with { End = segments[i].End };
                segments.RemoveAt(i);
            }
        }
    }
}

/// <summary>A segment with whole copies of both alleles.</summary>
/// <param name="Chromosome">Chromosome.</param>
/// <param name="Start">First base pair.</param>
/// <param name="End">Last base pair.</param>
/// <param name="Minor">Copies of the allele with fewer.</param>
/// <param name="Major">Copies of the other.</param>
public readonly record struct AlleleSegment(Chromosome Chromosome, int Start, int End, int Minor, int Major)
{
    /// <summary>Base pairs.</summary>
    public double Length => End - (double)Start + 1;

    /// <summary>True where one allele is gone and the other is not.</summary>
    public bool IsLost => Minor == 0 && Major > 0;

    /// <summary>True for the same copies of both alleles.</summary>
    public bool HasStateOf(AlleleSegment other) => Minor == other.Minor && Major == other.Major;
}
