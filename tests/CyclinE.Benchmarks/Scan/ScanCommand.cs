using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using CyclinE.Benchmarks.Segmentation;
using CyclinE.Benchmarks.Segmentation.Data;
using CyclinE.Benchmarks.Segmentation.Peers;
using CyclinE.Benchmarks.Segmentation.Speed;
using CyclinE.Cohort.Scan;
using CyclinE.Genomics.Genes;
using CyclinE.Genomics.Genome;
using CyclinE.Genomics.Results.Cohort.Scan;

namespace CyclinE.Benchmarks.Scan;

/// <summary>
/// <c>scan</c>: 20,000 genes of 1,080 patients against a survival end point, ours and R's loop over coxph in turn; the
/// permutations; and P under permuted end points of the TCGA breast cohort.
/// </summary>
internal static class ScanCommand
{
    /// <summary>Usage, without the verb.</summary>
    public const string Usage =
        "[--only cox,permutations,calibration] [--genes 20000] [--patients 1080] [--r-genes 20000] [--permutations 10000] [--repeats 2000]";

    /// <summary>Measures and prints.</summary>
    public static int Run(IReadOnlyList<string> args)
    {
        var options = CommandOptions.Parse(args, "--only", "--genes", "--patients", "--r-genes", "--permutations", "--repeats");
        var only = (options.Text("--only") ?? "cox,permutations,calibration").Split(',');
        if (only.Contains("cox") || only.Contains("permutations"))
        {
            var input = Simulated(options.Int("--genes", 20_000), options.Int("--patients", 1_080));
            foreach (var adjusted in new[] { false, true })
            {
                var own = adjusted ? input : input with { Covariates = [] };
                if (only.Contains("cox"))
                {
                    Cox(own, adjusted, Math.Min(options.Int("--r-genes", 20_000), input.Genes.Count));
                }

                if (only.Contains("permutations"))
                {
                    Permutations(own, options.Int("--permutations", 10_000));
                }
            }
        }

        if (only.Contains("calibration"))
        {
            ScanCalibration.Print(options.Int("--repeats", 2000));
        }

        return 0;
    }

    private static void Cox(ScanInput input, bool adjusted, int genesOfR)
    {
        var quick = new ScanOptions { Permutations = 0 };
        ScanResult result = null!;
        var seconds = ProcessorTime.Least(() => result = GenomeScan.Run(input, quick, CancellationToken.None));
        var watch = Stopwatch.StartNew();
        GenomeScan.Run(input, quick, CancellationToken.None);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"cox {(adjusted ? "adjusted" : "plain")}: {input.Genes.Count:N0} genes x {result.Patients:N0} patients, {result.Events} events: {seconds:F3} s CPU, {watch.Elapsed.TotalSeconds:F3} s wall (score test, fit, false discovery rate)"));
        if (RSession.Unavailable is { } reason || genesOfR == 0)
        {
            Console.WriteLine(RSession.Unavailable ?? "R was not asked for.");
            return;
        }

        var folder = Directory.CreateTempSubdirectory("cycline-scan-").FullName;
        try
        {
            Write(folder, "times", input.Times!);
            Write(folder, "events", [.. input.Events.Select(e => e == true ? 1.0 : 0)]);
            Write(folder, "covariate", adjusted ? input.Covariates[0].Values : input.Times!);
            File.WriteAllBytes(Path.Combine(folder, "values"),
                MemoryMarshal.AsBytes<float>(Enumerable.Range(0, genesOfR).SelectMany(g => input.Values.Select(v => v[g])).ToArray()).ToArray());
            var output = RSession.Run("Scan/R/coxph-loop.R", folder, $"{genesOfR}", adjusted ? "adjusted" : "plain");
            var of = TextTable.Double(output.Split("seconds ")[1].Trim());
            var fits = MemoryMarshal.Cast<byte, double>(File.ReadAllBytes(Path.Combine(folder, "fits")));
            double effect = 0, error = 0;
            for (var g = 0; g < genesOfR; g++)
            {
                effect = Math.Max(effect, Math.Abs(result.Effect[g] - fits[g]) / fits[genesOfR + g]);
                error = Math.Max(error, Math.Abs((result.StandardError[g] / fits[genesOfR + g]) - 1));
            }

            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"coxph loop: {of:F1} s CPU for {genesOfR:N0} genes, {of / genesOfR * input.Genes.Count / seconds:F0} times ours per gene; largest difference {effect:E1} standard errors, of the error {error:E1} (R at its default tolerance)"));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void Permutations(ScanInput input, int permutations)
    {
        var options = new ScanOptions { Permutations = permutations };
        var watch = Stopwatch.StartNew();
        var seconds = ProcessorTime.Once(() => GenomeScan.Run(input, options, CancellationToken.None));
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"maxT{(input.Covariates.Count > 0 ? " adjusted" : "")}: {input.Genes.Count:N0} genes x {input.Events.Length:N0} patients x {permutations:N0} permutations: {seconds:F1} s CPU, {watch.Elapsed.TotalSeconds:F1} s wall"));
    }

    private static void Write(string folder, string name, double[] values) =>
        File.WriteAllBytes(Path.Combine(folder, name), MemoryMarshal.AsBytes<double>(values).ToArray());

    /// <summary>Neighbouring genes share most of their values, as on an array; days to event or censoring, a fifth with the event.</summary>
    private static ScanInput Simulated(int genes, int patients)
    {
        var random = new Random(1);
        double Noise() => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
        var values = new float[genes * patients];
        for (var i = 0; i < patients; i++)
        {
            var level = 0.0;
            for (var g = 0; g < genes; g++)
            {
                level = random.NextDouble() < 0.004 ? 0.4 * Noise() : level;
                values[(g * patients) + i] = (float)level;
            }
        }

        double[] times = [.. Enumerable.Range(0, patients).Select(_ => Math.Ceiling(-1500 * Math.Log(1 - random.NextDouble())))];
        return new ScanInput
        {
            EndPoint = "simulated",
            Genes = [.. Enumerable.Range(0, genes).Select(g => new Gene($"G{g}", Chromosome.FromNumber(1), g + 1, g + 1))],
            Values = GeneRuns.ByGene(values, patients),
            Times = times,
            Events = [.. times.Select(_ => (bool?)(random.NextDouble() < 0.19))],
            Covariates = [new ScanCovariate("age", [.. times.Select(_ => 58 + (13 * Noise()))])],
        };
    }
}
