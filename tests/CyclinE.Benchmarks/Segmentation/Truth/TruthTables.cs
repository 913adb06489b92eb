using System.Globalization;
using CyclinE.Benchmarks.Segmentation.Scoring;

namespace CyclinE.Benchmarks.Segmentation.Truth;

/// <summary>The truth part of the report as Markdown tables.</summary>
internal static class TruthTables
{
    public static void Print(IReadOnlyList<CoriellRow> rows)
    {
        Header("Coriell, 15 lines", "detected of 22", "false clones of 29,765", "breakpoints", "missed; false");
        foreach (var (method, s) in rows)
        {
            var names = s.FalseNames.Count > 6 ? [.. s.FalseNames.Take(6), "…"] : s.FalseNames;
            Line($"| {method} | {s.Detected} | {s.FalseClones} | {s.Breaks} | {string.Join(", ", s.Missed)}; {string.Join(", ", names)} |");
        }
    }

    public static void Print(IReadOnlyList<ResampledRow> rows)
    {
        foreach (var purity in rows.GroupBy(r => r.Purity))
        {
            Header(
                string.Create(CultureInfo.InvariantCulture, $"H1395, purity {purity.Key}, {purity.First().Arrays} arrays"),
                $"hits of {purity.First().True}", "false", "mean F1", $"{SegmentationMethods.Default} ahead by (95%)");
            foreach (var r in purity)
            {
                Line($"| {r.Method} | {r.Hits} | {r.False} | {r.F1:0.000} | {Text(r.Ahead)} |");
            }
        }
    }

    public static void Print(IReadOnlyList<ParityRow> rows)
    {
        Header("parity of cbs with DNAcopy", "mode", "share", "DNAcopy with itself", "lowest Jaccard", "means off by", "breaks in all seeds", "found",
            "by DNAcopy with another seed", "arrays below");
        foreach (var r in rows)
        {
            Line($"| {r.Data} | {r.Mode} | {r.Share:0.0000} | {r.SelfShare:0.0000} | {r.Lowest:0.0000} | {r.MeansOff:0.0e+0} | {r.Stable} | {r.StableFound} | {r.StableFoundByDnaCopy:0.0} | {r.Below} |");
        }
    }

    public static void Print(IReadOnlyList<GridRow> rows)
    {
        Header("grid: purity", "method", "setting", "hits", "of", "false", "mean F1");
        foreach (var r in rows)
        {
            Line($"| {r.Purity} | {r.Method} | {r.Setting} | {r.Hits} | {r.True} | {r.False} | {r.F1:0.000} |");
        }
    }

    public static void Print(IReadOnlyList<NullRow> rows)
    {
        Header("null arrays, 244,000 probes", "method", "arrays", "false breaks", "an array");
        foreach (var r in rows)
        {
            Line($"| {r.Noise} | {r.Method} | {r.Arrays} | {r.Breaks} | {r.PerArray:0.00} |");
        }
    }

    public static void Print(IReadOnlyList<EventRow> rows)
    {
        Header("HCC1569", "gene", "segments", "clones", "mean log2", "from … to");
        foreach (var r in rows)
        {
            Line($"| {r.Method} | {r.Gene} | {r.Segments} | {r.Clones} | {r.Mean:0.000} | {r.Position} |");
        }
    }

    public static void Print(IReadOnlyList<AlleleRow> rows)
    {
        Header("allele", "figure", "bar");
        foreach (var r in rows)
        {
            Line($"| {r.Figure} | {r.Value} | {r.Bar} |");
        }
    }

    public static void Print(IReadOnlyList<CoverageRow> rows)
    {
        Header("95% intervals of breaks", "segments from", "jump, σ", "breaks", "matched", "at their place", "covered", "mean width");
        foreach (var r in rows)
        {
            Line($"| {r.Noise} | {r.Shortest} | {r.Jump} | {r.Breaks} | {r.Matched} | {r.Exact:0.0%} | {r.Covered:0.0%} | {r.Width:0.0} |");
        }
    }

    private static string Text(PairedDifference? ahead) =>
        ahead is { } d ? $"{Signed(d.Mean)} ({Signed(d.Low)} … {Signed(d.High)})" : "";

    /// <summary>Rounded first: a small negative number is zero, not minus zero.</summary>
    private static string Signed(double value) => Math.Round(value, 3).ToString("+0.000;−0.000;0.000", CultureInfo.InvariantCulture);

    private static void Header(params string[] cells)
    {
        Console.WriteLine();
        Console.WriteLine($"| {string.Join(" | ", cells)} |");
        Console.WriteLine($"|{string.Concat(Enumerable.Repeat("---|", cells.Length))}");
    }

    private static void Line(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
