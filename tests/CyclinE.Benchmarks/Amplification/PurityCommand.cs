using System.Globalization;
using CyclinE.Benchmarks.Segmentation;
using CyclinE.Benchmarks.Segmentation.Data;
using CyclinE.Benchmarks.Segmentation.Peers;

namespace CyclinE.Benchmarks.Amplification;

/// <summary><c>purity</c>: purity and ploidy of arrays of known truth, ours with and without alleles and R's ASCAT on the same arrays.</summary>
internal static class PurityCommand
{
    /// <summary>Usage, without the verb.</summary>
    public const string Usage = "[--only simulated,h1395,paired] [--per-cell 4] [--probes 20000] [--seed 1] [--resamplings 3] [--each yes]";

    private const string Alleles = "alleles";
    private const string Levels = "levels alone";

    /// <summary>Measures and prints tables.</summary>
    public static int Run(IReadOnlyList<string> args)
    {
        var options = CommandOptions.Parse(args, "--only", "--per-cell", "--probes", "--seed", "--resamplings", "--each");
        var only = options.Text("--only")?.Split(',');
        if (RSession.Unavailable is { } reason)
        {
            Console.Error.WriteLine(reason);
        }

        if (only is null || only.Contains("simulated"))
        {
            var rows = Measure([.. PurityCases.Simulated(options.Int("--probes", 20_000), options.Int("--per-cell", 4), options.Int("--seed", 1))]);
            PurityTables.PrintRecovery("genome", rows, r => r.Case.Kind);
            PurityTables.PrintRecovery("purity", rows, r => r.Case.Purity.ToString("0.0", CultureInfo.InvariantCulture));
            PurityTables.PrintErrors(rows);
            if (options.Text("--each") is not null)
            {
                PurityTables.PrintEach(rows);
            }
        }

        if (only is null || only.Contains("h1395"))
        {
            PurityCase[] cases = [.. H1395Purity.Arrays(options.Int("--resamplings", 3), options.Int("--seed", 1))];
            PurityTables.PrintEach(Measure(cases));
            Console.WriteLine("The same with γ = 1:");
            PurityTables.PrintEach(Measure([.. cases.Select(c => c with { Gamma = 1 })]));
        }

        if (only is null || only.Contains("paired"))
        {
            PurityTables.PrintEach(Measure([new PurityCase("paired", Pscbs.Array(), double.NaN, double.NaN, 0.55, [])]));
        }

        return 0;
    }

    private static List<PurityRow> Measure(PurityCase[] cases)
    {
        List<PurityRow> rows = [.. cases.Select(c => OurPurity.Run(c, Alleles)), .. cases.Select(c => OurPurity.Run(c.WithoutAlleles(), Levels))];
        if (RSession.Unavailable is null)
        {
            rows.AddRange(Ascat.Run(cases));
        }

        return rows;
    }
}

/// <summary>R's ASCAT on arrays with B-allele frequencies.</summary>
internal static class Ascat
{
    /// <summary>The method's name in tables.</summary>
    public const string Name = "ASCAT";

    /// <summary>Runs R once for all arrays; they share γ.</summary>
    public static IEnumerable<PurityRow> Run(IReadOnlyList<PurityCase> cases)
    {
        var folder = RSession.WriteJob([.. cases.Select(c => c.Array)]);
        try
        {
            RSession.Run("Amplification/R/ascat.R", folder, cases[0].Gamma.ToString(System.Globalization.CultureInfo.InvariantCulture));
            var rows = TextTable.Read(Path.Combine(folder, "ascat.tsv")).Skip(1).ToDictionary(r => r[0]);
            return [.. cases.Select(c => Row(c, rows[c.Array.Name]))];
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static PurityRow Row(PurityCase @case, string[] row)
    {
        double? Number(int column) => row[column] is "NA" or "NaN" ? null : TextTable.Double(row[column]);
        return new PurityRow(@case, Name, Number(1), Number(2), Number(4) ?? double.NaN, Number(5) ?? double.NaN, null);
    }
}
