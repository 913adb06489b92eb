namespace CyclinE.Numerics;

/// <summary>A local maximum of a density.</summary>
/// <param name="Position">Where it lies, in the values' unit.</param>
/// <param name="Height">The density there, per unit.</param>
public readonly record struct DensityPeak(double Position, double Height);
