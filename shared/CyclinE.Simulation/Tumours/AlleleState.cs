using CyclinE.Genomics.Genome;

namespace CyclinE.Simulation.Tumours;

/// <summary>A stretch of a simulated tumour genome with whole copies of both alleles.</summary>
/// <param name="Chromosome">Chromosome.</param>
/// <param name="Start">First base pair.</param>
/// <param name="End">Last base pair.</param>
/// <param name="Minor">Copies of the allele with fewer.</param>
/// <param name="Major">Copies of the other.</param>
public readonly record struct AlleleState(Chromosome Chromosome, int Start, int End, int Minor, int Major)
{
    /// <summary>All copies.</summary>
    public int Copies => Minor + Major;

    /// <summary>Base pairs.</summary>
    public double Length => End - (double)Start + 1;
}
