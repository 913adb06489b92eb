using System.Diagnostics;
using System.Globalization;
using System.Text;
using CyclinE.Benchmarks.Segmentation.Peers;
using CyclinE.Cohort.Survival;
using CyclinE.Cohort.Survival.Comparison;
using CyclinE.Cohort.Survival.Cox;
using CyclinE.Cohort.Survival.Curves;

namespace CyclinE.Benchmarks.Survival;

/// <summary>CPU time per call against R on simulated cohorts with ties, five covariates and a third censored.</summary>
internal static class SurvivalSpeed
{
    private static readonly int[] Sizes = [1_000, 100_000];

    public static void Measure(StringBuilder text, int seconds)
    {
        text.AppendLine("\nCPU milliseconds per call and how many times R's, on whole days to 2,000 with five covariates; *inner* is R's fitting");
        text.AppendLine("routine without formula and data frame:\n");
        text.AppendLine("| rows | method | ours | R | times faster | R, inner | times faster |");
        text.AppendLine("|---|---|---|---|---|---|---|");
        foreach (var n in Sizes)
        {
            var (data, groups, covariates, file) = Simulate(n);
            var script = Path.Combine(AppContext.BaseDirectory, "Survival", "R", "survival-speed.R");
            var r = RSession.RunFile(script, file, seconds.ToString(CultureInfo.InvariantCulture))
                .Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Select(l => l.Split('\t'))
                .ToDictionary(f => f[0], f => double.Parse(f[1], CultureInfo.InvariantCulture));
            File.Delete(file);
            var byGroup = data with { Strata = groups };
            Row("Kaplan-Meier", () => KaplanMeier.Estimate(byGroup, new SurvivalOptions()));
            Row("log-rank", () => LogRank.Test(data, groups, new LogRankOptions()));
            Row("Cox efron", () => CoxModel.Fit(data, covariates, new CoxOptions()));
            Row("Cox breslow", () => CoxModel.Fit(data, covariates, new CoxOptions { Ties = CoxTies.Breslow }));

            void Row(string name, Func<object> call)
            {
                var own = PerCall(call, seconds);
                var inner = r.TryGetValue(name + " inner", out var bare) ? $"{Milliseconds(bare)} | {Times(bare / own)}" : "– | –";
                text.AppendLine(CultureInfo.InvariantCulture,
                    $"| {n:N0} | {name} | {Milliseconds(own)} | {Milliseconds(r[name])} | {Times(r[name] / own)} | {inner} |");
            }
        }
    }

    private static string Milliseconds(double seconds) => (1000 * seconds).ToString("G3", CultureInfo.InvariantCulture);

    private static string Times(double ratio) => ratio.ToString("0.0", CultureInfo.InvariantCulture);

    private static double PerCall(Func<object> call, double least)
    {
        for (var i = 0; i < 30; i++)
        {
            call();
        }

        using var process = Process.GetCurrentProcess();
        var start = process.TotalProcessorTime;
        var calls = 0;
        while (true)
        {
            call();
            calls++;
            process.Refresh();
            if ((process.TotalProcessorTime - start).TotalSeconds is var used && used >= least)
            {
                return used / calls;
            }
        }
    }

    private static (SurvivalData Data, int[] Groups, CovariateMatrix Covariates, string File) Simulate(int n)
    {
        var random = new Random(1);
        var (time, events, groups) = (new double[n], new bool[n], new int[n]);
        double[][] x = [.. Enumerable.Range(0, 5).Select(_ => new double[n])];
        var file = Path.GetTempFileName();
        using var writer = new StreamWriter(file);
        writer.WriteLine("time\tstatus\tg\tx1\tx2\tx3\tx4\tx5");
        for (var i = 0; i < n; i++)
        {
            for (var c = 0; c < 5; c++)
            {
                x[c][i] = c == 0 ? random.Next(2) : random.NextDouble() - 0.5;
            }

            var death = -900 * Math.Log(1 - random.NextDouble()) * Math.Exp(-(0.5 * x[0][i]) - x[1][i]);
            var censored = 2000 * random.NextDouble();
            time[i] = Math.Ceiling(Math.Min(death, censored));
            (events[i], groups[i]) = (death <= censored, (int)x[0][i]);
            writer.WriteLine(string.Join('\t', new[] { time[i], events[i] ? 1 : 0, groups[i] }.Concat(x.Select(v => v[i]))
                .Select(v => v.ToString("R", CultureInfo.InvariantCulture))));
        }

        return (
            new SurvivalData { Stop = time, Events = events }, groups, CovariateMatrix.Of(n, [.. x.Select((v, c) => ($"x{c + 1}", v))]), file);
    }
}
