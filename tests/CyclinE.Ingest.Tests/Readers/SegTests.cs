using CyclinE.Genomics.Genome;
using CyclinE.Genomics.Input;
using CyclinE.Genomics.Results.Files;
using CyclinE.Genomics.Results.Segments;
using CyclinE.Ingest.Splitting;
using CyclinE.Ingest.Tests.Splitting;

namespace CyclinE.Ingest.Tests.Readers;

/// <summary>Tables of segments in the layouts of IGV, GISTIC, DNAcopy and TCGA, and what is refused of them.</summary>
public sealed class SegTests
{
    private const string Header = "ID\tchrom\tloc.start\tloc.end\tnum.mark\tseg.mean\n";
    private const string Rows = "T1\t1\t1000\t90000\t40\t0.12\nT1\t1\t90500\t120000\t7\t-0.8\nT2\t23\t500\t9000\t11\t0.3\n";

    [Theory]
    [InlineData(Header + Rows)]
    [InlineData(Rows)]
    [InlineData("Sample\tChromosome\tStart\tEnd\tNum_Probes\tSegment_Mean\n" + Rows)]
    [InlineData("GDC_Aliquot\tChromosome\tStart\tEnd\tNum_Probes\tSegment_Mean\n" + Rows)]
    [InlineData("#track viewLimits\n'ID\tchrom\tloc.start\tloc.end\tnum.mark\tseg.mean\n" + Rows)]
    [InlineData("\"ID\"\t\"chrom\"\t\"loc.start\"\t\"loc.end\"\t\"num.mark\"\t\"seg.mean\"\n\"1\"\t\"T1\"\t\"1\"\t1000\t90000\t40\t0.12\n\"2\"\t\"T1\"\t\"chr1\"\t90500\t1.2e+05\t7\t-0.8\n\"3\"\t\"T2\"\t\"X\"\t500\t9000\t11\t0.3\n")]
    [InlineData("ID,chrom,loc.start,loc.end,num.mark,seg.mean\nT1,1,1000,90000,40,0.12\nT1,1,90500,120000,7,-0.8\nT2,chrX,500,9000,11,0.3\n")]
    [InlineData("T1,1,1000,90000,40,0.12\nT1,1,90500,120000,7,-0.8\nT2,X,500,9000,11,0.3\n")]
    public void Every_layout_gives_the_same_segments(string text)
    {
        var split = SplitRun.Of(text);
        Assert.Equal(FileContent.Segments, split.Index.Content);
        Assert.Equal(["T1", "T2"], split.Index.Samples.Select(s => s.Name));
        var first = split.Segments("T1");
        Assert.Equal([(1000, 90000, 40, 0.12), (90500, 120000, 7, -0.8)], first.Segments.Select(s => (s.Start, s.End, s.Probes, s.Mean)));
        Assert.Equal((47, "hg19", "T1"), (first.Probes, first.File!.Build, first.File.Sample));
        Assert.Equal([(0, 39), (40, 46)], first.Segments.Select(s => (s.FirstProbe, s.LastProbe)));
        Assert.Equal(Chromosome.X, Assert.Single(split.Segments("T2").Segments).Chromosome);
    }

    [Theory]
    [InlineData("T1\t1\t200\t100\t5\t0.1\n", "segment-reversed", "reversed")]
    [InlineData("T1\t1\t100\t200\t5\tNA\n", "segment-without-mean", "no mean")]
    [InlineData("T1\t1\t100\t300\t5\t0.1\nT1\t1\t250\t400\t5\t0.3\n", "segments-overlap", "line 2")]
    [InlineData("T1\t21\t100\t90000000\t5\t0.1\n", "segment-beyond-end", "48,129,895")]
    [InlineData("T1\t1\t100\t200\t5\t400\n", "impossible-value", "400")]
    [InlineData("T1\t1\t100\tx\t5\t0.1\n", "not-a-number", "x")]
    [InlineData("T1\t1\t100.5\t200\t5\t0.1\n", "not-a-position", "100.5")]
    [InlineData("T1\t27\t100\t200\t5\t0.1\n", "not-a-chromosome", "27")]
    public void A_wrong_row_refuses_its_sample_with_the_line_and_not_the_file(string rows, string code, string said)
    {
        var index = SplitRun.Of(Header + rows + "T2\t1\t100\t200\t5\t-0.1\n").Index;
        Assert.Null(index.Samples[1].Problem);
        var problem = index.Samples[0].Problem!;
        Assert.Equal(code, problem.Code);
        Assert.Contains("line ", problem.Where, StringComparison.Ordinal);
        Assert.True(said == "reversed" || said == "no mean" || problem.What.Contains(said, StringComparison.Ordinal), problem.What);
        Assert.Equal(code, Assert.Throws<InvalidInputException>(() => index.Choose("T1", "f")).Problem.Code);
    }

