namespace CyclinE.Contracts;

/// <summary>Every gene was held against the end points of a cohort.</summary>
public sealed record CohortScanned : StageMessage;
