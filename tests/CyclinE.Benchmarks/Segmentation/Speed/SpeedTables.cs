using System.Globalization;

namespace CyclinE.Benchmarks.Segmentation.Speed;

/// <summary>The speed report's rows as lines of Markdown tables, printed as they are measured.</summary>
internal static class SpeedTables
{
    /// <summary>Prints and keeps.</summary>
    public static List<SpeedRow> Print(IEnumerable<SpeedRow> rows) =>
        Print(rows, "| method | data | ours, s | reference | s | ratio |\n|---|---|---|---|---|---|",
            r => $"| {r.Method} | {r.Data} | {r.OursSeconds:0.0000} | {r.Reference} | {r.ReferenceSeconds:0.000} | {r.Ratio:0.0} |");

    /// <summary>Prints and keeps.</summary>
    public static List<LengthRow> Print(IEnumerable<LengthRow> rows) =>
        Print(rows, "| method | probes | s | ns a probe |\n|---|---|---|---|",
            r => $"| {r.Method} | {r.Probes} | {r.Seconds:0.0000} | {r.NanosecondsPerProbe:0.0} |");

    /// <summary>Prints and keeps.</summary>
    public static List<MemoryRow> Print(IEnumerable<MemoryRow> rows) =>
        Print(rows, "| method | probes | process with input, MB | peak above, MB |\n|---|---|---|---|",
            r => $"| {r.Method} | {r.Probes} | {r.InputMegabytes:0} | {r.AboveInputMegabytes:0} |");

    private static List<T> Print<T>(IEnumerable<T> rows, string header, Func<T, FormattableString> line)
    {
        var kept = new List<T>();
        Console.WriteLine("\n" + header);
        foreach (var row in rows)
        {
            kept.Add(row);
            Console.WriteLine(line(row).ToString(CultureInfo.InvariantCulture));
        }

        return kept;
    }
}
