namespace CyclinE.Cohort;

/// <summary>A layer of a stepped profile: pieces <c>First</c> to <c>Last</c> raised by <c>Height</c>.</summary>
internal readonly record struct ZigguratEvent(int First, int Last, double Height);
