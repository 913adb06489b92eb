using CyclinE.Cohort.Study;
using CyclinE.Genomics.Genes;
using CyclinE.Genomics.Input;
using CyclinE.Genomics.Results.Calls;
using CyclinE.Genomics.Results.Cohort;
using CyclinE.Genomics.Results.Cohort.Scan;
using CyclinE.Genomics.Results.Cohort.Study;

namespace CyclinE.Cohort.Scan;

/// <summary>Scans every end point that the sheet has.</summary>
public static class CohortScanAnalysis
{
    /// <summary>Scans. An end point that cannot be tested is left out with its reason in the notes.</summary>
    /// <param name="patients">One array a patient.</param>
    /// <param name="absent">Arrays that could not take part.</param>
    /// <param name="genes">The genes, in the order of every patient's.</param>
    /// <param name="options">Options.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public static CohortScan Run(
        IReadOnlyList<ScannedPatient> patients, IReadOnlyList<AbsentArray> absent, IReadOnlyList<Gene> genes, ScanOptions options,
        CancellationToken cancellationToken)
    {
        var notes = new List<string>();
        var results = new List<ScanResult>();
        if (genes.Count == 0)
        {
            notes.Add("No gene table for this build: nothing was scanned.");
        }
        else
        {
            var values = ValuesOf(patients, genes.Count);
            foreach (var (name, months, happened) in EndPoints)
            {
                if (patients.All(p => happened(p.Member) is null))
                {
                    continue;
                }

                try
                {
                    results.Add(GenomeScan.Run(Input(name, months, happened), options, cancellationToken));
                }
                catch (InvalidInputException problem)
                {
                    // The other end points, and the cohort's other results, stand without this one.
                    notes.Add($"{name} was not scanned: {problem.Problem.What}");
                }
            }

            if (results.Count == 0 && notes.Count == 0)
            {
                notes.Add("The sheet has no end point (benefit, pfs_months and pfs_event, os_months and os_event): nothing was scanned.");
            }

            ScanInput Input(string name, Func<CohortMember, double?>? months, Func<CohortMember, bool?> happened) => new()
            {
                EndPoint = name,
                Genes = genes,
                Values = values,
                Carriers = options.Values != ScanValues.Log2,
                Times = months is null ? null : [.. patients.Select(p => months(p.Member) ?? double.NaN)],
                Events = [.. patients.Select(p => happened(p.Member))],
                Strata = options.Strata.Length == 0 ? null : [.. patients.Select(p => p.Stratum)],
                Covariates = StudyCovariates.Of([.. patients.Select(p => p.Member)], options.CovariateNames),
            };
        }

        return new CohortScan
        {
            Absent = absent,
            Patients = patients.Count,
            Values = options.Values.ToString().ToLowerInvariant(),
            EndPoints = results,
            Notes = notes
        };
    }

    private static readonly (string Name, Func<CohortMember, double?>? Months, Func<CohortMember, bool?> Event)[] EndPoints =
    [
        ("clinical benefit", null, m => m.Benefit),
        ("progression-free survival", m => m.PfsMonths, m => m.PfsEvent),
        ("overall survival", m => m.OsMonths, m => m.OsEvent),
    ];

    private static IReadOnlyList<GeneRuns> ValuesOf(IReadOnlyList<ScannedPatient> patients, int genes) =>
        patients.FirstOrDefault(p => p.Values.Genes != genes) is { } other
            ? throw new ArgumentException($"{other.Member.Array} has {other.Values.Genes} genes, not {genes}.", nameof(patients))
            : [.. patients.Select(p => p.Values.OnlyFinite())];
}

/// <summary>One patient of a scan: end points, covariates, and one value a gene.</summary>
/// <param name="Member">The patient's array with what the sheet says.</param>
/// <param name="Stratum">The stratum; null where missing, or where there are none.</param>
/// <param name="Values">What is tested of every gene of the plan's table: log2, or 1 for a carrier and 0 for none; NaN where there is no value.</param>
public sealed record ScannedPatient(CohortMember Member, string? Stratum, GeneRuns Values)
{
    /// <summary>What is tested of an array's genes; the rest of them need not be kept.</summary>
    public static GeneRuns ValuesOf(CalledGenes genes, ScanValues what) =>
        GeneRuns.Of(what == ScanValues.Log2 ? genes.Log2 : [.. Enumerable.Range(0, genes.Count).Select(g => Carries(genes.CallOf(g), what))]);

    private static float Carries(CallClass? call, ScanValues what) => call is not { } known ? float.NaN : what switch
    {
        ScanValues.Gain => known > CallClass.Neutral ? 1 : 0,
        ScanValues.Amplification => known >= CallClass.Amplification ? 1 : 0,
        _ => known < CallClass.Neutral ? 1 : 0,
    };
}
