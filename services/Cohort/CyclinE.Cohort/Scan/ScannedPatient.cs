using CyclinE.Genomics;

namespace CyclinE.Cohort;

/// <summary>One patient of a scan: end points and covariates. Genes come beside it.</summary>
/// <param name="Member">The patient's array with what the sheet says.</param>
/// <param name="Stratum">The stratum; null where missing, or where there are none.</param>
/// <param name="Genes">Every gene of the plan's table.</param>
public sealed record ScannedPatient(CohortMember Member, string? Stratum, CalledGenes Genes);
