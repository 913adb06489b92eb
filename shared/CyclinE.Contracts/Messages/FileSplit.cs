namespace CyclinE.Contracts;

/// <summary>A file's samples are stored, each on its own.</summary>
public sealed record FileSplit : StageMessage;
