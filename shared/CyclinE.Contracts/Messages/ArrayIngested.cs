namespace CyclinE.Contracts;

/// <summary>An array's profile is stored.</summary>
public sealed record ArrayIngested : StageMessage;
