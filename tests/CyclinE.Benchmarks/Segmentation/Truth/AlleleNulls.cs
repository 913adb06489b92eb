using System.Globalization;
using CyclinE.Benchmarks.Segmentation.Data;
using CyclinE.Genomics.Genome;
using CyclinE.Genomics.Profiles;
using CyclinE.Numerics;
using CyclinE.Segmentation.Joint;
using CyclinE.Segmentation.Methods;

namespace CyclinE.Benchmarks.Segmentation.Truth;

/// <summary>False breaks of the methods that read more than one channel, on arrays without any change.</summary>
internal static class AlleleNulls
{
    private const double BafSd = 0.06;
    private const double Heterozygous = 0.3;

    /// <summary>One array with B-allele frequencies and a matched normal, three in ten loci heterozygous; t₃ noise in both channels where the log
    /// ratio has it.</summary>
    public static IEnumerable<AlleleRow> OfAllele(int first, int count)
    {
        var options = new ArraySegmentationOptions { Segmenter = SegmentationMethod.Allele };
        foreach (var kind in NullArrays.Kinds.Take(3))
        {
            var breaks = Enumerable.Range(first, count).Sum(seed => BreakMethod.Breaks(BreakMethod.Segment(WithBaf(kind, seed), options)).Count);
            yield return Row($"allele, null {kind}", breaks, count);
        }
    }

    /// <summary>Several independent arrays segmented together.</summary>
    public static IEnumerable<AlleleRow> OfJoint(int arrays, int first, int count)
    {
        foreach (var kind in NullArrays.Kinds.Take(3))
        {
            var breaks = Enumerable.Range(first, count)
                .Sum(seed => Joined(Enumerable.Range(0, arrays).Select(a => NullArrays.Make(kind, (seed * 100) + a, [])).ToArray()));
            yield return Row(string.Create(CultureInfo.InvariantCulture, $"joint of {arrays} arrays, null {kind}"), breaks, count);
        }
    }

    private static MeasuredArray WithBaf(string kind, int seed)
    {
        var array = NullArrays.Make(kind, seed, []);
        var random = new SeededStream(((ulong)seed * 77) + 5);
        var n = array.Profile.Log2.Length;
        var (baf, normal) = (new float[n], new float[n]);
        for (var i = 0; i < n; i++)
        {
            var heterozygous = random.Uniform() < Heterozygous;
            normal[i] = heterozygous ? 0.5f : random.Uniform() < 0.5 ? 0 : 1;
            baf[i] = heterozygous ? (float)(0.5 + (BafSd * (kind == "t3" ? random.StudentT3() : random.Gaussian()))) : normal[i];
        }

        return new MeasuredArray(array.Name, new Profile(array.Profile.Probes, array.Profile.Log2) { Baf = baf, NormalBaf = normal });
    }

    private static int Joined(MeasuredArray[] arrays)
    {
        var breaks = 0;
        foreach (var range in arrays[0].Profile.Probes.Chromosomes)
        {
            var values = Array.ConvertAll(arrays, a => (ReadOnlyMemory<double>)Centred(a.Profile.Log2.AsSpan(range.First, range.Count)));
            breaks += JointSegmenter.Segment(
                values,
                Array.ConvertAll(arrays, a => a.Scalars.Sigma),
                Array.ConvertAll(arrays, a => a.Scalars.Tau),
                arrays[0].Finite.Length,
                new SegmentationOptions(),
                new int[range.Count],
                CancellationToken.None) - 1;
        }

        return breaks;
    }

    private static double[] Centred(ReadOnlySpan<float> log2)
    {
        var values = new double[log2.Length];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = log2[i];
        }

        var median = OrderStatistics.Median([.. values]);
        return Array.ConvertAll(values, v => v - median);
    }

    private static AlleleRow Row(string figure, int breaks, int count) =>
        new($"{figure}: false breaks per array", ((double)breaks / count).ToString("0.00", CultureInfo.InvariantCulture), "at most 0.1");
}
