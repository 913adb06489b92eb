namespace CyclinE.Cohort;

/// <summary>A layer of one sample's score along a chromosome; its layers sum to its score.</summary>
/// <param name="Sample">Index of the sample.</param>
/// <param name="Start">First base pair; once the grid stands, index of its first interval.</param>
/// <param name="End">Last base pair; once the grid stands, index one past its last interval.</param>
/// <param name="Score">Height of the layer.</param>
/// <param name="Bottom">True for the lowest layer: these cover what the sample scores at, once.</param>
internal readonly record struct ScoreEvent(int Sample, int Start, int End, double Score, bool Bottom);
