using System.Globalization;
using System.Text;
using CyclinE.Genomics.Genome;
using CyclinE.Genomics.Probes;
using CyclinE.Genomics.Results.Profiles;

namespace CyclinE.Ingest.Tests.Readers;

public class GenericTests
{
    private static readonly string Plain = Tables.Of(Tables.Header, Tables.Noise());

    [Fact]
    public void A_table_becomes_a_profile()
    {
        var result = Ingesting.Of(Plain, Ingesting.Hg19);
        Assert.Equal("generic", result.Document.Format);
        Assert.Equal("hg19", result.Document.Build);
        Assert.Null(result.Profile.Probes.Names);
        Assert.Equal(200, result.Document.ProbeCount);
        Assert.Equal(1000, result.Profile.Probes.Positions[0]);
        var whole = Ingesting.Of(Tables.Of(Tables.Header, Tables.Genome()), Ingesting.Hg19).Document.Quality;
        Assert.Equal(QualityVerdict.Pass, whole.Verdict);
        Assert.Empty(whole.Reasons);
        Assert.Equal(["scale", "polarity", "centre"], result.Document.Normalisation.Select(s => s.Name));
    }

    [Theory]
    [InlineData("chromosome,position,log2", ",")]
    [InlineData("Chrom;Pos;Log2_Ratio", ";")]
    [InlineData("\"chr\"\t\"start\"\t\"log2.ratio\"", "\t")]
    [InlineData("#chrom\tpos\tlog2", "\t")]
    [InlineData("\uFEFFCHROMOSOME, POSITION, LOG2RATIO", ", ")]
    public void Headers_and_delimiters_of_many_kinds(string header, string delimiter)
    {
        var text = Tables.Of(header, Tables.Noise().Select(r => r.Replace("\t", delimiter, StringComparison.Ordinal)));
        var result = Ingesting.Of(text.ReplaceLineEndings("\r\n"), Ingesting.Hg19);
        Assert.Equal(Ingesting.Of(Plain, Ingesting.Hg19).Profile.Log2, result.Profile.Log2);
    }

    [Fact]
    public void Columns_may_come_in_any_order_with_others_between()
    {
        var rows = Tables.Noise().Select((r, i) => $"\"a, b\",{r.Split('\t')[2]},p{i},{r.Split('\t')[1]},,chr{r.Split('\t')[0]}");
        var result = Ingesting.Of(Tables.Of("note,log2,probe,position,empty,chromosome", rows), Ingesting.Hg19);
        Assert.Equal(Ingesting.Of(Plain, Ingesting.Hg19).Profile.Log2, result.Profile.Log2);
        Assert.Equal("p199", result.Profile.Probes.Names![199]);
    }

    [Theory]
    [InlineData("#build=hg19\n")]
    [InlineData("## build: hg19\n#platform=BAC 2.4k\n")]
    [InlineData("# made by someone\n\n# Build = GRCh37\n")]
    public void The_file_may_say_its_build(string comments)
    {
        Assert.Equal("hg19", Ingesting.Of(comments + Plain).Document.Build);
        Assert.Equal("hg19", Ingesting.Of(comments + Plain, Ingesting.Hg19).Document.Build);
        Assert.Equal(comments.Contains("BAC", StringComparison.Ordinal) ? "BAC 2.4k" : null, Ingesting.Of(comments + Plain).Document.Platform);
    }

    [Theory]
    [InlineData("23", "X")]
    [InlineData("24", "Y")]
    [InlineData("chrX", "X")]
    [InlineData("chrM", "MT")]
    [InlineData("MT", "MT")]
    [InlineData("Chr7", "7")]
    public void Chromosome_codes(string code, string chromosome)
    {
        var probes = Ingesting.Of(Tables.Of(Tables.Header, [.. Tables.Noise(), $"{code}\t10000\t0.1"]), Ingesting.Hg19).Profile.Probes;
        Assert.Contains(Chromosome.Parse(chromosome), probes.Chromosomes.Select(c => c.Chromosome));
    }

    [Fact]
    public void Contigs_and_unknown_positions_are_counted_and_left_out()
    {
        string[] unplaced = ["chr17_random\t500\t0.1", "GL000220.1\t500\t0.1", "0\t0\t0.1", "3\t0\t0.1", "4\tNA\t0.1", "NA\t77\tNA"];
        var result = Ingesting.Of(Tables.Of(Tables.Header, [.. Tables.Noise(), .. unplaced]), Ingesting.Hg19);
        Assert.Equal(200, result.Document.ProbeCount);
        Assert.StartsWith("6 left out (such as 0, 3, 4, GL000220.1, chr17_random", result.Effect("unplaced"));
    }

    [Theory]
    [InlineData("NA")]
    [InlineData("NaN")]
    [InlineData("nan")]
    [InlineData(".")]
    [InlineData("")]
    [InlineData("Inf")]
    [InlineData("-inf")]
    [InlineData("NULL")]
    public void Missing_values_stay_as_probes_without_a_value(string cell)
    {
        var result = Ingesting.Of(Tables.With(12, $"1\t500000\t{cell}"), Ingesting.Hg19);
        var missing = Assert.Single(Enumerable.Range(0, result.Document.ProbeCount), i => float.IsNaN(result.Profile.Log2[i]));
        Assert.Equal(500_000, result.Profile.Probes.Positions[missing]);
        Assert.Equal(result.Document.ProbeCount - 1, result.Document.Scalars.Probes);
    }

