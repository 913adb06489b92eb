namespace CyclinE.Contracts;

/// <summary>Which try of a unit something belongs to. Results and faults count only for the try that the row names.</summary>
/// <param name="Attempt">From 1; a replay raises it.</param>
/// <param name="Roster">The frozen needs; null for a unit that needs nothing.</param>
public sealed record Try(int Attempt, string? Roster);
