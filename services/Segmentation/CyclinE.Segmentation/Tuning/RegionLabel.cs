using CyclinE.Genomics.Genome;

namespace CyclinE.Segmentation.Tuning;

/// <summary>A region of one array that a person has labelled.</summary>
/// <param name="Array">The array; null where the file does not say it.</param>
/// <param name="Chromosome">Its chromosome.</param>
/// <param name="Start">Start, 0-based, as in BED.</param>
/// <param name="End">End, 0-based and exclusive, as in BED.</param>
/// <param name="HasBreak">True: at least one break; false: none.</param>
/// <param name="Line">Its line in the file.</param>
public sealed record RegionLabel(string? Array, Chromosome Chromosome, int Start, int End, bool HasBreak, int Line);
