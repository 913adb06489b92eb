namespace CyclinE.Cohort;

/// <summary>Test of proportional hazards.</summary>
/// <param name="Covariates">One test per covariate with one degree of freedom, in order; null where it is aliased.</param>
/// <param name="Global">All covariates together.</param>
public sealed record ProportionalityTest(IReadOnlyList<ModelTest?> Covariates, ModelTest Global);
