namespace CyclinE.Contracts;

/// <summary>A cohort's shared breaks are stored.</summary>
public sealed record CohortSegmented : StageMessage;
