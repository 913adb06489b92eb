namespace CyclinE.Segmentation;

/// <summary>A run of values too short for a segment of its own: indices <c>First</c> … <c>End</c> − 1.</summary>
/// <param name="First">Index of its first value.</param>
/// <param name="End">One past the index of its last value.</param>
public readonly record struct PointRun(int First, int End);
