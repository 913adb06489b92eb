namespace CyclinE.Contracts;

/// <summary>Every array and pair of the batch has ended.</summary>
public sealed record CohortReleased : UnitMessage;
