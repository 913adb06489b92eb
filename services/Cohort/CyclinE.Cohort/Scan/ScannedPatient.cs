using CyclinE.Genomics;

namespace CyclinE.Cohort;

/// <summary>One patient of a scan: end points, covariates, and one value a gene.</summary>
/// <param name="Member">The patient's array with what the sheet says.</param>
/// <param name="Stratum">The stratum; null where missing, or where there are none.</param>
/// <param name="Values">What is tested of every gene of the plan's table: log2, or 1 for a carrier and 0 for none; NaN where there is no value.</param>
public sealed record ScannedPatient(CohortMember Member, string? Stratum, float[] Values)
{
    /// <summary>What is tested of an array's genes; the rest of them need not be kept.</summary>
    public static float[] ValuesOf(CalledGenes genes, ScanValues what) =>
        what == ScanValues.Log2 ? genes.Log2 : [.. Enumerable.Range(0, genes.Count).Select(g => Carries(genes.CallOf(g), what))];

    private static float Carries(CallClass? call, ScanValues what) => call is not { } known ? float.NaN : what switch
    {
        ScanValues.Gain => known > CallClass.Neutral ? 1 : 0,
        ScanValues.Amplification => known >= CallClass.Amplification ? 1 : 0,
        _ => known < CallClass.Neutral ? 1 : 0,
    };
}