    [Theory]
    [InlineData("1.25", 1.25)]
    [InlineData("-0.5", -0.5)]
    [InlineData("+.5", 0.5)]
    [InlineData("5.", 5)]
    [InlineData("1e-3", 1e-3)]
    [InlineData("-2.5E+00", -2.5)]
    [InlineData("0.1234567890123456789012", 0.1234567890123456789012)]
    [InlineData(" 0.75 ", 0.75)]
    public void Numbers_of_many_kinds(string cell, double value)
    {
        var result = Ingesting.Of(Tables.With(12, $"1\t500000\t{cell}"), Ingesting.Hg19);
        Assert.Equal((float)value, result.Profile.Log2[Array.IndexOf(result.Profile.Probes.Positions, 500_000)]);
    }

    [Fact]
    public void Whole_positions_may_be_written_as_R_writes_them()
    {
        var result = Ingesting.Of(Tables.With(12, "1\t5e+05\t0.1"), Ingesting.Hg19);
        Assert.Contains(500_000, result.Profile.Probes.Positions);
    }

    [Theory]
    [InlineData(ValueScale.Ln)]
    [InlineData(ValueScale.Log10)]
    [InlineData(ValueScale.Ratio)]
    [InlineData(ValueScale.Copies)]
    [InlineData(ValueScale.CopiesMinus2)]
    public void Every_scale_becomes_log2(ValueScale scale)
    {
        double Scaled(double log2) => scale switch
        {
            ValueScale.Ln => log2 * Math.Log(2),
            ValueScale.Log10 => log2 * Math.Log10(2),
            ValueScale.Ratio => Math.Pow(2, log2),
            ValueScale.Copies => 2 * Math.Pow(2, log2),
            _ => (2 * Math.Pow(2, log2)) - 2,
        };
        var values = Tables.NoiseValues(200, 0.3, 0, 4).ToList();
        var rows = values.Select((v, i) => string.Create(CultureInfo.InvariantCulture, $"1\t{i + 1}\t{Scaled(v):R}"));
        var result = Ingesting.Of(Tables.Of("chromosome\tposition\tvalue", rows), Ingesting.Hg19 with { Scale = scale, ScaleDeclared = true });
        for (var i = 0; i < values.Count; i++)
        {
            Assert.Equal(values[i], result.Profile.Log2[i], 1e-6);
        }

        Assert.StartsWith("200 values converted from", result.Effect("scale"));
    }

    [Fact]
    public void A_ratio_of_zero_is_missing()
    {
        var rows = Tables.NoiseValues(200, 0.1, 1, 4).Select((v, i) => string.Create(CultureInfo.InvariantCulture, $"1\t{i + 1}\t{(i == 5 ? 0 : v):R}"));
        var result = Ingesting.Of(Tables.Of("chromosome\tposition\tratio", rows), Ingesting.Hg19);
        Assert.True(float.IsNaN(result.Profile.Log2[5]));
        Assert.Equal(199, result.Document.Scalars.Probes);
    }

    [Fact]
    public void Equal_positions_keep_file_order_and_are_no_replicates_without_a_name()
    {
        string[] same = ["5\t7000\t0.3", "5\t7000\t0.1", "5\t7000\t0.2"];
        var result = Ingesting.Of(Tables.Of(Tables.Header, [.. same, .. Tables.Noise()]), Ingesting.Hg19);
        Assert.Equal([0.3f, 0.1f, 0.2f], result.Profile.Log2[^3..]);
    }

    [Fact]
    public void A_build_without_tables_is_taken_as_it_is()
    {
        var text = Tables.Of(Tables.Header, [.. Tables.Noise(), "22\t400000000\t0.1"]);
        Assert.Equal("hg16", Ingesting.Of(text, new ArrayFacts { Build = "hg16" }).Document.Build);
    }

    [Fact]
    public void The_centre_is_recorded_and_not_applied()
    {
        var shifted = Ingesting.Of(Tables.Of(Tables.Header, Tables.Noise(2000, 0.1, -0.4)), Ingesting.Hg19);
        Assert.Equal(-0.4, shifted.Document.Scalars.Centre, 0.03);
        Assert.Equal(-0.4, shifted.Profile.Log2.Average(), 0.03);
        Assert.Contains("recorded, not applied", shifted.Document.Normalisation[^1].Parameters);
        Assert.Contains("no runner-up", shifted.Effect("centre"));
    }

    [Fact]
    public void An_array_without_autosomes_is_centred_on_what_there_is_and_says_so()
    {
        var result = Ingesting.Of(Tables.Of(Tables.Header, Tables.Noise().Select(r => "X" + r[1..])), Ingesting.Hg19);
        Assert.Contains("no autosomal", result.Document.Normalisation[^1].Parameters);
    }

    [Fact]
    public void A_cancelled_ingest_stops()
    {
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();
        Assert.ThrowsAny<OperationCanceledException>(() =>
            ArrayIngest.Ingest(new MemoryStream(Encoding.UTF8.GetBytes(Plain)), "a", Ingesting.Hg19, new IngestOptions(), cancelled.Token));
    }
}
