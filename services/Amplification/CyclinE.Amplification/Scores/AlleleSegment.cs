using CyclinE.Genomics;

namespace CyclinE.Amplification;

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
