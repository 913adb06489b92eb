using System.Globalization;
using System.Text;
using CyclinE.Genomics.Input;
using CyclinE.Genomics.Results.Files;
using CyclinE.Genomics.Results.Segments;
using CyclinE.Ingest.Splitting;
using CyclinE.Ingest.Tests.Readers;
using CyclinE.Ingest.Tests.Splitting;

namespace CyclinE.Ingest.Tests;

/// <summary>Names and shapes of real files: accessions, places in one cell, bedGraph, matrices, padding, probe maps, segments as probes.</summary>
public sealed class ShapeTests
{
    private const string X = "NC_000023.10";

    private static float[] Values { get; } = [.. VendorTables.Places().Select(p => float.Parse(VendorTables.Value(p.I), CultureInfo.InvariantCulture))];

    [Theory]
    [InlineData("NC_000001.10", X, "hg19")]
    [InlineData("NC_000001.11", "NC_000023.11", "hg38")]
    [InlineData("NC_000001.9", "NC_000023.9", "hg18")]
    [InlineData("CM000663.1", "CM000685.1", "hg19")]
    [InlineData("CM000663.2", "CM000685.2", "hg38")]
    [InlineData("NC_000001", "NC_000023", "hg38")]
    public void Accessions_are_chromosomes(string one, string x, string build) =>
        AssertRead(Ingesting.Of(Table(p => $"{(p.Chromosome == "X" ? x : one)}\t{p.Position}"), new ArrayFacts { Build = build }));

