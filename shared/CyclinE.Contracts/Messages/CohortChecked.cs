namespace CyclinE.Contracts;

/// <summary>All arrays of a cohort were compared with each other.</summary>
public sealed record CohortChecked : StageMessage;
