using CyclinE.Genomics.Genome;

namespace CyclinE.Genomics.Genes;

/// <summary>A gene body: the union of its transcripts, 1-based closed interval.</summary>
/// <param name="Symbol">The gene symbol.</param>
/// <param name="Chromosome">The chromosome.</param>
/// <param name="Start">First base pair.</param>
/// <param name="End">Last base pair.</param>
/// <param name="Highlighted">True for genes of the panel.</param>
public sealed record Gene(string Symbol, Chromosome Chromosome, int Start, int End, bool Highlighted = false);
