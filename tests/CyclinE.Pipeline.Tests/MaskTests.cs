using System.Globalization;
using CyclinE.Cli.Output;

namespace CyclinE.Pipeline.Tests;

/// <summary>What a user masks takes no part in focal events and recurrence, and says so; it stays in the tables.</summary>
public sealed class MaskTests : IDisposable
{
    private readonly TestStudy _study = TestStudy.Write(16, 2, seed: 11);
    private readonly string _folder = Directory.CreateTempSubdirectory("cycline-mask-").FullName;

    public void Dispose()
    {
        _study.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task An_amplicon_in_a_masked_place_is_no_event_and_no_peak_and_its_pairs_flag_it()
    {
        // All amplicons of the batch lie about CCNE1.
        var mask = Path.Combine(_folder, "mask.bed");
        await File.WriteAllTextAsync(mask, "chr19\t20000000\t40000000\n", TestContext.Current.CancellationToken);
        var run = await LocalRun.RunAsync(_study.Sheet, Path.Combine(_folder, "out"), "--mask", mask);
        Assert.True(run.Code == ExitCodes.Success, run.Messages);

        Assert.DoesNotContain(run.Table("events.tsv"), e => e["chromosome"] == "19");
        var masked = run.Table("calls.tsv").Where(c => Share(c) > 0.5).ToList();
        Assert.NotEmpty(masked);
        Assert.All(masked, c => Assert.Equal("NA", c["call"]));

        // Where there is no amplicon the gene lies on a segment of the whole chromosome, which is called.
        var ccne1 = run.Table("genes.tsv").Where(g => g["gene"] == "CCNE1").ToList();
        Assert.All(ccne1, g => Assert.Equal("1.0000", g["masked"]));
        Assert.Equal(["NA", "neutral"], ccne1.Select(g => g["call"]).Distinct().Order(StringComparer.Ordinal));
        Assert.All(run.Table("genes.tsv").Where(g => g["gene"] == "ERBB2"), g => Assert.Equal(("neutral", "0.0000"), (g["call"], g["masked"])));

        var pairs = run.Table("pairs.tsv").Where(p => p["chromosome"] == "19").ToList();
        Assert.Equal(2, pairs.Count);
        Assert.All(pairs, p => Assert.Equal(("amplification", "false", true), (p["kind"], p["focal"], Share(p) > 0.5)));
        Assert.DoesNotContain(run.Table("recurrence.tsv"), p => p["chromosome"] == "19");
        var report = await File.ReadAllTextAsync(Path.Combine(_folder, "out", "report.html"), TestContext.Current.CancellationToken);
        Assert.Matches("Masked by more than 50% and left out: [0-9]+ segments of [0-9]+ samples", report);

        static double Share(Dictionary<string, string> row) => double.Parse(row["masked"], CultureInfo.InvariantCulture);
    }
}
