using System.Globalization;
using CyclinE.Amplification;
using CyclinE.Cli.Output;
using CyclinE.Contracts.Plans;
using CyclinE.Segmentation.Limits;

namespace CyclinE.Pipeline.Tests;

/// <summary>Every method of segmentation through the whole pipeline, from the command line to the tables.</summary>
public sealed class SegmenterTests
{
    [Fact]
    public async Task Each_method_finds_the_planted_amplicon_and_says_its_name()
    {
        using var study = TestStudy.Write(arrays: 8, pairs: 1, seed: 31, name: "segmenters");
        foreach (var file in Directory.GetFiles(Path.Combine(study.Folder, "arrays")))
        {
            AddBaf(file);
        }

        var folder = Path.Combine(study.Folder, "out");
        foreach (var (method, more) in new (string, string[])[] { ("robust", []), ("cbs", ["--rng", "r", "--seed", "7"]), ("fpop", []), ("haar", []),
            ("allele", []) })
        {
            var run = await LocalRun.RunAsync(study.Sheet, folder, ["--segmenter", method, .. more]);
            Assert.True(run.Code == ExitCodes.Success, run.Output + run.Messages);
            Assert.All(run.Table("arrays.tsv"), r => Assert.Equal(method, r["method"]));
            Assert.Equal(["A001", "A003", "A006"], run.Table("genes.tsv")
                .Where(g => g["gene"] == "CCNE1" && g["call"].EndsWith("amplification", StringComparison.Ordinal)).Select(g => g["array"]));
            Assert.All(run.Table("calls.tsv"), r => Assert.Equal(method != "allele", r["heterozygotes"] == "NA"));
            Assert.All(
                run.Table("breakpoints.tsv")
                    .Select(r => new[] { "low", "left", "right", "high" }.Select(c => int.Parse(r[c], CultureInfo.InvariantCulture)).ToArray()),
                b => Assert.True(b[0] <= b[1] && b[1] <= b[2] && b[2] <= b[3]));
            Assert.Empty(run.Table("joint.seg"));
        }
    }

    [Fact]
    public async Task Pairs_and_cohort_are_segmented_jointly_where_they_are_asked_to_be()
    {
        using var study = TestStudy.Write(arrays: 8, pairs: 1, seed: 32, name: "joint");
        var run = await LocalRun.RunAsync(study.Sheet, Path.Combine(study.Folder, "out"), "--pair-segmenter", "joint", "--with", "segment-cohort");
        Assert.True(run.Code == ExitCodes.Success, run.Output + run.Messages);
        Assert.Equal("19", run.Table("pairs.tsv")[0]["chromosome"]);

        var joint = run.Table("joint.seg");
        Assert.Equal(["A002", "A003", "A004", "A005", "A006", "A007"], joint.Select(r => r["ID"]).Distinct());
        var breaks = joint.GroupBy(r => r["ID"]).Select(g => string.Join(' ', g.Select(r => $"{r["chrom"]}:{r["loc.start"]}"))).Distinct();
        Assert.Single(breaks);
    }

    [Fact]
    public async Task Detection_limits_stand_beside_every_negative_call_where_they_are_asked_for()
    {
        using var study = TestStudy.Write(arrays: 4, pairs: 1, seed: 34, name: "limits");
        var folder = Path.Combine(study.Folder, "out");
        var run = await LocalRun.RunAsync(study.Sheet, folder, "--with", "limit-array", "--set", "limit-array.plantings=40", "--cbioportal");
        Assert.True(run.Code == ExitCodes.Success, run.Output + run.Messages);

        var limits = run.Table("limits.tsv");
        Assert.Equal(run.Table("genes.tsv").Where(g => g["chromosome"] != "X").Select(g => (g["array"], g["gene"])),
            limits.Select(l => (l["array"], l["gene"])).Distinct());
        Assert.Equal(["3", "4", "5", "6", "8", "12"], limits.Take(6).Select(l => l["copies"]));
        Assert.All(limits, l => Assert.Equal(("40", "robust"), (l["plantings"], l["segmenter"])));
        Assert.All(limits.Where(l => l["copies"] == "12"), l => Assert.InRange(int.Parse(l["probes"], CultureInfo.InvariantCulture), 1, 6));

        var genes = run.Table("genes.tsv").Where(g => g["gene"] == "CCNE1").ToDictionary(g => g["array"]);
        Assert.Equal("NA", genes["A001"]["detection_limit"]);
        Assert.Matches("^CCNE1: >= [5-9] copies over >= [0-9]+ probes \\([0-9]+ kb\\)$", genes["A000"]["detection_limit"]);

        var matrix = File.ReadAllLines(Path.Combine(folder, "cbioportal", "data_cna.txt"));
        Assert.Equal("Hugo_Symbol\tEntrez_Gene_Id\tA000\tA001\tA002\tA003", matrix[0]);
        Assert.Matches("^CCNE1\t898\t0\t2\t0\t2$", matrix.Single(l => l.StartsWith("CCNE1\t", StringComparison.Ordinal)));

        var without = await LocalRun.RunAsync(study.Sheet, folder);
        Assert.Empty(without.Table("limits.tsv"));
        Assert.All(without.Table("genes.tsv"), g => Assert.Equal("NA", g["detection_limit"]));

        // Limits of other segments are other limits: the options of segment-array are in the recipe by what they made.
        var other = await LocalRun.RunAsync(study.Sheet, folder, "--with", "limit-array", "--set", "limit-array.plantings=40", "--segmenter", "haar");
        Assert.All(other.Table("limits.tsv"), l => Assert.Equal("haar", l["segmenter"]));
    }

    [Fact]
    public void What_a_planted_amplicon_is_held_against_has_the_options_and_defaults_of_calls()
    {
        var calls = PlanOptions.Describe(typeof(CallingOptions)).ToDictionary(o => o.Option.Name, o => (o.Default, o.Option.Minimum, o.Option.Maximum));
        Assert.All(PlanOptions.Describe(typeof(DetectionRule)), o => Assert.Equal(calls[o.Option.Name], (o.Default, o.Option.Minimum, o.Option.Maximum)));
    }

    [Fact]
    public async Task Alleles_without_allele_frequencies_fail_each_array_with_what_to_do()
    {
        using var study = TestStudy.Write(arrays: 5, pairs: 0, seed: 33, name: "no-baf");
        var run = await LocalRun.RunAsync(study.Sheet, Path.Combine(study.Folder, "out"), "--segmenter", "allele");
        Assert.Equal(ExitCodes.SomeFailed, run.Code);
        Assert.All(run.Table("arrays.tsv"), r => Assert.Contains("B-allele frequencies", r["reason"], StringComparison.Ordinal));
    }

    /// <summary>Every other probe heterozygous and balanced, the others pure.</summary>
    private static void AddBaf(string file)
    {
        var lines = File.ReadAllLines(file);
        var header = Array.FindIndex(lines, l => !l.StartsWith('#'));
        lines[header] += "\tbaf";
        for (var i = header + 1; i < lines.Length; i++)
        {
            var noise = 0.02 * Math.Sin(1000.0 * i);
            lines[i] += string.Create(CultureInfo.InvariantCulture,
                $"\t{(i % 4 == 0 ? Math.Abs(noise) : i % 4 == 2 ? 1 - Math.Abs(noise) : 0.5 + noise):0.0000}");
        }

        File.WriteAllLines(file, lines);
    }
}
