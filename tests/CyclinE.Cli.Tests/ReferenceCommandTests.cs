using System.Globalization;
using System.Text;
using System.Text.Json;
using CyclinE.Cli.Output;

namespace CyclinE.Cli.Tests;

/// <summary>Pools made and shown, and what the sheet's columns reference and probes and a mask do to a run.</summary>
public sealed class ReferenceCommandTests : IDisposable
{
    private const int Probes = 3000;
    private readonly string _folder = Directory.CreateTempSubdirectory("cycline-reference-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_pool_is_made_shown_and_subtracted_and_an_edit_of_it_computes_again()
    {
        var sheet = Sheet(i => i == 0 ? "tumour,pool.cypool,,second scan" : "normal,,,");
        var built = await Typed.Async("reference", "build", sheet, "--out", Path("pool.cypool"));
        Assert.Equal(ExitCodes.Success, built.Code);
        Assert.Contains("kind       normals\n", built.Output, StringComparison.Ordinal);
        Assert.Contains("arrays     6\n           A1  DLRS 0.", built.Output, StringComparison.Ordinal);
        var shown = JsonDocument.Parse((await Typed.Async("reference", "show", Path("pool.cypool"), "--json")).Output).RootElement;
        Assert.Equal(Probes, shown.GetProperty("pool").GetProperty("probes").GetInt32());
        Assert.Equal("A6", shown.GetProperty("pool").GetProperty("members")[5].GetProperty("name").GetString());

        Assert.Equal(ExitCodes.Success, (await Typed.Async("run", sheet, "--out", Path("out"))).Code);
        Assert.InRange(Dlrs("A0"), 0, 0.09);
        Assert.InRange(Dlrs("A1"), 0.2, 0.4);
        Assert.Equal("second scan", Cell("A0", "note", "out"));
        Assert.Contains("sheet-table:reference", (await Typed.Async("explain", "--unit", "A0", "--in", Path("out"))).Output, StringComparison.Ordinal);

        var again = await Typed.Async("run", sheet, "--out", Path("out"), "--dry-run");
        Assert.Contains("0 to compute", again.Output, StringComparison.Ordinal);
        await Typed.Async("reference", "build", sheet, "--out", Path("pool.cypool"), "--set", "ingest-array.merge-replicates=false", "--from-batch");
        WriteArray(3, seed: 99);
        Assert.Equal(ExitCodes.Success, (await Typed.Async("reference", "build", sheet, "--out", Path("pool.cypool"))).Code);
        again = await Typed.Async("run", sheet, "--out", Path("out"), "--dry-run");
        Assert.Contains("array/A0", again.Output, StringComparison.Ordinal);
        Assert.Contains("array/A3", again.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("array/A1", again.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_matched_normal_is_read_by_the_tumours_own_ingest()
    {
        var sheet = Sheet(i => i switch { 0 => "tumour,a4,,", 2 => "tumour,A5,,", 5 => "normal,,,", _ => "normal,,," }, missing: 5);
        var run = await Typed.Async("run", sheet, "--out", Path("out"));
        Assert.Equal(ExitCodes.SomeFailed, run.Code);
        Assert.InRange(Dlrs("A0"), 0, 0.1);
        var summary = await File.ReadAllTextAsync(Path("out/arrays.tsv"), TestContext.Current.CancellationToken);
        Assert.Contains("A2\tA2\ttumour\tNA\tfailed", summary, StringComparison.Ordinal);
        WriteArray(4, seed: 77);
        var again = await Typed.Async("run", sheet, "--out", Path("out"), "--dry-run");
        Assert.Contains("array/A0", again.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("array/A1", again.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_table_of_probes_gives_positions_and_takes_waves_out()
    {
        File.WriteAllLines(Path("probes.tsv"), Enumerable.Range(0, Probes)
            .Select(i => string.Create(CultureInfo.InvariantCulture, $"p{i}\t{1 + (i / 1500)}\t{((i % 1500) + 1) * 90_000}\t{Gc(i):0.####}"))
                .Prepend("name\tchromosome\tposition\tgc"));
        var sheet = Sheet(_ => "tumour,,probes.tsv,", wave: 2);
        Assert.Equal(ExitCodes.Success, (await Typed.Async("run", sheet, "--out", Path("out"), "--min-arrays", "99")).Code);
        var wavy = Segments("A1");
        Assert.Equal(ExitCodes.Success,
            (await Typed.Async("run", sheet, "--out", Path("plain"), "--min-arrays", "99", "--set", "ingest-array.wave-correction=Off")).Code);
        Assert.True(Segments("A1", "plain") > wavy, $"{Segments("A1", "plain")} {wavy}");
        var looked = await Typed.Async("ingest", Path("A1.tsv"), "--build", "hg19", "--probes", Path("probes.tsv"));
        Assert.Contains("step       wave: line and lowess (span 0.3) on the GC content around each probe; slope ", looked.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mask_is_checked_line_by_line()
    {
        var sheet = Sheet(_ => "tumour,,,");
        await File.WriteAllTextAsync(Path("mask.bed"), "chr1\t100\t200\nchr1\t300\tx\n", TestContext.Current.CancellationToken);
        var wrong = await Typed.Async("run", sheet, "--out", Path("out"), "--mask", Path("mask.bed"));
        Assert.Equal(ExitCodes.InvalidInput, wrong.Code);
        Assert.Contains("mask.bed, line 2, column 3", wrong.Messages, StringComparison.Ordinal);
        await File.WriteAllTextAsync(Path("mask.bed"), "#build=hg38\nchr1\t100\t200\n", TestContext.Current.CancellationToken);
        wrong = await Typed.Async("validate", sheet, "--mask", Path("mask.bed"));
        Assert.Equal(ExitCodes.InvalidInput, wrong.Code);
        Assert.Contains("The mask says build hg38, the batch is of hg19.", wrong.Messages, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_no_pool_is_said()
    {
        var sheet = Sheet(i => i == 0 ? "tumour,A1.tsv,," : "tumour,,,");
        Assert.Equal(ExitCodes.InvalidInput, (await Typed.Async("reference", "show", Path("A1.tsv"))).Code);
        var few = await Typed.Async("reference", "build", sheet, "--out", Path("pool.cypool"));
        Assert.Equal(ExitCodes.InvalidInput, few.Code);
        Assert.Contains("--from-batch", few.Messages, StringComparison.Ordinal);
        Assert.False(File.Exists(Path("pool.cypool")));
        var run = await Typed.Async("run", sheet, "--out", Path("out"));
        Assert.Equal(ExitCodes.InvalidInput, run.Code);
        Assert.Contains("sheet.csv line 2, column reference (A1.tsv): This is no pool", run.Messages, StringComparison.Ordinal);
    }

    private static double Gc(int i) => 0.45 + (0.08 * Math.Sin(i / 35.0) * Math.Cos(i / 211.0));

    private string Path(string name) => System.IO.Path.Combine(_folder, name);

    private double Dlrs(string array) => double.Parse(Cell(array, "dlrs", "out"), CultureInfo.InvariantCulture);

    private int Segments(string array, string run = "out") => int.Parse(Cell(array, "segments", run), CultureInfo.InvariantCulture);

    private string Cell(string array, string column, string run)
    {
        var lines = File.ReadAllLines(Path($"{run}/arrays.tsv")).Where(l => !l.StartsWith('#')).Select(l => l.Split('\t')).ToList();
        return lines.Single(l => l[0] == array)[Array.IndexOf(lines[0], column)];
    }

    private string Sheet(Func<int, string> columns, int missing = -1, double wave = 0)
    {
        var sheet = new StringBuilder("array,sample,file,build,role,reference,probes,note\n");
        for (var i = 0; i < 7; i++)
        {
            sheet.Append(CultureInfo.InvariantCulture, $"A{i},A{i},A{i}.tsv,hg19,{columns(i)}\n");
            if (i != missing)
            {
                WriteArray(i, seed: i, wave);
            }
        }

        File.WriteAllText(Path("sheet.csv"), sheet.ToString());
        return Path("sheet.csv");
    }

    // Every probe has a fault of its own, the same on all arrays.
    private void WriteArray(int array, int seed, double wave = 0)
    {
        var faults = new Random(5);
        var random = new Random(1000 + seed);
        File.WriteAllLines(Path($"A{array}.tsv"), Enumerable.Range(0, Probes)
            .Select(i => (I: i, Value: (0.9 * (faults.NextDouble() - 0.5) * (wave > 0 ? 0.1
                : 1)) + (0.15 * (random.NextDouble() - 0.5)) + (wave * (Gc(i) - 0.45))))
            .Select(p => string.Create(CultureInfo.InvariantCulture, $"p{p.I}\t{1 + (p.I / 1500)}\t{((p.I % 1500) + 1) * 90_000}\t{p.Value:0.0000}"))
            .Prepend("name\tchromosome\tposition\tlog2"));
    }
}
