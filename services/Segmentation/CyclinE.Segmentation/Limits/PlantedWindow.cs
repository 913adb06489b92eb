using CyclinE.Genomics.Genome;
using CyclinE.Genomics.Probes;
using CyclinE.Genomics.Profiles;

namespace CyclinE.Segmentation.Limits;

/// <summary>Neutral probes with an amplicon planted among them, as a small profile of its own.</summary>
/// <param name="Profile">The finite probes, the array's own values, with the amplicon's added.</param>
/// <param name="First">First planted probe of the profile.</param>
/// <param name="End">One past the last.</param>
internal sealed record PlantedWindow(Profile Profile, int First, int End)
{
    /// <summary>Plants an amplicon.</summary>
    /// <param name="array">The array.</param>
    /// <param name="stretch">Where.</param>
    /// <param name="first">First of the stretch's finite probes that is planted on.</param>
    /// <param name="size">Number of probes.</param>
    /// <param name="log2">What is added.</param>
    /// <param name="reach">Most probes on each side that go with it.</param>
    public static PlantedWindow Of(Profile array, NeutralStretch stretch, int first, int size, double log2, int reach)
    {
        var begin = Math.Max(0, first - reach);
        var probes = stretch.Probes.AsSpan(begin..Math.Min(stretch.Probes.Length, first + size + reach));
        var values = Picked(array.Log2, probes);
        foreach (ref var value in values.AsSpan(first - begin, size))
        {
            value = (float)(value + log2);
        }

        var set = new ProbeSet([new ChromosomeRange(stretch.Chromosome, 0, probes.Length)], Picked(array.Probes.Positions, probes));
        var profile = new Profile(set, values)
        {
            Baf = array.Baf is null ? null : Picked(array.Baf, probes),
            NormalBaf = array.NormalBaf is null ? null : Picked(array.NormalBaf, probes),
            Genotypes = array.Genotypes is null ? null : Picked(array.Genotypes, probes),
        };
        return new PlantedWindow(profile, first - begin, first - begin + size);
    }

    private static T[] Picked<T>(T[] values, ReadOnlySpan<int> probes)
    {
        var picked = new T[probes.Length];
        for (var i = 0; i < picked.Length; i++)
        {
            picked[i] = values[probes[i]];
        }

        return picked;
    }
}
