namespace CyclinE.Cohort;

/// <summary>A peak as peel-off finds it, in interval indices of its grid.</summary>
/// <param name="First">First interval of the plateau.</param>
/// <param name="Last">Last interval of the plateau.</param>
/// <param name="Residual">Sum of scores after arbitration.</param>
/// <param name="Unshared">Sum of the scores of events that no earlier peak has.</param>
internal readonly record struct PeelPeak(int First, int Last, double Residual, double Unshared);
