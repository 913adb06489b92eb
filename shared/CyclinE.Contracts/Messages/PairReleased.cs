namespace CyclinE.Contracts;

/// <summary>Both arrays of a pair have been called.</summary>
public sealed record PairReleased : UnitMessage;
