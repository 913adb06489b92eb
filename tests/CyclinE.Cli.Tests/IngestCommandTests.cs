using System.Text.Json;
using CyclinE.Cli.Output;
using CyclinE.Testing;

namespace CyclinE.Cli.Tests;

/// <summary><c>cycline ingest FILE</c>: one file looked at, nothing stored.</summary>
public sealed class IngestCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("cycline-ingest-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task An_array_is_described_as_text_and_as_JSON()
    {
        var path = Write("a.tsv", Enumerable.Range(1, 60)
            .Select(i => FormattableString.Invariant($"{1 + (i % 3)}\t{i * 100_000}\t{0.05 * Math.Sin(7.1 * i * i):0.000}")));
        var typed = await Typed.Async("ingest", path);
        Assert.Equal(ExitCodes.Success, typed.Code);
        Assert.Contains("format     generic", typed.Output, StringComparison.Ordinal);
        Assert.Contains("probes     60, 60 with a value (0.0% missing)", typed.Output, StringComparison.Ordinal);
        Assert.Contains("\nquality    warn\n           No probe lies on chromosomes 4–22 and X: ", typed.Output, StringComparison.Ordinal);

        var json = JsonDocument.Parse((await Typed.Async("ingest", path, "--json")).Output).RootElement;
        Assert.Equal(60, json.GetProperty("array").GetProperty("probe_count").GetInt32());
        Assert.Equal([Path.GetFileName(path)], Directory.GetFiles(_folder).Select(Path.GetFileName));
    }

    [Fact]
    public async Task A_wrong_file_says_where_and_what_to_do()
    {
        var wrong = await Typed.Async("ingest", Write("b.tsv", ["1\t100000\tabc"]));
        Assert.Equal(ExitCodes.InvalidInput, wrong.Code);
        Assert.Contains("b.tsv", wrong.Messages, StringComparison.Ordinal);
        Assert.Contains("abc", wrong.Messages, StringComparison.Ordinal);

        var missing = await Typed.Async("ingest", Path.Combine(_folder, "none.tsv"));
        Assert.Equal(ExitCodes.InvalidInput, missing.Code);
        Assert.Contains("none.tsv", missing.Messages, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_there_is_no_sheet_none_is_spoken_of()
    {
        string[] rows = ["1\t100000\t0.1", "1\t200000\t-0.1"];
        var build = Path.Combine(_folder, "build.tsv");
        await File.WriteAllTextAsync(build, "# build=hg38\nchromosome\tposition\tlog2\n" + string.Join('\n', rows) + "\n",
            TestContext.Current.CancellationToken);
        var contradiction = await Typed.Async("ingest", build, "--build", "hg19");
        Assert.Contains("the command line says hg19", contradiction.Messages, StringComparison.Ordinal);
        Assert.Contains("--build", contradiction.Messages, StringComparison.Ordinal);

        var unknown = Path.Combine(_folder, "unknown.tsv");
        await File.WriteAllTextAsync(unknown, "chromosome\tposition\tlog2\n" + string.Join('\n', rows) + "\n", TestContext.Current.CancellationToken);
        Assert.Contains("Fill --build", (await Typed.Async("ingest", unknown)).Messages, StringComparison.Ordinal);
        foreach (var typed in new[] { contradiction, await Typed.Async("ingest", unknown), await Typed.Async("ingest", build, "--scale", "log3") })
        {
            Assert.DoesNotContain("sheet", typed.Messages, StringComparison.OrdinalIgnoreCase);
        }
    }

    [Fact]
    public async Task Intensities_alone_are_shown_and_then_refused()
    {
        var typed = await Typed.Async("ingest", ReferenceData.Require("arrays/affymetrix/test.v4.CEL"));
        Assert.Equal(ExitCodes.InvalidInput, typed.Code);
        Assert.Contains("CEL (Version4), chip Test3, 126 x 126 cells", typed.Output, StringComparison.Ordinal);
        Assert.Contains("CNCHP or CYCHP", typed.Messages, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Intensities_of_a_compressed_file_are_shown_as_those_of_a_plain_one()
    {
        var plain = ReferenceData.Require("arrays/affymetrix/test.v4.CEL");
        var packed = Path.Combine(_folder, "test.v4.CEL.gz");
        using (var file = File.Create(packed))
        using (var gzip = new System.IO.Compression.GZipStream(file, System.IO.Compression.CompressionLevel.Fastest))
        {
            gzip.Write(await File.ReadAllBytesAsync(plain, TestContext.Current.CancellationToken));
        }

        var expected = await Typed.Async("ingest", plain);
        var typed = await Typed.Async("ingest", packed);
        Assert.Equal(ExitCodes.InvalidInput, typed.Code);
        Assert.Equal(expected.Output.Replace("test.v4.CEL", "test.v4.CEL.gz", StringComparison.Ordinal), typed.Output);
    }

    private string Write(string name, IEnumerable<string> rows)
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllLines(path, ["# build=hg19", "chromosome\tposition\tlog2", .. rows]);
        return path;
    }
}
