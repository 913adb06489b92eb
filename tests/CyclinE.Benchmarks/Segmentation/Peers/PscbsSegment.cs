namespace CyclinE.Benchmarks;

/// <summary>A segment of PSCBS: its places, loci, and minor and major copy numbers.</summary>
internal sealed record PscbsSegment(double Start, double End, int Loci, double C1, double C2);
