using System.Globalization;
using System.Text;
using CyclinE.Genomics.Input;
using CyclinE.Genomics.Results.Files;
using CyclinE.Ingest.Splitting;
using CyclinE.Ingest.Tests.Readers;

namespace CyclinE.Ingest.Tests.Splitting;

/// <summary>A file of many samples, split once, gives for each sample what reading the file for it gives.</summary>
public sealed class SplittingTests
{
    private static readonly string[] Three = ["S1", "S2", "S3"];

    public static TheoryData<string> Layouts => ["report", "report-comma", "report-by-snp", "soft", "matrix", "signal", "table", "table-quoted"];

    [Theory]
    [MemberData(nameof(Layouts))]
    public void A_split_sample_is_the_sample_read_directly(string layout)
    {
        var (text, names) = Layout(layout);
        var split = SplitRun.Of(text);
        Assert.Equal(FileContent.Samples, split.Index.Content);
        Assert.Equal(names, split.Index.Samples.Select(s => s.Name));
        foreach (var name in names)
        {
            var direct = Ingesting.Of(text, Facts(layout) with { FileSample = name });
            var own = split.Ingest(name, Facts(layout));
            Assert.Equal(direct.Profile.Log2, own.Profile.Log2);
            Assert.Equal(direct.Profile.Baf, own.Profile.Baf);
            Assert.Equal(direct.Profile.Probes.Hash, own.Profile.Probes.Hash);
            Assert.Equal(direct.Document.Scalars, own.Document.Scalars);
            Assert.Equal(direct.Document.Format, own.Document.Format);
            Assert.Equal(direct.Document.Vendor, own.Document.Vendor);
        }
    }

    [Theory]
    [MemberData(nameof(Layouts))]
    public void A_small_budget_hands_on_in_parts_and_changes_nothing(string layout)
    {
        var (text, names) = Layout(layout);
        var whole = SplitRun.Of(text);
        var pieces = SplitRun.Of(text, budget: 500);
        Assert.True(pieces.Parts > names.Length);
        Assert.InRange(pieces.Longest, 1, 2000 + (layout == "soft" ? 3000 : 0));
        Assert.All(names, n => Assert.Equal(whole.Text(n), pieces.Text(n)));
        Assert.All(names, n => Assert.Equal(whole.Id(n), pieces.Id(n)));
    }

    [Fact]
    public void The_file_is_read_once_whatever_the_number_of_its_samples()
    {
        var text = Encoding.UTF8.GetBytes(VendorTables.FinalReport('\t', [.. Enumerable.Range(1, 200).Select(i => $"S{i}")]));
        var file = new CountedBytes(text);
        var index = FileSplitting.Run(file, Ingesting.File, new SplitFacts(), new SplitOptions(), new SampleSink(new SplitRun(), null), CancellationToken.None);
        Assert.Equal(200, index.Samples.Count);
        Assert.Equal(text.Length, file.BytesRead);
    }

    [Theory]
    [InlineData("report")]
    [InlineData("report-by-snp")]
    public void A_message_about_a_split_sample_names_the_files_own_line(string layout)
    {
        var lines = Layout(layout).Text.Split('\n');
        var broken = Array.FindLastIndex(lines, l => l.Contains("\tS2\t1\t", StringComparison.Ordinal));
        lines[broken] = lines[broken].Replace("\t1\t", "\tQ\t", StringComparison.Ordinal);
        var split = SplitRun.Of(string.Join('\n', lines));
        var problem = Assert.Throws<InvalidInputException>(() => split.Ingest("S2", Ingesting.Hg19)).Problem;
        Assert.Contains(string.Create(CultureInfo.InvariantCulture, $"line {broken + 1},"), problem.Where, StringComparison.Ordinal);
        Assert.NotNull(split.Ingest("S1", Ingesting.Hg19));
    }

    [Fact]
    public void The_same_sample_has_the_same_id_whatever_follows_it()
    {
        var two = SplitRun.Of(Table("S1", "S2"));
        var three = SplitRun.Of(Table("S1", "S2", "S3"));
        Assert.Equal(two.Id("S2"), three.Id("S2"));
        Assert.NotEqual(two.Id("S1"), two.Id("S2"));
    }

    [Fact]
    public void A_platform_that_all_samples_share_is_kept_once()
    {
        var platform = new StringBuilder("^DATABASE = GeoMiame\n^PLATFORM = GPL1\n!platform_table_begin\nID\tCHROMOSOMAL_LOCATION\n");
        for (var i = 0; i < 4000; i++)
        {
            platform.Append(CultureInfo.InvariantCulture, $"rs{i}\tchr1:{1000 + (i * 500)}-{1060 + (i * 500)}\n");
        }

        platform.Append("!platform_table_end\n");
        var soft = VendorTables.Soft();
        var split = SplitRun.Of(platform + soft[soft.IndexOf("^SAMPLE", StringComparison.Ordinal)..]);
        Assert.Equal(1, split.Parts);
        Assert.Equal(60, split.Ingest("GSM2", Ingesting.Hg19).Profile.Probes.Count);
    }

