using CyclinE.Genomics;

namespace CyclinE.Amplification;

/// <summary>A segment and the numbers of its first and last probe in its track.</summary>
internal readonly record struct TrackedSegment(Segment Segment, int First, int Last);
