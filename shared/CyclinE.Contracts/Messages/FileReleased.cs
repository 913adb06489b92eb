namespace CyclinE.Contracts;

/// <summary>A file that holds many samples may be split.</summary>
public sealed record FileReleased : UnitMessage;
