namespace CyclinE.Contracts;

/// <summary>A pair's comparison is stored.</summary>
public sealed record PairCompared : StageMessage;
