using CyclinE.Amplification;
using CyclinE.Genomics.Genes;
using CyclinE.Genomics.Genome;
using CyclinE.Genomics.Profiles;
using CyclinE.Numerics;
using CyclinE.Segmentation;
using CyclinE.Segmentation.Methods;
using CyclinE.Segmentation.Segments;

namespace CyclinE.Benchmarks.Amplification;

/// <summary>From a profile to what calling takes, by the scalars that ingest records and the default segmentation.</summary>
internal static class CallsArray
{
    public static ArrayToCall Of(Profile profile, GenomeBuild build, GeneTable genes, CancellationToken cancellationToken, double? tau = null)
    {
        int[] ends = [.. profile.Probes.Chromosomes.Select(c => c.End)];
        var sigma = LagNoise.Sigma(profile.Log2, ends);
        double[] autosomes = [.. profile.Probes.Chromosomes
            .Where(c => c.Chromosome.IsAutosome)
            .SelectMany(c => profile.Log2[c.First..c.End])
            .Where(float.IsFinite)
            .Select(v => (double)v)];
        var (main, runnerUp) = DensityPeaks.Find(autosomes, DensityPeaks.Bandwidth(sigma, autosomes.Length));
        var scalars = new ArrayScalars
        {
            Probes = profile.Log2.Count(float.IsFinite),
            Sigma = sigma,
            Tau = tau ?? Autocorrelation.Tau(profile.Log2, ends),
            Centre = main.Position,
            RunnerUpCentre = runnerUp?.Position,
            CentreHeight = main.Height,
            RunnerUpHeight = runnerUp?.Height,
            TrimmedSd = LagNoise.TrimmedSd(profile.Log2),
            Dlrs = sigma,
            Mapd = sigma,
        };
        return new ArrayToCall
        {
            Profile = profile,
            Scalars = scalars,
            Segmentation = ArraySegmenter.Segment(profile, SegmentationScalars.Of(scalars), new ArraySegmentationOptions(), cancellationToken),
            Build = build,
            Genes = genes,
        };
    }
}
