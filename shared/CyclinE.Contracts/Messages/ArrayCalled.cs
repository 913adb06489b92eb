namespace CyclinE.Contracts;

/// <summary>An array's calls are stored.</summary>
public sealed record ArrayCalled : StageMessage;
