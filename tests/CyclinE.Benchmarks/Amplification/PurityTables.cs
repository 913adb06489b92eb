using System.Globalization;

namespace CyclinE.Benchmarks.Amplification;

/// <summary>Tables of the purity study, as they stand in the documentation.</summary>
internal static class PurityTables
{
    /// <summary>Right / accepted / all by a property of the arrays and method, errors and times.</summary>
    public static void PrintRecovery(string heading, IReadOnlyList<PurityRow> rows, Func<PurityRow, string> by)
    {
        string[] methods = [.. rows.Select(r => r.Method).Distinct()];
        Console.WriteLine($"| {heading} | arrays | {string.Join(" | ", methods.Select(m => m + ": right / accepted"))} |");
        Console.WriteLine($"|---|---|{string.Concat(methods.Select(_ => "---|"))}");
        foreach (var group in rows.GroupBy(by).Concat(rows.GroupBy(_ => "all")))
        {
            var cells = methods.Select(m => group.Where(r => r.Method == m).ToList()).Select(r => $"{r.Count(x => x.IsRight)} / {r.Count(x => x.IsAccepted)}");
            Console.WriteLine($"| {group.Key} | {group.Select(r => r.Case.Array.Name).Distinct().Count()} | {string.Join(" | ", cells)} |");
        }

        Console.WriteLine();
    }

    /// <summary>Errors of accepted fits and time by method.</summary>
    public static void PrintErrors(IReadOnlyList<PurityRow> rows)
    {
        Console.WriteLine("| method | median error of purity | 90% | median error of ploidy | 90% | fit, median ms | most | segmentation, median ms |");
        Console.WriteLine("|---|---|---|---|---|---|---|---|");
        foreach (var method in rows.GroupBy(r => r.Method))
        {
            var accepted = method.Where(r => r.IsAccepted).ToList();
            double[] purity = [.. accepted.Select(r => Math.Abs(r.Purity!.Value - r.Case.Purity)).Order()];
            double[] ploidy = [.. accepted.Select(r => Math.Abs(r.Ploidy!.Value - r.Case.Ploidy)).Order()];
            double[] fit = [.. method.Select(r => 1000 * r.FitSeconds).Where(double.IsFinite).Order()];
            double[] segment = [.. method.Select(r => 1000 * r.SegmentSeconds).Where(double.IsFinite).Order()];
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"| {method.Key} | {At(purity, 0.5):0.000} | {At(purity, 0.9):0.000} | {At(ploidy, 0.5):0.000} | {At(ploidy, 0.9):0.000} | {At(fit, 0.5):0.0} | {At(fit, 1):0.0} | {At(segment, 0.5):0} |"));
        }

        Console.WriteLine();
    }

    /// <summary>Every array's answers.</summary>
    public static void PrintEach(IReadOnlyList<PurityRow> rows)
    {
        string[] methods = [.. rows.Select(r => r.Method).Distinct()];
        Console.WriteLine($"| array | truth | {string.Join(" | ", methods)} |");
        Console.WriteLine($"|---|---|{string.Concat(methods.Select(_ => "---|"))}");
        foreach (var group in rows.GroupBy(r => r.Case.Array.Name))
        {
            var truth = group.First().Case;
            var cells = methods.Select(m => group.FirstOrDefault(r => r.Method == m)).Select(Answer);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"| {group.Key} | {truth.Purity:0.00}, {truth.Ploidy:0.00} | {string.Join(" | ", cells)} |"));
        }

        Console.WriteLine();
    }

    private static string Answer(PurityRow? row) => row switch
    {
        null => "",
        { IsAccepted: false } => "none",
        _ => string.Create(CultureInfo.InvariantCulture, $"{row.Purity:0.00}, {row.Ploidy:0.00}") +
            (row.RightStates is { } states ? string.Create(CultureInfo.InvariantCulture, $"; states {states:0.00}") : ""),
    };

    private static double At(double[] sorted, double share) => sorted.Length == 0 ? double.NaN
        : sorted[(int)Math.Min(sorted.Length - 1, Math.Floor(share * sorted.Length))];
}
