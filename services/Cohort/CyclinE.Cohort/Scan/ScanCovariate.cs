namespace CyclinE.Cohort;

/// <summary>A covariate of the null model.</summary>
/// <param name="Name">Its name, for the methods sentence.</param>
/// <param name="Values">One value per patient, NaN where missing; categories enter as indicators.</param>
public sealed record ScanCovariate(string Name, double[] Values);
