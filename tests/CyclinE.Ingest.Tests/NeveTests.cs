using System.IO.Compression;
using CyclinE.Genomics.Profiles;
using CyclinE.Genomics.Results.Profiles;
using CyclinE.Testing;

namespace CyclinE.Ingest.Tests;

/// <summary>50 breast cancer lines on BAC arrays (Neve 2006), the table turned into one generic table per line.</summary>
public class NeveTests
{
    // Goldens/goldens.R
    [Theory]
    [InlineData("HCC1569", 2558, 0.137025429, 1.595505492, 0.135690854, 0.129449993, 0.156458308, -0.000224, 1.31608)]
    [InlineData("BT474", 2471, 0.091867493, 1.334432408, 0.091944850, 0.088419996, 0.124697154, -0.045789, 2.36083)]
    public void Scalars_equal_R(
        string line, int finite, double sigma, double tau, double dlrs, double mapd, double trimmedSd, double centre, double height)
    {
        var result = Ingesting.Of(Read([line]).Single().Text, new ArrayFacts { Build = "hg16" });
        var scalars = result.Document.Scalars;
        Assert.Equal(2621, result.Document.ProbeCount);
        Assert.Equal(finite, scalars.Probes);
        Assert.Equal(sigma, scalars.Sigma, 1e-8);
        Assert.Equal(tau, scalars.Tau, 1e-7);
        Assert.Equal(dlrs, scalars.Dlrs, 1e-8);
        Assert.Equal(mapd, scalars.Mapd, 1e-8);
        Assert.Equal(trimmedSd, scalars.TrimmedSd, 1e-8);
        Assert.Equal(centre, scalars.Centre, 5e-5);
        Assert.Equal(height, scalars.CentreHeight, 2e-3);
    }

    [Fact]
    public void Every_line_may_be_called_and_all_share_one_probe_set()
    {
        var results = Read().Select(line => Ingesting.Of(line.Text, new ArrayFacts { Build = "hg16" })).ToList();
        Assert.Equal(50, results.Count);
        Assert.Single(results.Select(r => r.Document.ProbeSet).Distinct());
        Assert.DoesNotContain(results, r => r.Document.Quality.Verdict == QualityVerdict.Fail);
        Assert.Equal(0.194788523887, results.Max(r => r.Document.Quality.Dlrs), 1e-7);
        Assert.Equal(0.0999618466234, results.Max(r => r.Document.Quality.MissingShare), 1e-9);
    }

    [Fact]
    public void The_CCNE1_clones_of_HCC1569_keep_their_value()
    {
        var profile = Ingesting.Of(Read(["HCC1569"]).Single().Text, new ArrayFacts { Build = "hg16" }).Profile;
        foreach (var clone in new[] { "RP11-46I12", "RP11-110J19", "CTB-25O22" })
        {
            Assert.InRange(profile.Log2[profile.Probes.Names!.IndexOf(clone)], 2.5, 3.5);
        }
    }

    private static List<(string Line, string Text)> Read(string[]? only = null)
    {
        using var file = new StreamReader(new GZipStream(File.OpenRead(ReferenceData.Require("lines/neve2006_cell_lines.tsv.gz")), CompressionMode.Decompress));
        var rows = file.ReadToEnd().TrimEnd('\n').Split('\n').Select(r => r.TrimEnd('\r').Split('\t')).ToList();
        return
        [
            .. Enumerable.Range(4, rows[0].Length - 4)
                .Where(column => only is null || only.Contains(rows[0][column]))
                .Select(column => (rows[0][column],
                    Tables.Of("name\tchromosome\tposition\tlog2", rows.Skip(1).Select(r => $"{r[0]}\t{r[1]}\t{r[2]}\t{r[column]}")))),
        ];
    }
}
