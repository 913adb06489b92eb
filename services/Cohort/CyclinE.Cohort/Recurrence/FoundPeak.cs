namespace CyclinE.Cohort;

/// <summary>A peak in interval indices with its wide peak.</summary>
/// <param name="Grid">Index of its grid.</param>
/// <param name="Peak">The plateau.</param>
/// <param name="WideFirst">First interval of the wide peak.</param>
/// <param name="WideLast">Last interval of the wide peak.</param>
internal readonly record struct FoundPeak(int Grid, PeelPeak Peak, int WideFirst, int WideLast);
