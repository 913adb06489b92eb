using System.Globalization;
using System.Text;
using CyclinE.Genomics.Input;
using CyclinE.Ingest.Splitting;
using CyclinE.Ingest.Tests.Readers;
using CyclinE.Ingest.Tests.Splitting;

namespace CyclinE.Ingest.Tests;

/// <summary>Two arrays under one name fail, whether the file is split or read directly; replicate probes of one array are merged.</summary>
public sealed class SeveralArraysTests
{
    public static TheoryData<string, string> Files => new()
    {
        { "report", VendorTables.FinalReport('\t', "S1", "S2").Replace("\tS2\t", "\tS1\t", StringComparison.Ordinal) },
        { "report-by-snp", BySnp(VendorTables.FinalReport('\t', "S1", "S2").Replace("\tS2\t", "\tS1\t", StringComparison.Ordinal)) },
        { "soft", VendorTables.Soft().Replace("GSM2", "GSM1", StringComparison.Ordinal) },
        { "soft-title", VendorTables.Soft().Replace("line 2", "line 1", StringComparison.Ordinal) },
        { "matrix", VendorTables.SeriesMatrix().Replace("GSM2", "GSM1", StringComparison.Ordinal) },
        { "matrix-title", VendorTables.SeriesMatrix().Replace("second", "first", StringComparison.Ordinal) },
        { "signal", VendorTables.Signal("S1", "S2").Replace("S2.", "S1.", StringComparison.Ordinal) },
        { "table", Long("S1", "S1") },
        { "wide", Wide("S1", "S1") },
    };

    [Theory]
    [MemberData(nameof(Files))]
    public void Two_arrays_of_one_name_are_refused_with_the_remedy(string layout, string text)
    {
        var name = layout switch { "soft" or "matrix" => "GSM1", "soft-title" => "line 1", "matrix-title" => "first", _ => "S1" };
        var facts = Ingesting.Hg19 with
        {
            FileSample = name,
            ScaleDeclared = layout.StartsWith("matrix", StringComparison.Ordinal),
            Probes = layout.StartsWith("matrix", StringComparison.Ordinal) ? new MemoryStream(Encoding.UTF8.GetBytes(VendorTables.Positions())) : null,
        };
        var direct = Assert.Throws<InvalidInputException>(() => Ingesting.Of(text, facts)).Problem;
        facts.Probes?.Seek(0, SeekOrigin.Begin);
        var split = Assert.Throws<InvalidInputException>(() => SplitRun.Of(text).Ingest(name, facts)).Problem;
        Assert.All([direct, split], p => Assert.Equal("several-arrays", p.Code));
        Assert.All([direct, split], p => Assert.Contains("file_sample", p.Remedy, StringComparison.Ordinal));
    }

    [Fact]
    public void Two_arrays_of_one_name_in_segments_are_refused_also_when_mended()
    {
        const string Two = "S1\t1\t1\t100000000\t500\t0.1\nS1\t1\t100000001\t200000000\t500\t0.9\nS1\t1\t1\t150000000\t700\t-0.1\nS1\t1\t150000001\t200000000\t300\t0\n";
        foreach (var repair in new[] { false, true })
        {
            Assert.Equal("several-arrays", SplitRun.Of(Two, options: new SplitOptions { SegRepair = repair }).Index.Samples[0].Problem!.Code);
        }
    }

    [Fact]
    public void Replicate_probes_of_one_array_are_merged()
    {
        // Every clone twice, both of them behind the others as a second grid, or side by side; an event on a part of them.
        var levels = Enumerable.Range(0, 300).Select(i => i is > 100 and < 160 ? 0.8 : 0).ToArray();
        var noise = Tables.NoiseValues(600, 0.1, 0, 11).ToArray();
        string Row(int i, int copy, int order) =>
            string.Create(CultureInfo.InvariantCulture, $"c{i}\t1\t{(i + 1) * 100000}\t{levels[i] + noise[(2 * order) + copy]:0.0000}");
        var beside = Tables.Of("name\tchromosome\tposition\tlog2", Enumerable.Range(0, 300).SelectMany(i => new[] { Row(i, 0, i), Row(i, 1, i) }));
        var grids = Tables.Of("name\tchromosome\tposition\tlog2", Enumerable.Range(0, 600).Select(k => (k % 300 * 7 % 300, k / 300))
            .Select(r => Row(r.Item1, r.Item2, r.Item1)));
        foreach (var text in new[] { beside, grids })
        {
            var result = Ingesting.Of(text, Ingesting.Hg19);
            Assert.Equal(300, result.Profile.Probes.Count);
            Assert.Equal("600 replicate features merged into 300 probes", result.Effect("replicates"));
        }
    }

    [Fact]
    public void Two_arrays_row_by_row_are_told_by_their_events()
    {
        var noise = Tables.NoiseValues(600, 0.15, 0, 12).ToArray();
        string Row(int i, int copy) => string.Create(
            CultureInfo.InvariantCulture, $"c{i}\t1\t{(i + 1) * 100000}\t{(copy == 0 && i is > 100 and < 160 ? 1.2 : 0) + noise[(2 * i) + copy]:0.0000}");
        var problem = Ingesting.Refused(
            Tables.Of("name\tchromosome\tposition\tlog2", Enumerable.Range(0, 300).SelectMany(i => new[] { Row(i, 0), Row(i, 1) })), Ingesting.Hg19);
        Assert.Equal("several-arrays", problem.Code);
        Assert.Contains("c0", problem.What, StringComparison.Ordinal);
    }

    private static string BySnp(string report)
    {
        var lines = report.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var head = Array.FindIndex(lines, l => l.StartsWith("SNP Name", StringComparison.Ordinal)) + 1;
        var rows = lines[head..];
        return string.Join('\n',
            [.. lines[..head], .. Enumerable.Range(0, rows.Length / 2).SelectMany(i => new[] { rows[i], rows[i + (rows.Length / 2)] })]) + "\n";
    }

    private static string Long(params string[] samples) => Tables.Of(
        "sample\tname\tchromosome\tposition\tlog2",
        samples.SelectMany((s, k) => VendorTables.Places()
            .Select(p => $"{s}\trs{p.I}\t{p.Chromosome}\t{p.Position}\t{VendorTables.Value((p.I + k) % VendorTables.Probes)}")));

    private static string Wide(params string[] samples) => Tables.Of(
        "name\tchromosome\tposition\t" + string.Join('\t', samples),
        VendorTables.Places().Select(
            p => $"rs{p.I}\t{p.Chromosome}\t{p.Position}" + string.Concat(
                samples.Select((_, k) => "\t" + VendorTables.Value((p.I + k) % VendorTables.Probes)))));
}
