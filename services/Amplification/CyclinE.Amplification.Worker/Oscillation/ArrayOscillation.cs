using CyclinE.Genomics.Genome;

namespace CyclinE.Amplification.Worker.Oscillation;

/// <summary>What <c>score-oscillation</c> leaves.</summary>
/// <param name="Chromosomes">The chromosomes with enough levels, in genome order.</param>
public sealed record ArrayOscillation(IReadOnlyList<ChromosomeOscillation> Chromosomes);

/// <summary>How often the copy number of a chromosome goes back to the level that it left.</summary>
/// <param name="Chromosome">The chromosome.</param>
/// <param name="Segments">Levels: neighbours closer than the gap are one.</param>
/// <param name="Turns">Inner levels above both neighbours or below both.</param>
/// <param name="Returns">Turns whose two neighbours are the same level.</param>
/// <param name="Score">Returns of the inner levels, 0–1.</param>
public sealed record ChromosomeOscillation(Chromosome Chromosome, int Segments, int Turns, int Returns, double Score);
