using System.Globalization;
using System.IO.Compression;
using CyclinE.Genomics.Genome;
using CyclinE.Genomics.Probes;
using CyclinE.Genomics.Profiles;
using CyclinE.Numerics;
using CyclinE.Segmentation.Allele;
using CyclinE.Segmentation.Methods;
using CyclinE.Testing;

namespace CyclinE.Segmentation.Tests.Allele;

/// <summary>The paired chromosome of the reference data beside PSCBS (golden pscbs.tsv, made by pscbs.R).</summary>
public class PscbsTests
{
    /// <summary>PSCBS's parent-specific copy numbers; it does not correct for folding, so neither does this comparison.</summary>
    [Fact]
    public void Copy_numbers_agree_within_a_tenth_on_segments_of_a_hundred_loci()
    {
        var (profile, copies) = Paired();
        var scalars = AlleleSegmenter.Scalars(profile)!;
        var folded = AlleleArrays.Folded(profile, scalars);
        var ends = Ends(profile, folded, scalars);
        var positions = profile.Probes.Positions;
        foreach (var g in Golden().Where(g => g.Seed == 48879 && g.Loci >= 100))
        {
            double[] minor = new double[2];
            var loci = 0;
            for (int i = 0, first = 0; i < ends.Length; first = ends[i++])
            {
                var inside = Enumerable.Range(first, ends[i] - first).Count(l => positions[l] > g.Start && positions[l] < g.End);
                var nu = folded[first..ends[i]].Where(m => !double.IsNaN(m)).DefaultIfEmpty(0).Average();
                var c = AlleleSegmenter.Copies(copies[first..ends[i]].Average(), nu);
                minor[0] += inside * c.Minor;
                minor[1] += inside * c.Major;
                loci += inside;
            }

            Assert.Equal(g.C1, minor[0] / loci, 0.1);
            Assert.Equal(g.C2, minor[1] / loci, 0.1);
        }
    }

    /// <summary>
    /// Changes that no seed of PSCBS doubts and that are significant for a whole array. Its others, within a loss of one
    /// copy and beside the centromere, have less evidence than a null array gives somewhere by chance (see the prose).
    /// </summary>
    [Fact]
    public void The_changes_of_copy_number_are_where_PSCBS_has_them()
    {
        var (profile, _) = Paired();
        var scalars = AlleleSegmenter.Scalars(profile)!;
        var ends = Ends(profile, AlleleArrays.Folded(profile, scalars), scalars);
        foreach (var place in (int[])[37497, 50941, 54969, 57725, 57739])
        {
            Assert.Contains(ends, e => Math.Abs(e - place) <= 5);
        }

        Assert.InRange(ends.Length, 8, 13);
    }

    private static int[] Ends(Profile profile, double[] folded, AlleleScalars scalars)
    {
        int[] chromosome = [profile.Log2.Length];
        var ends = new int[profile.Log2.Length];
        var count = AlleleSegmenter.Segment(
            Array.ConvertAll(profile.Log2, v => (double)v),
            folded,
            LagNoise.Sigma(profile.Log2, chromosome),
            scalars.FoldedSigma,
            Autocorrelation.Tau(profile.Log2, chromosome),
            ends.Length,
            new SegmentationOptions(),
            ends,
            TestContext.Current.CancellationToken);
        return ends[..count];
    }

    private static (Profile Profile, double[] Copies) Paired()
    {
        using var text = new StreamReader(new GZipStream(File.OpenRead(ReferenceData.Require("joint/paired_chr01.tsv.gz")), CompressionMode.Decompress));
        double[][] rows =
        [
            .. text.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1)
                .Select(l => Array.ConvertAll(l.Split('\t'), c => double.Parse(c, CultureInfo.InvariantCulture)))
                .OrderBy(r => r[1]),
        ];
        var set = new ProbeSet([new ChromosomeRange(Chromosome.FromNumber(1), 0, rows.Length)], [.. rows.Select(r => (int)r[1])]);
        var profile = new Profile(set, [.. rows.Select(r => (float)Math.Log2(r[2] / 2))])
        {
            Baf = [.. rows.Select(r => (float)r[3])],
            NormalBaf = [.. rows.Select(r => (float)r[5])],
        };
        return (profile, [.. rows.Select(r => r[2])]);
    }

    private static IEnumerable<(int Seed, double Start, double End, int Loci, double C1, double C2)> Golden() =>
        File.ReadLines(Path.Combine(ReferenceData.RepositoryRoot, "tests", "CyclinE.Segmentation.Tests", "Allele", "pscbs.tsv"))
            .Skip(2)
            .Select(l => Array.ConvertAll(l.Split('\t'), c => double.Parse(c, CultureInfo.InvariantCulture)))
            .Select(r => ((int)r[0], r[1], r[2], (int)r[3], r[5], r[6]));
}
