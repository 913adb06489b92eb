namespace CyclinE.Simulation;

/// <summary>One spot of a synthetic slide.</summary>
/// <param name="Number">FeatureNum: 1-based, row by row.</param>
/// <param name="ControlType">0 for probes, 1 for positive and −1 for negative controls.</param>
/// <param name="Probe">Index of its probe; −1 for controls.</param>
/// <param name="IsReplicate">True for the second and later spots of a probe.</param>
/// <param name="Affinity">log2 of the signal at ratio 1.</param>
public readonly record struct AgilentFeature(int Number, int ControlType, int Probe, bool IsReplicate, float Affinity);
