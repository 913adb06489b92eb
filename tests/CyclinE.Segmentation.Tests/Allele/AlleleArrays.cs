using CyclinE.Genomics.Genome;
using CyclinE.Genomics.Probes;
using CyclinE.Genomics.Profiles;
using CyclinE.Segmentation.Allele;
using CyclinE.Segmentation.Methods;

namespace CyclinE.Segmentation.Tests.Allele;

/// <summary>Arrays with B-allele frequencies: three in ten loci heterozygous, noise 0.2 of log2 and 0.05 of BAF.</summary>
internal static class AlleleArrays
{
    public const double LogSd = 0.2;
    public const double BafSd = 0.05;

    /// <summary>One chromosome of stretches of (loci, log2, imbalance).</summary>
    public static Profile Make(int seed, bool normal, params (int Loci, double Log2, double Imbalance)[] stretches)
    {
        var noise = new SeededNoise(seed);
        var (log2, baf, normalBaf) = (new List<float>(), new List<float>(), new List<float>());
        foreach (var (loci, level, imbalance) in stretches)
        {
            for (var i = 0; i < loci; i++)
            {
                log2.Add((float)(level + (LogSd * noise.Gaussian())));
                var side = noise.Uniform() < 0.5 ? -1 : 1;
                var heterozygous = noise.Uniform() < 0.3;
                var locusError = 0.04 * noise.Gaussian();
                double Read(double b) => Math.Clamp(b + locusError + (BafSd * noise.Gaussian()), 0, 1);
                normalBaf.Add((float)Read(heterozygous ? 0.5 : side < 0 ? 0.02 : 0.98));
                baf.Add((float)Read(heterozygous ? 0.5 + (side * imbalance) : side < 0 ? 0.02 : 0.98));
            }
        }

        var set = new ProbeSet([new ChromosomeRange(Chromosome.FromNumber(1), 0, log2.Count)], [.. Enumerable.Range(1, log2.Count).Select(i => i * 1000)]);
        return new Profile(set, [.. log2]) { Baf = [.. baf], NormalBaf = normal ? [.. normalBaf] : null };
    }

    /// <summary>Ends of the segments of the one chromosome, all values finite.</summary>
    public static int[] Ends(Profile profile, AlleleScalars scalars, SegmentationOptions? options = null)
    {
        var n = profile.Log2.Length;
        var folded = Folded(profile, scalars);
        var ends = new int[n];
        var count = AlleleSegmenter.Segment(
            Array.ConvertAll(profile.Log2, v => (double)v), folded, LogSd, scalars.FoldedSigma, 1, n, options ?? new SegmentationOptions(), ends,
            TestContext.Current.CancellationToken);
        return ends[..count];
    }

    public static double[] Folded(Profile profile, AlleleScalars scalars)
    {
        var folded = new double[profile.Log2.Length];
        AlleleSegmenter.Fold(profile.Baf, profile.NormalBaf, scalars, folded);
        return folded;
    }
}