    [Fact]
    public void Repair_mends_and_counts()
    {
        var split = SplitRun.Of(
            Header + "T1\t1\t300\t100\t5\t0.1\nT1\t1\t250\t400\t5\t0.3\nT1\t1\t260\t290\t2\t0.9\nT1\t1\t500\t600\t5\tNaN\nT1\t21\t100\t90000000\t5\t-0.1\nT1\t21\t95000000\t96000000\t5\t-0.1\n",
            options: new SplitOptions { SegRepair = true });
        var segments = split.Segments("T1");
        Assert.Equal([(100, 300), (301, 400), (100, 48129895)], segments.Segments.Select(s => (s.Start, s.End)));
        Assert.Equal("1 reversed, 2 beyond the end, 2 overlapping, 1 without mean", segments.File!.Steps.Single(s => s.Name == "seg-repair").Effect);
    }

    [Fact]
    public void Segments_that_touch_and_unordered_rows_are_no_errors()
    {
        var segments = SplitRun.Of(Header + "T1\t2\t200\t300\t5\t0.2\nT2\t1\t1\t9\t3\t-1\nT1\t2\t100\t200\t4\t0.1\nT1\t1\t50\t60\t3\t-0.1\n").Segments("T1");
        Assert.Equal([(50, 60), (100, 200), (201, 300)], segments.Segments.Select(s => (s.Start, s.End)));
        Assert.Equal("1 segments", segments.File!.Steps.Single(s => s.Name == "touching").Effect);
    }

    [Fact]
    public void Where_markers_are_not_counted_one_stands_for_10_kb()
    {
        var segments = SplitRun.Of("T1\t1\t1\t100000\t0.1\nT1\t1\t100001\t100900\t-0.2\n").Segments("T1");
        Assert.Equal([10, 1], segments.Segments.Select(s => s.Probes));
        Assert.Equal("2 segments", segments.File!.Steps.Single(s => s.Name == "markers").Effect);
    }

    [Fact]
    public void Means_are_read_on_the_scale_that_the_sheet_says()
    {
        var rows = string.Concat(Enumerable.Range(1, 60).Select(i => $"T1\t1\t{i * 1000}\t{(i * 1000) + 900}\t5\t{(i % 2 == 0 ? 4 : 2)}\n"));
        Assert.Equal("scale-unlikely", SplitRun.Refused(Header + rows).Code);
        var segments = SplitRun.Of(Header + rows, new SplitFacts { Build = "hg19", Scales = [ValueScale.Copies] }).Segments("T1");
        Assert.Equal([0, 1], segments.Segments.Take(2).Select(s => s.Mean));
        Assert.Equal("scale-contradiction",
            SplitRun.Refused(Header + rows, new SplitFacts { Build = "hg19", Scales = [ValueScale.Copies, ValueScale.Log2] }).Code);
    }

    [Fact]
    public void Build_and_polarity_are_decided_as_for_other_files()
    {
        Assert.Equal("build-unknown", SplitRun.Refused(Header + Rows, new SplitFacts()).Code);
        Assert.Equal("wrong-build", SplitRun.Refused("#build=hg38\n" + Header + Rows).Code);
        Assert.Equal("polarity-contradiction", SplitRun.Refused(Header + Rows, new SplitFacts { Build = "hg19", DyeSwap = true }).Code);
    }

    [Fact]
    public void An_array_cannot_be_read_from_segments_as_from_probes() =>
        Assert.Equal("segments-not-probes", Ingesting.Refused(Header + Rows, Ingesting.Hg19).Code);
}
