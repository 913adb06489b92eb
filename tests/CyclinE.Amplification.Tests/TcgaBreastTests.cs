using System.Globalization;
using System.IO.Compression;
using CyclinE.Genomics;
using CyclinE.Testing;

namespace CyclinE.Amplification.Tests;

/// <summary>Gene values on the unmodified segment means of 1,080 TCGA breast tumours (hg19).</summary>
public class TcgaBreastTests
{
    [Fact]
    public void ERBB2_tells_clinical_HER2_status_with_an_area_of_0_8182()
    {
        var values = ValuesOf("ERBB2");
        var lines = File.ReadAllLines(ReferenceData.Require("cohort/brca_tcga_clinical_cn.tsv"));
        var header = lines[0].Split('\t');
        int patient = Array.IndexOf(header, "patient"), fish = Array.IndexOf(header, "her2_fish"), ihc = Array.IndexOf(header, "her2_ihc");
        var status = lines.Skip(1).Select(l => l.Split('\t')).ToDictionary(
            f => f[patient], f => f[fish] is "positive" or "negative" ? f[fish] : f[ihc]);
        double[] OfStatus(string s) => [.. values.Where(v => status.GetValueOrDefault(v.Key) == s).Select(v => v.Value.Mean!.Value)];
        double[] positive = OfStatus("positive"), negative = OfStatus("negative");
        Assert.Equal((184, 758), (positive.Length, negative.Length));
        var area = positive.Average(p => negative.Average(n => p > n ? 1.0 : p == n ? 0.5 : 0));
        Assert.Equal(0.8182, area, 0.0005);
    }

    [Fact]
    public void CCNE1_is_above_0_3_in_99_by_its_highest_segment_and_in_97_by_its_mean()
    {
        var values = ValuesOf("CCNE1");
        Assert.Equal(1080, values.Count);
        Assert.Equal(99, values.Values.Count(v => v.Maximum > 0.3));
        Assert.Equal(97, values.Values.Count(v => v.Mean > 0.3));
        Assert.Equal(12, values.Values.Count(v => v.BrokenInside));
    }

    private static Dictionary<string, GeneLevel> ValuesOf(string symbol)
    {
        Assert.True(GeneTable.ForBuild(GenomeBuild.Of("hg19")).TryFind(symbol, out var gene));
        using var reader = new StreamReader(new GZipStream(
            File.OpenRead(ReferenceData.Require("cohort/brca_tcga_primary_hg19.seg.gz")), CompressionMode.Decompress));
        var segments = new List<(string Patient, LeveledInterval Interval)>();
        reader.ReadLine();
        while (reader.ReadLine() is { } line)
        {
            var fields = line.Split('\t');
            if (fields[1] == gene.Chromosome.ToString())
            {
                int At(int column) => (int)double.Parse(fields[column], CultureInfo.InvariantCulture);
                segments.Add((fields[0][..12], new LeveledInterval(At(2), At(3), double.Parse(fields[5], CultureInfo.InvariantCulture), null)));
            }
        }

        return segments.GroupBy(s => s.Patient, s => s.Interval)
            .ToDictionary(g => g.Key, g => GeneLevel.Of(gene, g.OrderBy(s => s.Start).ToArray()));
    }
}
