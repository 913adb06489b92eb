namespace CyclinE.Genomics;

/// <summary>A gene that focal deletions hit more often than chance allows, wherever within it they lie.</summary>
/// <param name="Symbol">The gene.</param>
/// <param name="Chromosome">Its chromosome.</param>
/// <param name="Start">First base pair.</param>
/// <param name="End">Last base pair.</param>
/// <param name="G">Mean over samples of the highest deletion score within the gene.</param>
/// <param name="P">P of that score for a gene of this length.</param>
/// <param name="Q">Benjamini–Hochberg q over genes.</param>
public sealed record RecurrenceGene(string Symbol, Chromosome Chromosome, int Start, int End, double G, double P, double Q);