    [Theory]
    [InlineData("[Header]\nContent\tx\n", "truncated-file")]
    [InlineData("[Header]\n[Data]\nSNP Name\tSample ID\tChr\tPosition\n", "missing-column")]
    [InlineData("[Header]\n[Data]\nSNP Name\tSample ID\tChr\tPosition\tLog R Ratio\n", "truncated-file")]
    [InlineData("!Series_title\t\"x\"\n!series_matrix_table_begin\n\"ID_REF\"\t\"GSM1\"\t\"GSM2\"\n\"rs1\"\t0.1\t0.2\n", "truncated-file")]
    [InlineData("!Series_title\t\"x\"\n!series_matrix_table_begin\n\"ID_REF\"\t\"GSM1\"\t\"GSM2\"\n\"rs1\"\t0.1\n!series_matrix_table_end\n", "field-count")]
    [InlineData("^DATABASE = x\n^SERIES = GSE1\n", "missing-sample")]
    public void A_file_of_which_no_sample_can_be_used_is_refused(string text, string code) =>
        Assert.Equal(code, SplitRun.Refused(text).Code);

    [Fact]
    public void A_damaged_gzip_is_the_files_problem()
    {
        var whole = Ingesting.Gzip(VendorTables.FinalReport('\t', Three));
        var problem = Assert.Throws<InvalidInputException>(() => SplitRun.Of(whole[..(whole.Length - 100)])).Problem;
        Assert.Equal("truncated-file", problem.Code);
    }

    [Fact]
    public void A_format_of_one_array_is_left_whole() =>
        Assert.Equal(FileContent.Whole, SplitRun.Of(VendorTables.Cnchp()).Index.Content);

    [Fact]
    public void A_sample_is_chosen_by_name_or_title_and_others_are_listed()
    {
        var index = SplitRun.Of(VendorTables.Soft()).Index;
        Assert.Equal("GSM2", index.Choose("line 2", "f").Name);
        Assert.Equal("several-samples", Assert.Throws<InvalidInputException>(() => index.Choose(null, "f")).Problem.Code);
        var unknown = Assert.Throws<InvalidInputException>(() => index.Choose("GSM9", "f")).Problem;
        Assert.Equal("unknown-sample", unknown.Code);
        Assert.Contains("2 samples: GSM1, GSM2", unknown.What, StringComparison.Ordinal);
    }

    [Fact]
    public void Listing_stops_as_soon_as_it_knows_enough()
    {
        var file = new CountedBytes(Encoding.UTF8.GetBytes(VendorTables.FinalReport('\t', [.. Enumerable.Range(1, 2000).Select(i => $"S{i}")])));
        var index = FileSplitting.List(file, Ingesting.File, new SplitFacts(), found => found.Contains("S3"), CancellationToken.None);
        Assert.Equal(Three, index.Samples.Select(s => s.Name));
        Assert.True(file.BytesRead < file.Length / 2);
    }

    [Fact]
    public void A_generic_table_of_several_samples_is_not_read_as_one()
    {
        Assert.Equal("several-samples", Ingesting.Refused(Table("S1", "S2"), Ingesting.Hg19).Code);
        Assert.Equal(200, Ingesting.Of(Table("S1", "S2"), Ingesting.Hg19 with { FileSample = "S2" }).Profile.Probes.Count);
    }

    private static ArrayFacts Facts(string layout) => layout == "matrix"
        ? Ingesting.Hg19 with { Probes = new MemoryStream(Encoding.UTF8.GetBytes(VendorTables.Positions())), ScaleDeclared = true }
        : Ingesting.Hg19;

    private static (string Text, string[] Names) Layout(string layout) => layout switch
    {
        "report" => (VendorTables.FinalReport('\t', Three), Three),
        "report-comma" => (VendorTables.FinalReport(',', Three), Three),
        "report-by-snp" => (BySnp(VendorTables.FinalReport('\t', Three)), Three),
        "soft" => (VendorTables.Soft(), ["GSM1", "GSM2"]),
        "matrix" => (VendorTables.SeriesMatrix(), ["GSM1", "GSM2"]),
        "signal" => (VendorTables.Signal("NA1", "NA2"), ["NA1", "NA2"]),
        "table" => (Table(Three), Three),
        _ => (Quoted(Table(Three)), Three),
    };

    private static string Table(params string[] samples) =>
        "#build=hg19\nsample\tchromosome\tposition\tlog2\n"
        + string.Concat(samples.SelectMany((s, i) => Tables.Noise(seed: 3 + i).Select(r => $"{s}\t{r}\n")));

    /// <summary>As R writes a data frame: quoted, with row names that have no title.</summary>
    private static string Quoted(string table)
    {
        var lines = table.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var header = string.Join('\t', lines[1].Split('\t').Select(t => $"\"{t}\""));
        return $"{lines[0]}\n{header}\n" + string.Concat(lines.Skip(2).Select((l, i) =>
        {
            var cells = l.Split('\t');
            return string.Create(CultureInfo.InvariantCulture, $"\"{i + 1}\"\t\"{cells[0]}\"\t{cells[1]}\t{cells[2]}\t{cells[3]}\n");
        }));
    }

    /// <summary>The rows in order of SNP, then sample.</summary>
    private static string BySnp(string report)
    {
        var lines = report.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var head = Array.IndexOf(lines, "[Data]") + 2;
        var rows = lines.Skip(head).ToList();
        var snps = rows.Count / Three.Length;
        return string.Concat(lines.Take(head).Concat(Enumerable.Range(0, rows.Count).Select(i => rows[(i % Three.Length * snps) + (i / Three.Length)]))
            .Select(l => l + "\n"));
    }

    private sealed class CountedBytes(byte[] bytes) : MemoryStream(bytes)
    {
        public long BytesRead { get; private set; }

        // Reading into a span comes here too.
        public override int Read(byte[] buffer, int offset, int count)
        {
            var read = base.Read(buffer, offset, count);
            BytesRead += read;
            return read;
        }
    }
}
