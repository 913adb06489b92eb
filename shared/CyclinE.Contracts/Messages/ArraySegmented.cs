namespace CyclinE.Contracts;

/// <summary>An array's segments are stored.</summary>
public sealed record ArraySegmented : StageMessage;
