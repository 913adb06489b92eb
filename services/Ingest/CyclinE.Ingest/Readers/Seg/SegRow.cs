using CyclinE.Genomics;

namespace CyclinE.Ingest;

/// <summary>A row of a table of segments.</summary>
/// <param name="Chromosome">The chromosome.</param>
/// <param name="Start">First position, 1-based.</param>
/// <param name="End">Last position.</param>
/// <param name="Markers">Markers in it; 0 where the file does not say.</param>
/// <param name="Mean">log2; NaN where missing.</param>
/// <param name="Line">Line of the file.</param>
internal readonly record struct SegRow(Chromosome Chromosome, int Start, int End, int Markers, double Mean, int Line);
