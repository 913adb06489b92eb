using System.Globalization;
using System.Text;
using CyclinE.Benchmarks.Segmentation;
using CyclinE.Benchmarks.Segmentation.Peers;
using CyclinE.Cohort.Tests.Golden;
using CyclinE.Cohort.Tests.Survival.Parity;
using CyclinE.Testing;

namespace CyclinE.Benchmarks.Survival;

/// <summary>Runs R survival and ours on every case and writes how far they are apart, and how fast, into the documentation.</summary>
internal static class SurvivalParityCommand
{
    public const string Usage = "[--out docs/algorithms/cohort-survival.md] [--seconds 2]";

    private const string Begin = "<!-- survival-parity: written by the benchmark command of that name -->";
    private const string End = "<!-- end of survival-parity -->";

    public static int Run(IReadOnlyList<string> args)
    {
        var options = CommandOptions.Parse(args, "--out", "--seconds");
        if (RSession.Unavailable is { } reason)
        {
            Console.Error.WriteLine(reason);
            return 1;
        }

        var text = new StringBuilder();
        var worst = Parity(text);
        SurvivalSpeed.Measure(text, options.Int("--seconds", 2));
        Console.WriteLine(text);
        Write(options.Text("--out") ?? Path.Combine(ReferenceData.RepositoryRoot, "docs", "algorithms", "cohort-survival.md"), text.ToString());
        return worst <= 1 ? 0 : 1;
    }

    // One row per data set, one column per kind of method; returns the largest difference in units of its tolerance.
    private static double Parity(StringBuilder text)
    {
        var golden = Path.Combine(ReferenceData.RepositoryRoot, "tests", "CyclinE.Cohort.Tests", "Golden");
        var live = Path.GetTempFileName();
        RSession.RunFile(Path.Combine(golden, "make-survival.R"), ReferenceData.Require("survival"), Path.Combine(golden, "survival-cases.tsv"), live);
        string[] lines = File.ReadAllLines(live);
        File.Delete(live);
        var ours = SurvivalCase.Names.ToDictionary(n => n, n => SurvivalCaseResults.Of(SurvivalCase.Read(n)));
        var rows = lines.Skip(2).Select(l => l.Split('\t')).Where(r => SurvivalParity.NotFollowed != (r[0], r[2], r[3])).Select(r =>
        {
            double[] expected = [.. r[4].Split(',').Select(GoldenTable.ParseOrNaN)];
            var difference = SurvivalParity.Difference(r[3], expected, ours[r[0]][(r[2], r[3])]);
            return (Set: r[1], Method: Column(r[2], r[3]), Difference: difference, Units: difference / SurvivalParity.Tolerance(r[3]),
                Numbers: expected.Length);
        }).ToArray();
        string[] methods = ["Kaplan–Meier", "Nelson–Aalen", "log-rank", "Cox Efron", "Cox Breslow", "Cox exact", "log likelihood", "P",
            "residuals, baseline", "proportionality"];
        text.AppendLine(CultureInfo.InvariantCulture,
            $"{rows.Sum(r => r.Numbers)} numbers of {ours.Count} models; {lines[0].TrimStart('#', ' ')}. Largest relative difference:\n");
        text.AppendLine("| data set | " + string.Join(" | ", methods) + " |");
        text.AppendLine("|---|" + string.Concat(methods.Select(_ => "---|")));
        foreach (var set in rows.GroupBy(r => r.Set))
        {
            text.AppendLine("| " + set.Key + " | " + string.Join(" | ",
                methods.Select(m => Largest(set.Where(r => r.Method == m).Select(r => r.Difference)))) + " |");
        }

        return rows.Max(r => r.Units);
    }

    private static string Largest(IEnumerable<double> differences)
    {
        double[] all = [.. differences];
        return all.Length == 0 ? "–" : all.Max() == 0 ? "0" : all.Max().ToString("0E+0", CultureInfo.InvariantCulture);
    }

    private static string Column(string method, string quantity) => quantity switch
    {
        "loglik" => "log likelihood",
        "P" or "zph P" => "P",
        "zph" => "proportionality",
        _ when method.StartsWith("KaplanMeier", StringComparison.Ordinal) => "Kaplan–Meier",
        _ when method.StartsWith("LogRank", StringComparison.Ordinal) => "log-rank",
        _ when !method.StartsWith("Cox", StringComparison.Ordinal) => "Nelson–Aalen",
        "coefficients" or "se" or "robust se" or "tests" or "concordance" or "concordance se" => method == "Cox Exact" ? "Cox exact" : method,
        _ => "residuals, baseline",
    };

    private static void Write(string file, string table)
    {
        var text = File.ReadAllText(file);
        var (from, to) = (text.IndexOf(Begin, StringComparison.Ordinal), text.IndexOf(End, StringComparison.Ordinal));
        if (from < 0 || to < from)
        {
            throw new InvalidDataException($"{file} has no place for the table between '{Begin}' and '{End}'.");
        }

        File.WriteAllText(file, text[..from] + Begin + "\n" + table.ReplaceLineEndings("\n") + text[to..]);
    }
}
