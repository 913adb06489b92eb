namespace CyclinE.Ingest;

/// <summary>What a table's values are, before they become log2(test / reference).</summary>
public enum ValueScale
{
    /// <summary>log2(test / reference).</summary>
    Log2,

    /// <summary>Natural logarithm of test / reference.</summary>
    Ln,

    /// <summary>log10(test / reference).</summary>
    Log10,

    /// <summary>test / reference.</summary>
    Ratio,

    /// <summary>Copies, 2 being normal.</summary>
    Copies,

    /// <summary>Copies minus 2, 0 being normal.</summary>
    CopiesMinus2,
}
