namespace CyclinE.Genomics;

/// <summary>How much of one array is of one class.</summary>
/// <param name="Call">The class.</param>
/// <param name="Segments">Segments of it.</param>
/// <param name="Share">Length-weighted share of the called genome, 0–1.</param>
public sealed record ClassCount(CallClass Call, int Segments, double Share);
