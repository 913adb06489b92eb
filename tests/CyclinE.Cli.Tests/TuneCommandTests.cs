using System.Globalization;
using System.Text;
using System.Text.Json;
using CyclinE.Cli.Output;

namespace CyclinE.Cli.Tests;

/// <summary>A penalty learned from labels on the command line, used by a run, and what wrong label files are told.</summary>
public sealed class TuneCommandTests : IDisposable
{
    private const int Arrays = 4;
    private readonly string _folder = Directory.CreateTempSubdirectory("cycline-tune-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Labels_teach_a_penalty_that_run_takes_by_the_printed_options_and_whose_labels_are_in_the_recipe()
    {
        var sheet = Sheet();
        var labels = Labels(Enumerable.Range(0, Arrays).SelectMany(Truth));

        var tuned = await Typed.Async("tune", sheet, "--labels", labels, "--set", "segment-array.fpop-penalty=200");
        Assert.True(tuned.Code == ExitCodes.Success, tuned.Messages);
        Assert.Contains($"labels   labels.bed: {Arrays * 8} of {Arrays} arrays", tuned.Output, StringComparison.Ordinal);
        Assert.Matches(@"\nA2 +8 +\d+ \+ \d+ +0 \+ 4 +0 \+ 0 +0\.\d\d\n", tuned.Output);
        Assert.Matches($@"\nall arrays +{Arrays * 8} +\d+ \+ \d+ +0 \+ {Arrays * 4} +0 \+ 0\n", tuned.Output);
        var line = tuned.Output.Split('\n').Single(l => l.StartsWith("  cycline run ", StringComparison.Ordinal));

        var options = line[line.IndexOf("--segmenter", StringComparison.Ordinal)..].Split(' ');
        var run = await Typed.Async(["run", sheet, "--out", Path("out"), "--min-arrays", "99", .. options]);
        Assert.True(run.Code == ExitCodes.Success, run.Messages);
        Assert.Equal(Arrays * 6, File.ReadLines(Path("out/segments.seg")).Skip(1).Count());

        // Other labels that teach the same are another recipe.
        File.AppendAllText(labels, "# looked at again\n");
        var again = await Typed.Async("tune", sheet, "--labels", labels, "--set", "segment-array.fpop-penalty=200", "--json");
        var json = JsonDocument.Parse(again.Output).RootElement;
        Assert.Equal(0, json.GetProperty("errors").GetProperty("learned").GetInt32());
        var hash = json.GetProperty("labels_sha256").GetString()!;
        Assert.DoesNotContain(hash, line, StringComparison.Ordinal);
        var changed = json.GetProperty("run_options").GetString()!.Split(' ');
        Assert.Equal(options[..^1], changed[..^1]);
        var planned = await Typed.Async(["run", sheet, "--out", Path("out"), "--min-arrays", "99", "--dry-run", .. changed]);
        Assert.Contains("segment-array", planned.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("0 to compute", planned.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_labelled_array_is_not_judged_and_labels_of_one_kind_are_remarked_on()
    {
        var tuned = await Typed.Async("tune", Sheet(), "--labels", Labels(["1\t10000000\t30000000\tnormal\tA1"]));
        Assert.True(tuned.Code == ExitCodes.Success, tuned.Messages);
        Assert.Contains("One array is labelled", tuned.Output, StringComparison.Ordinal);
        Assert.Contains("every label says that there is no break", tuned.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "labels.bed: There is no label.")]
    [InlineData("1\t100\t200", "labels.bed, line 1: The line has 3 columns")]
    [InlineData("# mine\nchr1_random\t100\t200\tbreak\tA1", "line 2, column 1: 'chr1_random' is not a human chromosome.")]
    [InlineData("1\t1e6\t200\tbreak\tA1", "line 1, column 2: '1e6' is not a position.")]
    [InlineData("1\t300\t200\tbreak\tA1", "line 1: The region ends at 200, not after its start 300.")]
    [InlineData("1\t100\t200\tgain\tA1", "line 1, column 4: 'gain' is no label.")]
    [InlineData("1\t100\t200\tbreak", "line 1: The label names no array, and the sheet has 4.")]
    [InlineData("1\t100\t200\tbreak\ta1", "line 1, column 5: a1: no such array in the sheet, which has A0, A1, A2, A3.")]
    [InlineData("1\t10000000\t30000000\tbreak\tA1\n1\t20000000\t40000000\tnormal\tA1", "line 2: The region overlaps that of line 1")]
    [InlineData("1\t100001\t100002\tbreak\tA1", "line 1: No break could lie in the region: A1 has 600 measured probes on chromosome 1")]
    [InlineData("9\t100001\t900002\tnormal\tA1", "line 1: No break could lie in the region: A1 has 0 measured probes on chromosome 9")]
    public async Task A_wrong_file_of_labels_is_told_where_and_what(string text, string message)
    {
        var wrong = await Typed.Async("tune", Sheet(), "--labels", Labels(text.Split('\n')));
        Assert.Equal(ExitCodes.InvalidInput, wrong.Code);
        Assert.Contains(message, wrong.Messages, StringComparison.Ordinal);
        Assert.Empty(wrong.Output);
    }

    [Fact]
    public async Task A_missing_file_of_labels_and_a_hash_that_is_none_are_refused()
    {
        var sheet = Sheet();
        Assert.Contains("The file of labels is not there.", (await Typed.Async("tune", sheet, "--labels", Path("no.bed"))).Messages, StringComparison.Ordinal);
        Assert.Equal(ExitCodes.Usage, (await Typed.Async("tune", sheet)).Code);
        var run = await Typed.Async("run", sheet, "--out", Path("out"), "--min-arrays", "99", "--segmenter", "fpop", "--set", "segment-array.fpop-labels=mine");
        Assert.Equal(ExitCodes.SomeFailed, run.Code);
        Assert.Contains("'mine' is not a SHA-256", run.Messages, StringComparison.Ordinal);
    }

    private string Path(string name) => System.IO.Path.Combine(_folder, name);

    private string Labels(IEnumerable<string> lines)
    {
        File.WriteAllLines(Path("labels.bed"), lines);
        return Path("labels.bed");
    }

    /// <summary>Two chromosomes of 600 probes, 100 kb apart, each with a gain of 2.5 sd between probes 200 and 400.</summary>
    private static IEnumerable<string> Truth(int array) => new[] { 1, 2 }.SelectMany(c => new[]
    {
        $"chr{c}\t100000\t18500000\tnormal\tA{array}", $"chr{c}\t18500000\t21500000\tbreak\tA{array}",
        $"chr{c}\t38500000\t41500000\tbreakpoint\tA{array}", $"chr{c}\t41500000\t60000000\t0breakpoints\tA{array}",
    });

    private string Sheet()
    {
        var sheet = new StringBuilder("sample,array,file,build\n");
        for (var array = 0; array < Arrays; array++)
        {
            var random = new Random(77 + array);
            sheet.Append(CultureInfo.InvariantCulture, $"S{array},A{array},A{array}.tsv,hg19\n");
            File.WriteAllLines(Path($"A{array}.tsv"), Enumerable.Range(0, 1200)
                .Select(i => (Chromosome: 1 + (i / 600), Probe: i % 600, Noise: 0.2 * Enumerable.Range(0, 12).Sum(_ => random.NextDouble() - 0.5)))
                .Select(p => (p.Chromosome, p.Probe, Log2: p.Noise + (p.Probe is >= 200 and < 400 ? 0.5 : 0)))
                .Select(p => string.Create(CultureInfo.InvariantCulture,
                    $"p{p.Chromosome}.{p.Probe}\t{p.Chromosome}\t{(p.Probe + 1) * 100_000}\t{p.Log2:0.0000}"))
                .Prepend("name\tchromosome\tposition\tlog2"));
        }

        File.WriteAllText(Path("sheet.csv"), sheet.ToString());
        return Path("sheet.csv");
    }
}
