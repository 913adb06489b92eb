namespace CyclinE.Genomics.Results.Calls;

/// <summary>Every gene of a table in one array, by its number in the table: columns, because 20,000 records an array would be too many.</summary>
public sealed class CalledGenes
{
    private const byte NotCalled = byte.MaxValue;
    private readonly byte[] _calls;
    private readonly byte[] _flags;

    /// <summary>Genes without values.</summary>
    /// <param name="count">Number of genes.</param>
    public CalledGenes(int count)
    {
        Log2 = Filled(count, float.NaN);
        Minimum = Filled(count, float.NaN);
        Maximum = Filled(count, float.NaN);
        Probes = new int[count];
        _calls = Filled(count, NotCalled);
        _flags = new byte[count];
    }

    /// <summary>Genes from their columns, all of one length.</summary>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public CalledGenes(float[] log2, float[] minimum, float[] maximum, byte[] calls, byte[] flags, int[] probes)
    {
        if (new[] { minimum.Length, maximum.Length, calls.Length, flags.Length, probes.Length }.Any(n => n != log2.Length))
        {
            throw new ArgumentException("Columns of genes are of different lengths.");
        }

        (Log2, Minimum, Maximum, _calls, _flags, Probes) = (log2, minimum, maximum, calls, flags, probes);
    }

    /// <summary>Number of genes.</summary>
    public int Count => Log2.Length;

    /// <summary>Length-weighted mean log2 of the segments over the gene body, from what is expected there; NaN where no segment is near.</summary>
    public float[] Log2 { get; }

    /// <summary>Lowest segment over the gene.</summary>
    public float[] Minimum { get; }

    /// <summary>Highest segment over the gene.</summary>
    public float[] Maximum { get; }

    /// <summary>Probes with a finite value within the gene body.</summary>
    public int[] Probes { get; }

    /// <summary>The classes as numbers of <see cref="CallClass"/>, 255 where not called.</summary>
    public ReadOnlySpan<byte> Calls => _calls;

    /// <summary>The flags as numbers of <see cref="GeneFlags"/>.</summary>
    public ReadOnlySpan<byte> Flags => _flags;

    /// <summary>The class of a gene; null where it is not called.</summary>
    public CallClass? CallOf(int gene) => _calls[gene] == NotCalled ? null : (CallClass)_calls[gene];

    /// <summary>What else is said about a gene.</summary>
    public GeneFlags FlagsOf(int gene) => (GeneFlags)_flags[gene];

    /// <summary>Sets class and flags of a gene.</summary>
    public void Set(int gene, CallClass? call, GeneFlags flags)
    {
        _calls[gene] = call is { } called ? (byte)called : NotCalled;
        _flags[gene] = (byte)flags;
    }

    private static T[] Filled<T>(int count, T value)
    {
        var values = new T[count];
        Array.Fill(values, value);
        return values;
    }
}

/// <summary>What is said about a gene in one array beside its level.</summary>
[Flags]
public enum GeneFlags
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>It lies in a focal event.</summary>
    Focal = 1,

    /// <summary>Segments meet within it.</summary>
    BrokenInside = 2,

    /// <summary>Its value is that of the nearest segment within 1 Mb.</summary>
    GapFilled = 4,

    /// <summary>Most of it is masked.</summary>
    Masked = 8,

    /// <summary>A point event lies over it that says something else than its call.</summary>
    Point = 16,
}
