namespace CyclinE.Genomics;

/// <summary>Every gene against every end point that the sheet has.</summary>
public sealed record CohortScan
{
    /// <summary>Arrays that could not take part, with their reason: they stand first.</summary>
    public required IReadOnlyList<AbsentArray> Absent { get; init; }

    /// <summary>Patients, one array each.</summary>
    public required int Patients { get; init; }

    /// <summary>What of a gene was tested: <c>log2</c>, <c>gain</c>, <c>amplification</c> or <c>loss</c>.</summary>
    public required string Values { get; init; }

    /// <summary>One result for each end point.</summary>
    public required IReadOnlyList<ScanResult> EndPoints { get; init; }

    /// <summary>Sentences that stand beside the results.</summary>
    public required IReadOnlyList<string> Notes { get; init; }
}
