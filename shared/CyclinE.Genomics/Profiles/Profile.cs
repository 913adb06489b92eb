namespace CyclinE.Genomics;

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
}
