using CyclinE.Genomics.Results.Calls;
using CyclinE.Reporting.Model;
using static CyclinE.Reporting.Tables.Digits;

namespace CyclinE.Reporting.Tables;

/// <summary><c>segments.seg</c>: the six standard columns that IGV, GISTIC and cBioPortal read.</summary>
internal static class SegmentsTable
{
    public static OutputTable Table { get; } = new ArrayTable<(string Array, SegmentCall Call)>(
        "segments.seg",
        "every segment of every called array, in sheet and genome order",
        CalledSegments,
        [
            new("ID", "Array id of the sheet.", r => Text(r.Array)),
            new("chrom", "Chromosome without chr: 1–22, X, Y, MT.", r => r.Call.Segment.Chromosome.ToString()),
            new("loc.start", "Position of the first probe, 1-based base pairs.", r => Whole(r.Call.Segment.Start)),
            new("loc.end", "Position of the last probe.", r => Whole(r.Call.Segment.End)),
            new("num.mark", "Probes with a finite value.", r => Whole(r.Call.Segment.Probes)),
            new("seg.mean", "Mean log2 ratio, the array's centre subtracted.", r => Log2(r.Call.Log2 + r.Call.Expected)),
        ]);

    private static IEnumerable<(string Array, SegmentCall Call)> CalledSegments(ArrayResult array) =>
        from call in array.Calls?.Segments ?? []
        select (array.Array, call);
}
