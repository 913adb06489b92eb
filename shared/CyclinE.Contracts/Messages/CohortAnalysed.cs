namespace CyclinE.Contracts;

/// <summary>A cohort's study is stored.</summary>
public sealed record CohortAnalysed : StageMessage;
