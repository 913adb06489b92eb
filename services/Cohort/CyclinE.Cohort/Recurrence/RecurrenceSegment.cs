using CyclinE.Genomics;

namespace CyclinE.Cohort;

/// <summary>A segment as it enters recurrence.</summary>
/// <param name="Chromosome">The chromosome.</param>
/// <param name="Start">First base pair, 1-based.</param>
/// <param name="End">Last base pair.</param>
/// <param name="Markers">Markers within it (num.mark); 0 where unknown: then markers are laid 10 kb apart.</param>
/// <param name="Value">The value on the sample's scale.</param>
/// <param name="Line">Line of the file it came from; 0 where there is none.</param>
public readonly record struct RecurrenceSegment(Chromosome Chromosome, int Start, int End, int Markers, double Value, int Line = 0);
