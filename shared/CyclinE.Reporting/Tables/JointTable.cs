using CyclinE.Genomics.Results.Segments;
using static CyclinE.Reporting.Tables.Digits;

namespace CyclinE.Reporting.Tables;

/// <summary><c>joint.seg</c>: the segments between breaks that all arrays of a platform share.</summary>
internal static class JointTable
{
    public static OutputTable Table { get; } = new OutputTable<(string Array, JointSegment Segment, int Index, double Centre)>(
        "joint.seg",
        "every segment of every called array between the breaks that all arrays of its platform share (only with --with segment-cohort)",
        results =>
            from platform in results.Cohort.Joint?.Platforms ?? []
            from index in Enumerable.Range(0, platform.Arrays.Count)
            from segment in platform.Segments
            where segment.Means[index] is not null
            select (platform.Arrays[index], segment, index, platform.Centres[index]),
        [
            new("ID", "Array id of the sheet.", r => Text(r.Array)),
            new("chrom", "Chromosome without chr: 1–22, X, Y, MT.", r => r.Segment.Chromosome.ToString()),
            new("loc.start", "Position of the first probe, 1-based base pairs.", r => Whole(r.Segment.Start)),
            new("loc.end", "Position of the last probe.", r => Whole(r.Segment.End)),
            new("num.mark", "Probes of this array with a finite value.", r => Whole(r.Segment.Probes[r.Index])),
            new("seg.mean", "Mean log2 ratio, the array's centre subtracted.", r => Log2(r.Segment.Means[r.Index] - r.Centre)),
        ]);
}
