using CyclinE.Genomics.Genome;
using CyclinE.Genomics.Profiles;
using CyclinE.Genomics.Results.Calls;
using CyclinE.Segmentation.Limits;
using CyclinE.Segmentation.Methods;

namespace CyclinE.Segmentation.Tests.Limits;

/// <summary>Arrays without alterations, and their calls: every segment neutral, a gene on chromosomes 2 and X.</summary>
internal static class NeutralArrays
{
    public static Profile Make(double sd, int seed, int chromosomes = 3, int probes = 1500)
    {
        var noise = new SeededNoise(seed);
        return Profiles.Of([.. Enumerable.Range(0, chromosomes).Select(_ => Profiles.Noisy(noise, sd, 0.02, (probes, 0)))]);
    }

    public static ArrayCalls CallsOf(Profile profile, CopyModel? model = null, params CallClass[] classes) => new()
    {
        Build = "hg19",
        Centre = 0,
        CentreIsManual = false,
        Rule = "noise",
        CopyModel = model,
        ExcessVariance = 0,
        Notes = [],
        Segments = [.. Profiles.Segment(profile, new ArraySegmentationOptions()).Segments.Select((s, i) => new SegmentCall
        {
            Segment = s,
            Log2 = s.Mean,
            StandardError = 0.01,
            Call = classes.Length == 0 ? CallClass.Neutral : classes[i % classes.Length],
        })],
        Events = [],
        Genes = [Gene("CCNE1", Chromosome.FromNumber(2)), Gene("AR", Chromosome.X)],
        GenomeAltered = 0,
        CoAmplified = null,
        CyclinEAmplified = null,
    };

    public static DetectionLimits Limits(Profile profile, ArrayCalls? calls = null, LimitOptions? options = null,
        SegmentationMethod method = SegmentationMethod.Robust) =>
        DetectionLimitFinder.Find(
            profile,
            Profiles.ScalarsOf(profile),
            calls ?? CallsOf(profile),
            new ArraySegmentationOptions { Segmenter = method },
            new DetectionRule(),
            options ?? new LimitOptions(),
            TestContext.Current.CancellationToken);

    private static GeneCall Gene(string symbol, Chromosome chromosome) => new()
    {
        Symbol = symbol,
        Chromosome = chromosome,
        Start = 500_000,
        End = 510_000,
        Log2 = 0,
        Call = CallClass.Neutral,
        Focal = false,
        Probes = 10,
        Covered = 1,
        GapFilled = false,
        BrokenInside = false,
    };
}
