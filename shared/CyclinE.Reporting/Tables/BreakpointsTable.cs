using CyclinE.Genomics.Segments;
using static CyclinE.Reporting.Tables.Digits;

namespace CyclinE.Reporting.Tables;

/// <summary><c>breakpoints.tsv</c>: where segments end, and how surely.</summary>
internal static class BreakpointsTable
{
    public static OutputTable Table { get; } = new ArrayTable<(string Array, Breakpoint Break)>(
        "breakpoints.tsv",
        "every break between neighbouring segments of every segmented array, in sheet and genome order",
        array =>
            from found in array.Segmentation?.Breakpoints ?? []
            select (array.Array, found),
        [
            new("array", "Array id of the sheet.", r => Text(r.Array)),
            new("chromosome", "Chromosome without chr.", r => r.Break.Chromosome.ToString()),
            new("low", "Lower end of the 95% interval, 1-based base pairs: the segment on the left surely reaches this probe.", r => Whole(r.Break.Low)),
            new("left", "Last probe of the segment on the left.", r => Whole(r.Break.Left)),
            new("right", "First probe of the segment on the right.", r => Whole(r.Break.Right)),
            new("high", "Upper end of the 95% interval: the segment on the right surely holds this probe.", r => Whole(r.Break.High)),
        ]);
}