    [Fact]
    public void Accessions_of_another_build_are_refused_with_both_builds()
    {
        var problem = Ingesting.Refused(Table(p => $"{(p.Chromosome == "X" ? X : "NC_000001.10")}\t{p.Position}"), new ArrayFacts { Build = "hg38" });
        Assert.Equal("wrong-build", problem.Code);
        Assert.Contains("hg19", problem.What, StringComparison.Ordinal);
        Assert.Contains("column 1 (chromosome)", problem.Where, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_nothing_lies_on_a_chromosome_the_names_are_said()
    {
        var problem = Ingesting.Refused(Table(p => $"NC_000001.77\t{p.Position}"), Ingesting.Hg19);
        Assert.Equal("no-placed-probes", problem.Code);
        Assert.Contains("NC_000001.77", problem.What, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("location\tlog2")]
    [InlineData("position\tlog2")]
    [InlineData("Genomic Coordinates\tlog2")]
    public void A_place_in_one_cell(string header)
    {
        AssertRead(Ingesting.Of(
            Tables.Of(header, VendorTables.Places().Select(p => $"chr{p.Chromosome}:{p.Position}-{p.Position + 59}\t{VendorTables.Value(p.I)}")),
            Ingesting.Hg19));
        AssertRead(Ingesting.Of(
            Tables.Of(header, VendorTables.Places().Select(p => $"{p.Chromosome}:{p.Position:N0}..{p.Position + 59:N0}\t{VendorTables.Value(p.I)}")),
            Ingesting.Hg19));
        var problem = Ingesting.Refused(
            Tables.Of(header, VendorTables.Places()
                .Select(p => $"chr{p.Chromosome}:{(p.I == 4 ? "x" : p.Position)}-{p.Position + 59}\t{VendorTables.Value(p.I)}")), Ingesting.Hg19);
        Assert.Equal(("not-a-position", true), (problem.Code, problem.Where.StartsWith("array.txt, line 6, column 1", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("", '\t')]
    [InlineData("track type=bedGraph name=\"T1 log2\"\n", ' ')]
    [InlineData("#build=hg19\nbrowser position chr1\ntrack type=bedGraph\n", '\t')]
    public void BedGraph_counts_from_0(string head, char d)
    {
        var text = head + string.Concat(VendorTables.Places()
            .Select(p => $"chr{p.Chromosome}{d}{p.Position - 1}{d}{p.Position + 59}{d}{VendorTables.Value(p.I)}\n"));
        AssertRead(Ingesting.Of(text, Ingesting.Hg19));
    }

    [Fact]
    public void BedGraph_of_coverage_is_no_log_ratio()
    {
        string Text(int least) =>
            string.Concat(VendorTables.Places().Select(p => $"chr{p.Chromosome}\t{p.Position - 1}\t{p.Position + 59}\t{least + (p.I % 20)}\n"));
        Assert.Equal("impossible-value", Ingesting.Refused(Text(100), Ingesting.Hg19).Code);
        Assert.Equal("scale-unlikely", Ingesting.Refused(Text(1), Ingesting.Hg19).Code);
    }

    [Theory]
    [InlineData("Clone\tChromosome\tPosition", "", 0, false)]
    [InlineData("SNP\tChromosome\tPhysicalPosition", "#track viewLimits=-2:2\n", 0, false)]
    [InlineData("Chromosome\tStart\tEnd\tFeature", "#track name=cn\n", 1, true)]
    [InlineData("Chromosome\tStart\tEnd\tFeature", "#coords=1\n", 0, true)]
    public void A_matrix_is_read_by_file_sample_and_split(string titles, string head, int lower, bool igv)
    {
        string Row((int I, string Chromosome, int Position) p) =>
            (igv ? $"chr{p.Chromosome}\t{p.Position - lower}\t{p.Position + 60}\trs{p.I}" : $"rs{p.I}\t{p.Chromosome}\t{p.Position}")
            + string.Concat(Enumerable.Range(0, 3).Select(s => $"\t{VendorTables.Value((p.I + s) % VendorTables.Probes)}"));
        var text = head + Tables.Of(titles + "\tT1\tT2\tT3", VendorTables.Places().Select(Row));
        var split = SplitRun.Of(text);
        Assert.Equal(["T1", "T2", "T3"], split.Index.Samples.Select(s => s.Name));
        for (var s = 0; s < 3; s++)
        {
            var facts = Ingesting.Hg19 with { FileSample = $"T{s + 1}" };
            var (direct, own) = (Ingesting.Of(text, facts), split.Ingest($"T{s + 1}", facts));
            Assert.Equal([.. Values.Skip(s), .. Values.Take(s)], direct.Profile.Log2);
            Assert.Equal(VendorTables.Places().Select(p => p.Position), direct.Profile.Probes.Positions);
            Assert.Equal(direct.Profile.Log2, own.Profile.Log2);
            Assert.Equal(direct.Profile.Probes.Hash, own.Profile.Probes.Hash);
            Assert.Equal(direct.Document.Scalars, own.Document.Scalars);
        }

        Assert.Equal("several-samples", Ingesting.Refused(text, Ingesting.Hg19).Code);
        Assert.Equal("unknown-sample", Ingesting.Refused(text, Ingesting.Hg19 with { FileSample = "T9" }).Code);
    }

    [Fact]
    public void A_matrix_as_R_writes_it_and_with_annotations()
    {
        var rows = VendorTables.Places()
            .Select(p => $"\"{p.I}\",\"rs{p.I}\",\"{p.Chromosome}\",{p.Position},\"GENE1, GENE2\",0.4,{VendorTables.Value(p.I)},{VendorTables.Value((p.I + 1) % VendorTables.Probes)}");
        var text = Tables.Of("\"name\",\"chromosome\",\"position\",\"Gene\",\"GC\",\"A\",\"B\"", rows);
        var split = SplitRun.Of(text);
        Assert.Equal(["A", "B"], split.Index.Samples.Select(s => s.Name));
        AssertRead(Ingesting.Of(text, Ingesting.Hg19 with { FileSample = "A" }));
        AssertRead(split.Ingest("A", Ingesting.Hg19));
    }

    [Fact]
    public void A_matrix_of_names_is_placed_by_the_table_of_probes()
    {
        var text = Tables.Of("clone\tT1\tT2", VendorTables.Places().Select(p => $"rs{p.I}\t{VendorTables.Value(p.I)}\t0.1"));
        AssertRead(Ingesting.Of(text, Ingesting.Hg19 with { FileSample = "T1", Probes = new MemoryStream(Encoding.UTF8.GetBytes(VendorTables.Positions())) }));
    }

    [Fact]
    public void One_column_of_another_title_is_read_only_where_the_sheet_names_it()
    {
        var text = Table(p => $"{p.Chromosome}\t{p.Position}", "chromosome\tposition\tT1");
        var problem = Ingesting.Refused(text, Ingesting.Hg19);
        Assert.Equal("missing-column", problem.Code);
        Assert.Contains("'T1'", problem.Remedy, StringComparison.Ordinal);
        AssertRead(Ingesting.Of(text, Ingesting.Hg19 with { FileSample = "T1" }));
    }

    [Theory]
    [InlineData("", "\t\t\t")]
    [InlineData("\t\t", "\t\t\t\t")]
    [InlineData("\t\t\t", "")]
    public void Empty_cells_behind_the_last_column_are_nothing(string ofHeader, string ofRows) =>
        AssertRead(Ingesting.Of(
            Tables.Of(Tables.Header + ofHeader, VendorTables.Places().Select(p => $"{p.Chromosome}\t{p.Position}\t{VendorTables.Value(p.I)}{ofRows}")),
            Ingesting.Hg19));

    [Fact]
    public void A_filled_cell_too_many_is_still_refused() =>
        Assert.Equal("field-count", Ingesting.Refused(Tables.With(4, "1\t5\t0.1\t\t7"), Ingesting.Hg19).Code);

    [Fact]
    public void XY_in_tables_is_on_X() =>
        AssertRead(Ingesting.Of(Table(p => $"{(p.I == 55 ? "XY" : p.Chromosome)}\t{p.Position}"), Ingesting.Hg19));

    [Fact]
    public void Genepix_names_are_looked_up_where_ids_have_no_position()
    {
        var lines = VendorTables.Genepix().Split('\n')
            .Select(l => System.Text.RegularExpressions.Regex.Replace(l, "\"clone\"\t\"(rs\\d+)\"", "\"$1\"\t\"SPOT_$1\"")).ToArray();
        var result = Ingesting.Of(string.Join('\n', lines), WithProbes());
        Assert.Equal(VendorTables.Places().Select(p => p.Position), result.Profile.Probes.Positions);
        Assert.Equal("rs0", result.Profile.Probes.Names![0]);
        Assert.Contains("60 found by column 'Name'", result.Effect("positions"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_table_of_positions_of_another_platform_says_names_of_both()
    {
        var problem = Ingesting.Refused(VendorTables.Genepix().Replace("\"rs", "\"A_14_P", StringComparison.Ordinal), WithProbes());
        Assert.Equal("probe-map-mismatch", problem.Code);
        Assert.Contains("A_14_P0", problem.What, StringComparison.Ordinal);
        Assert.Contains("rs0", problem.What, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("sample\tchromosome\tstart\tend\tlog2")]
    [InlineData("ID\tchrom\tstart\tend\tmean")]
    [InlineData("Sample\tChr\tStart\tStop\tlogR")]
    public void Segments_are_taken_as_segments_however_the_mean_is_titled(string header)
    {
        var split = SplitRun.Of(Tables.Of(header, Segments().Select(s => "S1\t" + s)));
        Assert.Equal(FileContent.Segments, split.Index.Content);
        Assert.Equal(2.9, split.Segments("S1").Segments[1].Mean);
        Assert.Equal("segments-not-probes", Ingesting.Refused(Tables.Of(header, Segments().Select(s => "S1\t" + s)), Ingesting.Hg19).Code);
    }

    [Theory]
    [InlineData("chromosome\tstart\tend\tlog2")]
    [InlineData("chrom\tloc.start\tloc.end\tlog2")]
    [InlineData("chr\tposition\tstop\tratio")]
    public void Segments_without_a_sample_are_refused(string header) =>
        Assert.Contains(Ingesting.Refused(Tables.Of(header, Segments()), Ingesting.Hg19 with { ScaleDeclared = true }).Code,
            (string[])["segments-not-probes", "unrecognised-format"]);

    [Fact]
    public void Segments_in_one_cell_or_as_bedGraph_are_refused()
    {
        var cells = Segments().Select(s => s.Split('\t')).ToList();
        Assert.Equal("segments-not-probes",
            Ingesting.Refused(Tables.Of("region\tlog2", cells.Select(c => $"chr{c[0]}:{c[1]}-{c[2]}\t{c[3]}")), Ingesting.Hg19).Code);
        Assert.Equal("segments-not-probes", Ingesting.Refused(string.Concat(cells.Select(c => $"chr{c[0]}\t{c[1]}\t{c[2]}\t{c[3]}\n")), Ingesting.Hg19).Code);
    }

    [Theory]
    [InlineData(150_000)]
    [InlineData(5_000_000)]
    public void Clones_and_bins_are_probes(int width)
    {
        var rows = Tables.NoiseValues(40, 0.1, 0, 4)
            .Select((v, i) => string.Create(CultureInfo.InvariantCulture, $"S1\t1\t{(i * 5_000_000) + 1}\t{(i * 5_000_000) + width}\t{v:0.000}"));
        Assert.Equal(40, Ingesting.Of(Tables.Of("sample\tchromosome\tstart\tend\tlog2", rows), Ingesting.Hg19).Profile.Probes.Count);
    }

    [Fact]
    public void A_segment_of_one_base_on_the_last_end_is_moved()
    {
        var segments = SplitRun.Of("S1\t1\t100000\t5000000\t900\t0.01\nS1\t1\t5000000\t5000000\t4\t-0.9\nS1\t1\t5001000\t9000000\t250\t0.02\n").Segments("S1");
        Assert.Equal([(100000, 5000000), (5000001, 5000001), (5001000, 9000000)], segments.Segments.Select(s => (s.Start, s.End)));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Segments_beyond_the_end_are_first_of_another_build(bool repair)
    {
        var problem = SplitRun.Of("S1\t1\t58953\t59871\t1\t-0.11\nS1\t19\t59000000\t63811651\t10\t-0.8\n",
            options: new SplitOptions { SegRepair = repair }).Index.Samples[0].Problem!;
        Assert.Equal("segment-beyond-end", problem.Code);
        Assert.Contains("fits hg18", problem.Remedy, StringComparison.Ordinal);
        Assert.DoesNotContain("seg-repair", problem.Remedy, StringComparison.Ordinal);
    }

    // A genome in a few segments, one of 0.6 Mb at 2.9.
    private static IEnumerable<string> Segments() =>
        ["1\t1000000\t70570499\t-0.03", "1\t70570500\t71170499\t2.9", "1\t71170500\t245000000\t0.04", "2\t1000000\t9786030\t-0.07",
            "2\t9786031\t240000000\t0.015", "3\t60001\t190000000\t-0.4"];

    private static string Table(Func<(int I, string Chromosome, int Position), string> place, string header = Tables.Header) =>
        Tables.Of(header, VendorTables.Places().Select(p => $"{place(p)}\t{VendorTables.Value(p.I)}"));

    private static ArrayFacts WithProbes() => Ingesting.Hg19 with { Probes = new MemoryStream(Encoding.UTF8.GetBytes(VendorTables.Positions())) };

    private static void AssertRead(IngestResult result)
    {
        Assert.Equal(Values, result.Profile.Log2);
        Assert.Equal(VendorTables.Places().Select(p => p.Position), result.Profile.Probes.Positions);
        Assert.Equal(["1", "X"], result.Profile.Probes.Chromosomes.Select(c => c.Chromosome.ToString()));
    }
}
