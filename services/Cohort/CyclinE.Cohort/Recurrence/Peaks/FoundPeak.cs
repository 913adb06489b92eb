namespace CyclinE.Cohort.Recurrence.Peaks;

/// <summary>A peak in interval indices with its wide peak.</summary>
/// <param name="Grid">Index of its grid.</param>
/// <param name="Peak">The plateau.</param>
/// <param name="WideFirst">First interval of the wide peak.</param>
/// <param name="WideLast">Last interval of the wide peak.</param>
internal readonly record struct FoundPeak(int Grid, PeelPeak Peak, int WideFirst, int WideLast);

/// <summary>A peak as peel-off finds it, in interval indices of its grid.</summary>
/// <param name="First">First interval of the plateau.</param>
/// <param name="Last">Last interval of the plateau.</param>
/// <param name="Residual">Sum of scores after arbitration.</param>
/// <param name="Unshared">Sum of the scores of events that no earlier peak has.</param>
internal readonly record struct PeelPeak(int First, int Last, double Residual, double Unshared);
