namespace CyclinE.Contracts;

/// <summary>An array may be ingested.</summary>
public sealed record ArrayReleased : UnitMessage;
