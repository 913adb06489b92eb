using CyclinE.Genomics.Input;
using CyclinE.Genomics.Profiles;
using CyclinE.Testing;

namespace CyclinE.Ingest.Tests;

public class BafTests
{
    private const string Header = "chromosome\tposition\tlog2\tname\tbaf\tbaf_normal";

    [Fact]
    public void Frequencies_follow_their_probes_into_genome_order()
    {
        var rows = Tables.Noise(100).Select((row, i) => $"{row}\tp{i}\t{(i % 2 == 0 ? "0.5" : "NA")}\t0.{i:00}").Reverse();
        var profile = Ingesting.Of(Tables.Of(Header, rows), Ingesting.Hg19).Profile;
        Assert.Equal([0.5f, float.NaN, 0.5f], profile.Baf!.Take(3));
        Assert.Equal([0f, 0.01f, 0.02f], profile.NormalBaf!.Take(3));
        Assert.Equal(0.99f, profile.NormalBaf![99]);
    }

    [Fact]
    public void A_table_without_them_has_none()
    {
        var profile = Ingesting.Of(Tables.Of(Tables.Header, Tables.Noise()), Ingesting.Hg19).Profile;
        Assert.Null(profile.Baf);
        Assert.Null(profile.NormalBaf);
    }

    [Fact]
    public void Replicates_have_the_median_of_their_finite_frequencies()
    {
        var rows = Tables.Noise(50).Select((row, i) => $"{row}\tp{i}\t0.5\t0.5")
            .Concat(["2\t7000\t0.1\tr\t0.2\tNA", "2\t7000\t0.2\tr\t0.4\tNA", "2\t7000\t0.3\tr\tNA\tNA"]);
        var profile = Ingesting.Of(Tables.Of(Header, rows), Ingesting.Hg19).Profile;
        Assert.Equal(51, profile.Probes.Count);
        Assert.Equal(0.2f, profile.Log2[50]);
        Assert.Equal(0.3f, profile.Baf![50], 1e-6f);
        Assert.Equal(float.NaN, profile.NormalBaf![50]);
    }

    [Fact]
    public void A_little_outside_is_set_to_the_limit_and_counted()
    {
        var rows = Tables.Noise(50).Select((row, i) => $"{row}\tp{i}\t{(i == 3 ? "-0.04" : i == 4 ? "1.12" : i == 5 ? "2" : "0.5")}\t0.5");
        var result = Ingesting.Of(Tables.Of(Header, rows), Ingesting.Hg19);
        Assert.Equal([0f, 1f, float.NaN, 0.5f], result.Profile.Baf!.Skip(3).Take(4));
        Assert.Equal("49 probes have one; 2 were outside 0 to 1, 1 without alleles", result.Effect("baf"));
    }

    [Theory]
    [InlineData("52.3", "impossible-value", "cannot be a B-allele frequency (expected 0 to 1)")]
    [InlineData("AB", "not-a-number", "'AB' is not a number")]
    [InlineData("0,5", "decimal-comma", "has a decimal comma")]
    public void What_no_frequency_can_be_is_refused_with_its_place(string cell, string code, string what)
    {
        var text = Tables.With(12, $"1\t500\t0.1\tp\t{cell}\t0.5", Header);
        var problem = Ingesting.Refused(WithAllColumns(text), Ingesting.Hg19);
        Assert.Equal((code, "array.txt, line 12, column 5 (baf)"), (problem.Code, problem.Where));
        Assert.Contains(what, problem.What);
    }

    [Fact]
    public void Paired_tumour_and_normal()
    {
        var text = File.OpenRead(ReferenceData.Require("joint/paired_chr01.tsv.gz"));
        using var file = new System.IO.Compression.GZipStream(text, System.IO.Compression.CompressionMode.Decompress);
        var table = new StreamReader(file).ReadToEnd()
            .Replace("chromosome\tx\tCT\tbetaT\tCN\tbetaN", "chromosome\tposition\tcopies\tbetaT\tCN\tbetaN", StringComparison.Ordinal);
        var result = Ingesting.Of(table, new ArrayFacts { Build = "hg18" });
        Assert.Equal(73_346, result.Profile.Baf!.Length);
        Assert.Equal("73346 probes have one; 236 were outside 0 to 1, 0 without alleles", result.Effect("baf"));
        Assert.Equal("73346 probes have one; 165 were outside 0 to 1, 0 without alleles", result.Effect("normal-baf"));
    }

    private static string WithAllColumns(string text) =>
        string.Join('\n', text.Split('\n').Select(line => line.Count(c => c == '\t') == 2 ? line + "\tq\t0.5\t0.5" : line));
}
