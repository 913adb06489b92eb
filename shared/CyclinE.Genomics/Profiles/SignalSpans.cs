namespace CyclinE.Genomics;

/// <summary>How far the signals of a two-colour array reach: log2 of the 99th over the 1st percentile of the positive ones.</summary>
/// <param name="Red">The red channel.</param>
/// <param name="Green">The green channel.</param>
public sealed record SignalSpans(double Red, double Green);
