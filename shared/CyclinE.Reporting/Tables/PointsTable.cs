using CyclinE.Genomics.Segments;
using CyclinE.Reporting.Model;
using static CyclinE.Reporting.Tables.Digits;

namespace CyclinE.Reporting.Tables;

/// <summary><c>points.tsv</c>: probes that stand out but are too few for a segment.</summary>
internal static class PointsTable
{
    public static OutputTable Table { get; } = new ArrayTable<(ArrayResult Array, PointEvent Point)>(
        "points.tsv",
        "every point event (a probe, or a run of fewer probes than min-probes, far from its segment) of every segmented array; they count within their segment",
        array =>
            from found in array.Segmentation?.PointEvents ?? []
            select (array, found),
        [
            new("array", "Array id of the sheet.", r => Text(r.Array.Array)),
            new("chromosome", "Chromosome without chr.", r => r.Point.Chromosome.ToString()),
            new("start", "Position of the first probe, 1-based base pairs.", r => Whole(r.Point.Start)),
            new("end", "Position of the last probe.", r => Whole(r.Point.End)),
            new("probes", "Probes with a finite value.", r => Whole(r.Point.Probes)),
            new("log2", "Mean log2 ratio, the array's centre subtracted.",
                r => Log2(r.Point.Mean - (r.Array.Calls?.Centre ?? r.Array.Ingested?.Scalars.Centre ?? 0))),
            new("deviation", "Distance from its segment's mean in units of the array's σ, signed.", r => Log2(r.Point.Deviation)),
        ]);
}
