using System.Globalization;
using System.IO.Compression;
using CyclinE.Genomics.Genes;
using CyclinE.Genomics.Genome;
using CyclinE.Genomics.Results.Calls;
using CyclinE.Genomics.Results.Segments;
using CyclinE.Genomics.Segments;
using CyclinE.Testing;

namespace CyclinE.Amplification.Tests;

/// <summary>Genes of 1,080 TCGA breast tumours (hg19), of which only segments are known.</summary>
public class TcgaBreastTests
{
    private static readonly GenomeBuild Hg19 = GenomeBuild.Of("hg19");
    private static readonly GeneTable Genes = new(
        GeneTable.ForBuild(Hg19).Genes.Where(g => g.Symbol is "ERBB2" or "CCNE1").Select(g => g with { Highlighted = true }));

    // Once for all tests, and of 1,080 arrays only what the genes need.
    private static readonly Lazy<Dictionary<string, ArrayCalls>> Called = new(() => CallAll("17", "19"));

    [Fact]
    public void ERBB2_tells_clinical_HER2_status_with_an_area_of_0_8182_and_by_FISH_alone_of_0_828()
    {
        var calls = Called.Value;
        var (area, positive, negative) = Area(calls, f => f.Fish is "positive" or "negative" ? f.Fish : f.Ihc);
        Assert.Equal((184, 758), (positive, negative));
        Assert.Equal(0.8182, area, 0.0005);
        Assert.Equal(0.828, Area(calls, f => f.Fish).Area, 0.0005);
    }

    [Fact]
    public void CCNE1_is_above_0_3_in_99_by_its_highest_segment_and_in_97_by_its_mean()
    {
        var genes = Called.Value.Values.Select(c => c.Genes.Single(g => g.Symbol == "CCNE1")).ToList();
        Assert.Equal(1080, genes.Count);
        Assert.Equal(99, genes.Count(g => g.Maximum > 0.3));
        Assert.Equal(97, genes.Count(g => g.Log2 > 0.3));
        Assert.Equal(12, genes.Count(g => g.BrokenInside));
    }

    [Fact]
    public void Files_of_segments_are_called_by_fixed_limits_with_probabilities_from_the_mixture()
    {
        Assert.All(Called.Value.Values, c => Assert.Equal(("fixed", "file"), (c.Rule, c.CentreSource)));

        // Focal, by the contrast to 10 Mb on each side, are fewer than those gained at all.
        var ccne1 = Called.Value.Values.Select(c => c.Genes.Single(g => g.Symbol == "CCNE1")).Where(g => g.Log2 > 0.3).ToList();
        Assert.InRange(ccne1.Count(g => g.Focal), 10, 60);
        Assert.Equal(20, CallAll().Values.Count(c => c.ProbabilityBasis == "mixture"
            && c.Segments.All(s => s.Call is null ? s.Probability is null : s.Probability is >= 0 and <= 1)));
    }

    private static (double Area, int Positive, int Negative) Area(
        Dictionary<string, ArrayCalls> calls, Func<(string Fish, string Ihc), string> status)
    {
        var lines = File.ReadAllLines(ReferenceData.Require("cohort/brca_tcga_clinical_cn.tsv"));
        var header = lines[0].Split('\t');
        int patient = Array.IndexOf(header, "patient"), fish = Array.IndexOf(header, "her2_fish"), ihc = Array.IndexOf(header, "her2_ihc");
        var known = lines.Skip(1).Select(l => l.Split('\t')).ToDictionary(f => f[patient], f => status((f[fish], f[ihc])));
        double[] Of(string s) =>
            [.. calls.Where(c => known.GetValueOrDefault(c.Key) == s).Select(c => c.Value.Genes.Single(g => g.Symbol == "ERBB2").Log2!.Value)];
        double[] positive = Of("positive"), negative = Of("negative");
        return (positive.Average(p => negative.Average(n => p > n ? 1.0 : p == n ? 0.5 : 0)), positive.Length, negative.Length);
    }

    // The named chromosomes of all arrays, or all chromosomes of the first twenty.
    private static Dictionary<string, ArrayCalls> CallAll(params string[] chromosomes)
    {
        using var reader = new StreamReader(new GZipStream(
            File.OpenRead(ReferenceData.Require("cohort/brca_tcga_primary_hg19.seg.gz")), CompressionMode.Decompress));
        var segments = new List<(string Patient, Segment Segment)>();
        reader.ReadLine();
        while (reader.ReadLine() is { } line)
        {
            var fields = line.Split('\t');
            if (chromosomes.Length > 0 && !chromosomes.Contains(fields[1]))
            {
                continue;
            }

            double At(int column) => double.Parse(fields[column], CultureInfo.InvariantCulture);
            segments.Add((fields[0][..12], new Segment
            {
                Chromosome = fields[1] == "23" ? Chromosome.X : Chromosome.Parse(fields[1]),
                Start = (int)At(2),
                End = (int)At(3),
                FirstProbe = -1,
                LastProbe = -1,
                Probes = (int)At(4),
                Mean = At(5),
                NoiseSd = 0,
            }));
        }

        return segments.GroupBy(s => s.Patient, s => s.Segment).Take(chromosomes.Length > 0 ? int.MaxValue : 20).ToDictionary(g => g.Key, g => ArrayCaller.Call(
            new ArrayToCall
            {
                Segmentation = new ArraySegmentation { Method = "file", Penalty = null, Sigma = 0, Tau = 1, Probes = 0, Missing = 0, Segments = [.. g] },
                Build = Hg19,
                Genes = Genes,
            },
            new CallingOptions()).Calls);
    }
}
