using CyclinE.Genomics.Profiles;
using CyclinE.Numerics;
using CyclinE.Segmentation.Segments;

namespace CyclinE.Benchmarks.Segmentation.Data;

/// <summary>An array to segment, with the scalars that ingest would hand on and, where they are known, its true breaks.</summary>
/// <remarks>A break is the index, in the whole probe set, of the first finite probe of the segment on its right.</remarks>
internal sealed class MeasuredArray
{
    private readonly int[] _ends;

    public MeasuredArray(string name, Profile profile, IReadOnlyList<int>? truth = null)
    {
        Name = name;
        Profile = profile;
        Truth = truth ?? [];
        _ends = [.. profile.Probes.Chromosomes.Select(r => r.End)];
        Finite = [.. Enumerable.Range(0, profile.Log2.Length).Where(i => float.IsFinite(profile.Log2[i]))];
        Scalars = new SegmentationScalars
        {
            Sigma = LagNoise.Sigma(profile.Log2, _ends),
            Tau = Autocorrelation.Tau(profile.Log2, _ends),
            Probes = Finite.Length,
            TrimmedSd = LagNoise.TrimmedSd(profile.Log2),
        };
    }

    /// <summary>A name without blanks; also a file name.</summary>
    public string Name { get; }

    public Profile Profile { get; }

    /// <summary>What ingest would have recorded.</summary>
    public SegmentationScalars Scalars { get; }

    /// <summary>Indices of the probes with a finite value, ascending.</summary>
    public int[] Finite { get; }

    /// <summary>The true breaks, ascending.</summary>
    public IReadOnlyList<int> Truth { get; }

    /// <summary>One past the last probe of each chromosome.</summary>
    public IReadOnlyList<int> ChromosomeEnds => _ends;

    /// <summary>Mean of the measured values of each probe's segment, by probe; NaN for a chromosome without a finite value.</summary>
    public double[] Levels(IReadOnlyList<int> breaks)
    {
        var levels = new double[Profile.Log2.Length];
        int[] edges = [.. breaks.Concat(_ends).Append(0).Distinct().Order()];
        for (var e = 0; e + 1 < edges.Length; e++)
        {
            double sum = 0;
            var count = 0;
            for (var i = edges[e]; i < edges[e + 1]; i++)
            {
                if (float.IsFinite(Profile.Log2[i]))
                {
                    sum += Profile.Log2[i];
                    count++;
                }
            }

            Array.Fill(levels, sum / count, edges[e], edges[e + 1] - edges[e]);
        }

        return levels;
    }
}
