using CyclinE.Benchmarks.Segmentation.Data;
using CyclinE.Benchmarks.Segmentation.Peers;
using CyclinE.Benchmarks.Segmentation.Scoring;

namespace CyclinE.Benchmarks.Segmentation.Truth;

/// <summary>Known aberrations of the 15 Coriell lines.</summary>
internal static class CoriellTruth
{
    /// <summary>Scores our methods and DNAcopy (seed 1: raw, and smoothed with an undo of 3 sd).</summary>
    public static IReadOnlyList<CoriellRow> Measure(IReadOnlyList<BreakMethod> methods)
    {
        var lines = CoriellLine.ReadAll();
        var rows = methods.Select(m => Row(m.Name, lines, a => m.Find(a))).ToList();
        if (RSession.Unavailable is null)
        {
            rows.Add(Reference("DNAcopy", lines, smooth: false, undo: 0));
            rows.Add(Reference("DNAcopy, smoothed", lines, smooth: true, undo: 0));
            rows.Add(Reference("DNAcopy, undo 3 sd", lines, smooth: false, undo: 3));
            rows.Add(Reference("DNAcopy, smoothed, undo 3 sd", lines, smooth: true, undo: 3));
        }

        return rows;
    }

    private static CoriellRow Reference(string name, IReadOnlyList<CoriellLine> lines, bool smooth, double undo)
    {
        var runs = DnaCopy.Segment([.. lines.Select(l => l.Array)], [1], [0, 3], smooth).Where(r => r.UndoSd == undo).ToDictionary(r => r.Array, r => r.Breaks);
        return Row(name, lines, a => runs[a.Name]);
    }

    private static CoriellRow Row(string name, IReadOnlyList<CoriellLine> lines, Func<MeasuredArray, IReadOnlyList<int>> find) =>
        new(name, CoriellScore.Of(lines.Select(l => (l, find(l.Array)))));
}
