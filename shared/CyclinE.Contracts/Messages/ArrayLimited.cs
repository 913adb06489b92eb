namespace CyclinE.Contracts;

/// <summary>An array's detection limits are stored.</summary>
public sealed record ArrayLimited : StageMessage;
