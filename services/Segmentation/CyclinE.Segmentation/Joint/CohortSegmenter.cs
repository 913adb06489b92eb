using System.Globalization;
using CyclinE.Genomics.Genome;
using CyclinE.Genomics.Input;
using CyclinE.Genomics.Probes;
using CyclinE.Genomics.Profiles;
using CyclinE.Genomics.Results.Segments;
using CyclinE.Numerics;
using CyclinE.Segmentation.Methods;
using CyclinE.Segmentation.Segments;

namespace CyclinE.Segmentation.Joint;

/// <summary>Segments the arrays of a cohort together, platform by platform, with breaks that all of them share.</summary>
public static class CohortSegmenter
{
    private const long Million = 1_000_000;

    /// <summary>Refuses more values than may be held at a time.</summary>
    /// <param name="values">Arrays × probes so far.</param>
    /// <param name="options">Hold the limit.</param>
    /// <exception cref="InvalidInputException">There are more (<c>joint-too-large</c>).</exception>
    public static void RequireRoom(long values, CohortSegmentationOptions options)
    {
        if (values > options.MostMillionValues * Million)
        {
            throw new InvalidInputException(
                "joint-too-large",
                string.Create(CultureInfo.InvariantCulture,
                    $"The cohort's arrays hold more than {options.MostMillionValues} million values together, the most that segment-cohort may take."),
                "cohort",
                "Raise segment-cohort.most-values where the workers have the memory (about 4 MB a million), or leave out --with segment-cohort.");
        }
    }

    /// <summary>Segments a cohort.</summary>
    /// <param name="arrays">The called arrays, in sheet order.</param>
    /// <param name="options">What the user set.</param>
    /// <param name="cancellationToken">Looked at for each chromosome.</param>
    public static JointSegmentation Segment(IReadOnlyList<CohortArray> arrays, CohortSegmentationOptions options, CancellationToken cancellationToken)
    {
        var notes = new List<string>();
        var platforms = new List<JointPlatform>();
        foreach (var platform in arrays.GroupBy(a => a.Profile.Probes.Hash, StringComparer.Ordinal).OrderByDescending(g => g.Count())
            .ThenBy(g => g.Key, StringComparer.Ordinal))
        {
            CohortArray[] members = [.. platform];
            if (members.Length == 1)
            {
                notes.Add($"'{members[0].Name}' is the only array of its platform: it shares its breaks with no other.");
            }

            platforms.Add(new JointPlatform
            {
                ProbeSet = platform.Key,
                Arrays = [.. members.Select(m => m.Name)],
                Centres = [.. members.Select(m => m.Centre)],
                Segments = members.Length == 1 ? [] : OfPlatform(members, options, cancellationToken),
            });
        }

        return new JointSegmentation { Platforms = platforms, Notes = notes };
    }

    private static List<JointSegment> OfPlatform(CohortArray[] arrays, CohortSegmentationOptions options, CancellationToken cancellationToken)
    {
        var set = arrays[0].Profile.Probes;
        double[] sigmas = [.. arrays.Select(a => SegmentationNoise.EffectiveSigma(a.Scalars.Sigma))];
        double[] taus = [.. arrays.Select(a => SegmentationNoise.EffectiveTau(a.Scalars.Tau))];
        var kernel = new SegmentationOptions { JointPenalty = options.JointPenalty };
        var measured = new bool[set.Count];
        foreach (var array in arrays)
        {
            for (var i = 0; i < measured.Length; i++)
            {
                measured[i] |= float.IsFinite(array.Profile.Log2[i]);
            }
        }

        var total = measured.Count(m => m);
        var segments = new List<JointSegment>();
        foreach (var range in set.Chromosomes)
        {
            cancellationToken.ThrowIfCancellationRequested();
            int[] probes = [.. Enumerable.Range(range.First, range.Count).Where(i => measured[i])];
            var ends = new int[probes.Length];
            var values = Array.ConvertAll(arrays, a => Values(a.Profile, probes));
            var count = probes.Length == 0 ? 0 : JointSegmenter.Segment(values, sigmas, taus, total, kernel, ends, cancellationToken);
            Describe(arrays, range, probes, ends.AsSpan(0, count), segments);
        }

        return segments;
    }

    private static ReadOnlyMemory<double> Values(Profile profile, int[] probes)
    {
        var values = Array.ConvertAll(probes, p => float.IsFinite(profile.Log2[p]) ? profile.Log2[p] : double.NaN);
        double[] finite = [.. values.Where(double.IsFinite)];
        var median = finite.Length == 0 ? 0 : OrderStatistics.Median(finite);
        for (var i = 0; i < values.Length; i++)
        {
            values[i] -= median;
        }

        return values;
    }

    private static void Describe(CohortArray[] arrays, ChromosomeRange range, int[] probes, ReadOnlySpan<int> ends, List<JointSegment> segments)
    {
        var positions = arrays[0].Profile.Probes.Positions;
        var firstProbe = range.First;
        foreach (var end in ends)
        {
            var nextProbe = end < probes.Length ? probes[end] : range.End;
            var counts = new int[arrays.Length];
            var means = new double?[arrays.Length];
            for (var array = 0; array < arrays.Length; array++)
            {
                double[] finite = [.. arrays[array].Profile.Log2[firstProbe..nextProbe].Where(float.IsFinite).Select(v => (double)v)];
                counts[array] = finite.Length;
                means[array] = finite.Length == 0 ? null : PairwiseSum.Of(finite) / finite.Length;
            }

            segments.Add(new JointSegment
            {
                Chromosome = range.Chromosome,
                Start = positions[firstProbe],
                End = positions[nextProbe - 1],
                FirstProbe = firstProbe,
                LastProbe = nextProbe - 1,
                Probes = counts,
                Means = means,
            });
            firstProbe = nextProbe;
        }
    }
}

/// <summary>One array of a cohort.</summary>
/// <param name="Name">Its id in the sheet.</param>
/// <param name="Profile">Its profile.</param>
/// <param name="Scalars">Its scalars.</param>
/// <param name="Centre">The centre that its calls used (log2 units).</param>
public sealed record CohortArray(string Name, Profile Profile, ArrayScalars Scalars, double Centre);
