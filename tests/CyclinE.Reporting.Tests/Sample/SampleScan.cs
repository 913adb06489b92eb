using CyclinE.Genomics.Genes;
using CyclinE.Genomics.Genome;
using CyclinE.Genomics.Results.Cohort.Scan;
using CyclinE.Genomics.Results.Cohort.Study;

namespace CyclinE.Reporting.Tests.Sample;

/// <summary>A scan of 400 synthetic genes on four chromosomes: one locus holds after correction, one by false discovery rate only.</summary>
internal static class SampleScan
{
    public static ScanResult Create(bool exact = true)
    {
        const int Count = 400;
        Gene[] genes = [.. Enumerable.Range(0, Count)
            .Select(i => new Gene(i == 250 ? "CCNE1" : $"G{i}", Chromosome.FromNumber(new[] { 1, 8, 19, 23 }[i / 100]), 1 + (i % 100 * 500_000),
                20_000 + (i % 100 * 500_000)))];
        double[] t = [.. Enumerable.Range(0, Count).Select(i => i switch
        {
            250 or 251 => 5.2,
            120 => -3.9,
            < 3 => double.NaN,
            _ => 2.2 * Math.Sin(i * 0.37),
        })];
        double[] p = [.. t.Select(x => double.IsNaN(x) ? double.NaN : Math.Exp(-0.5 * x * x) / (1 + Math.Abs(x)))];
        return new ScanResult
        {
            EndPoint = "progression-free survival",
            Model = "Cox model with age, Efron ties",
            Carriers = false,
            Survival = true,
            Patients = 90,
            LeftOut = 3,
            Events = 41,
            Hypotheses = Count - 4,
            Permutations = 10_000,
            Seed = 42,
            Exact = exact,
            Correlated = 0,
            Genes = genes,
            State = [.. t.Select((x, i) => double.IsNaN(x) ? ScanGeneState.Missing : i == 120 ? ScanGeneState.Separated : ScanGeneState.Tested)],
            SameAs = [.. Enumerable.Range(0, Count).Select(i => i == 251 ? 250 : i)],
            CarrierCount = [.. Enumerable.Repeat(-1, Count)],
            MissingCount = [.. t.Select(x => double.IsNaN(x) ? 80 : 0)],
            Statistic = t,
            P = p,
            Q = [.. t.Select(x => double.IsNaN(x) ? double.NaN : Math.Abs(x) > 3.5 ? 0.02 : 0.8)],
            FamilyP = [.. t.Select(x => double.IsNaN(x) ? double.NaN : Math.Abs(x) > 5 ? 0.0004 : Math.Abs(x) > 3.5 ? 0.08 : 1)],
            Effect = [.. t.Select((x, i) => i == 120 ? double.NegativeInfinity : x / 4)],
            StandardError = [.. t.Select((x, i) => i == 120 ? double.NaN : 0.25)],
            EffectP = p,
        };
    }

    public static ResponseResult Response() => new()
    {
        Question = "clinical benefit by cyclin E",
        Groups = ["positive", "negative"],
        Outcomes = ["yes", "no"],
        Counts = [[6, 12], [14, 2]],
        Expected = [[10.588235, 7.411765], [9.411765, 6.588235]],
        LeftOut = 2,
        Tests = [new("fisher-exact", "odds_ratio", 0.078422, 0.0065768, 0.50752, 0.00190843, "Conditional maximum likelihood."),
            new("barnard", "z", -3.2032, P: 0.00119131)],
        Models = [new("firth-logistic",
            [new("(intercept)", 1.758, 0.7, 0.01, double.NaN, double.NaN, double.NaN), new("positive", -2.4, 0.83, 0.004, 0.0017, -4.2, -0.87)], -16.2,
            34, 20, 2, null)],
        Notes = ["clinical benefit by cyclin E: 2 of 36 patients left out, without group or outcome."],
    };
}
