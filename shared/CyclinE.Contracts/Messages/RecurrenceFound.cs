namespace CyclinE.Contracts;

/// <summary>What recurs in a cohort is stored.</summary>
public sealed record RecurrenceFound : StageMessage;
