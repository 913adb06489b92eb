using CyclinE.Genomics.Results.Cohort;
using static CyclinE.Reporting.Tables.Digits;

namespace CyclinE.Reporting.Tables;

/// <summary><c>across.tsv</c>: every called array beside the others of the batch.</summary>
internal static class AcrossTable
{
    public static OutputTable Table { get; } = new OutputTable<ArrayAcross>(
        "across.tsv",
        "every called array of a batch with a cohort, and the other array that it is most like",
        results => results.Cohort.Check?.Arrays ?? [],
        [
            new("array", "Array id of the sheet.", r => Text(r.Array)),
            new("closest", "The array whose profile is most like this one's, on the same platform.", r => Text(r.Closest)),
            new("correlation", "Pearson correlation of the two profiles over at most 2,000 probes.", r => Log2(r.Correlation)),
            new("same_source", "Whether the sheet names one patient or line for both.", r => Truth(r.SameSource)),
            new("noise_deviation", "DLRS, in robust standard deviations from the median of the platform's arrays.", r => Log2(r.NoiseDeviation)),
            new("segments_deviation", "Logarithm of the number of segments, likewise.", r => Log2(r.SegmentsDeviation)),
            new("warnings", "What stands out, in sentences.", r => r.Warnings.Count == 0 ? "NA" : Text(string.Join(" ", r.Warnings))),
        ]);
}
