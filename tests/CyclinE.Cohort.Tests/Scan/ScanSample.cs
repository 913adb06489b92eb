using CyclinE.Cohort.Scan;
using CyclinE.Cohort.Tests.Golden;
using CyclinE.Genomics.Genes;
using CyclinE.Genomics.Genome;

namespace CyclinE.Cohort.Tests.Scan;

/// <summary>The synthetic patients of <c>make-scan.R</c> as a scan's input.</summary>
internal static class ScanSample
{
    public static readonly string[] Continuous = ["x1", "x2", "x3", "x4", "x5", "x6"];
    public static readonly string[] Carriers = ["c1", "c2", "c3", "c4"];

    public static ScanInput Input(string model, bool survival, bool carriers)
    {
        var table = GoldenTable.Read("scan-data.tsv");
        double[] Column(string name) => [.. table.Rows.Select(r => table.Number(r, name)!.Value)];
        var names = carriers ? Carriers : Continuous;
        return new ScanInput
        {
            EndPoint = survival ? "progression-free survival" : "clinical benefit",
            Genes = [.. names.Select((n, i) => new Gene(n, Chromosome.FromNumber(19), 1000 * (i + 1), (1000 * (i + 1)) + 500))],
            Values = GeneRuns.ByGene([.. names.SelectMany(n => Column(n).Select(v => (float)v))], table.Rows.Count),
            Carriers = carriers,
            Times = survival ? Column("time") : null,
            Events = [.. Column(survival ? "event" : "yes").Select(e => (bool?)(e == 1))],
            Strata = model is "strata" or "both" ? [.. table.Rows.Select(r => (string?)table.Text(r, "site"))] : null,
            Covariates = model is "adjusted" or "both" ? [new("age", Column("age")), new("grade", Column("grade"))] : [],
        };
    }

    /// <summary>An input with chosen values: 40 patients of rising times, every third censored.</summary>
    public static ScanInput Small(IReadOnlyList<float[]> genes, bool carriers = false) => new()
    {
        EndPoint = "survival",
        Genes = [.. genes.Select((_, i) => new Gene($"G{i}", Chromosome.FromNumber(1), 1 + i, 1 + i))],
        Values = GeneRuns.ByGene([.. genes.SelectMany(g => g)], genes[0].Length),
        Carriers = carriers,
        Times = [.. Enumerable.Range(1, genes[0].Length).Select(i => (double)i)],
        Events = [.. Enumerable.Range(1, genes[0].Length).Select(i => (bool?)(i % 3 != 0))],
    };
}
