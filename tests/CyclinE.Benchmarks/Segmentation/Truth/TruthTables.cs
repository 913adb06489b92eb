using System.Globalization;

namespace CyclinE.Benchmarks;

/// <summary>The truth report as Markdown tables.</summary>
internal static class TruthTables
{
    public static void Print(IReadOnlyList<CoriellRow> rows)
    {
        Console.WriteLine("\n| Coriell, 15 lines | detected of 22 | false clones of 29,765 | breakpoints | missed; false |\n|---|---|---|---|---|");
        foreach (var (method, s) in rows)
        {
            var names = s.FalseNames.Count > 6 ? [.. s.FalseNames.Take(6), "…"] : s.FalseNames;
            Console.WriteLine($"| {method} | {s.Detected} | {s.FalseClones} | {s.Breaks} | {string.Join(", ", s.Missed)}; {string.Join(", ", names)} |");
        }
    }

    public static void Print(IReadOnlyList<ResampledRow> rows)
    {
        foreach (var purity in rows.GroupBy(r => r.Purity))
        {
            Line($"\n| H1395, purity {purity.Key}, {purity.First().Arrays} arrays | hits of {purity.First().True} | false | mean F1 | {SegmentationMethods.Default} ahead by (95%) |\n|---|---|---|---|---|");
            foreach (var r in purity)
            {
                Line($"| {r.Method} | {r.Hits} | {r.False} | {r.F1:0.000} | {Text(r.Ahead)} |");
            }
        }
    }

    private static string Text(PairedDifference? ahead) =>
        ahead is { } d ? string.Create(CultureInfo.InvariantCulture, $"{d.Mean:+0.000;−0.000} ({d.Low:+0.000;−0.000} … {d.High:+0.000;−0.000})") : "";

    private static void Line(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
