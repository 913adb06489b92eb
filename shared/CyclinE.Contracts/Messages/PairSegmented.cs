namespace CyclinE.Contracts;

/// <summary>The segments of a pair's difference are stored.</summary>
public sealed record PairSegmented : StageMessage;
