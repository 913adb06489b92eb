using CyclinE.Genomics.Probes;

namespace CyclinE.Genomics.Profiles;

/// <summary>One array: its platform's probes and a log2 ratio for each. Never clipped and never shifted.</summary>
public sealed class Profile
{
    /// <summary>Makes a profile.</summary>
    /// <exception cref="ArgumentException">The number of values is not the number of probes.</exception>
    public Profile(ProbeSet probes, float[] log2)
    {
        if (log2.Length != probes.Count)
        {
            throw new ArgumentException($"{log2.Length} values for {probes.Count} probes.", nameof(log2));
        }

        Probes = probes;
        Log2 = log2;
    }

    /// <summary>The platform's probes.</summary>
    public ProbeSet Probes { get; }

    /// <summary>log2(test / reference) per probe; NaN where missing or dropped. The array's centre is not subtracted.</summary>
    public float[] Log2 { get; }

    /// <summary>
    /// B-allele frequency per probe, 0–1, where the platform measures it; null otherwise. NaN for a probe without one.
    /// </summary>
    public float[]? Baf { get; init; }

    /// <summary>B-allele frequency of the matched normal, by the same rule; null where none was given.</summary>
    public float[]? NormalBaf { get; init; }

    /// <summary>Genotype per probe where the file holds calls; null otherwise.</summary>
    public Genotype[]? Genotypes { get; init; }
}

/// <summary>A genotype at a marker of two alleles A and B.</summary>
public enum Genotype : byte
{
    /// <summary>Not called, or a probe without alleles.</summary>
    None = 0,

    /// <summary>Two alleles A.</summary>
    AA = 1,

    /// <summary>One of each.</summary>
    AB = 2,

    /// <summary>Two alleles B.</summary>
    BB = 3,
}
