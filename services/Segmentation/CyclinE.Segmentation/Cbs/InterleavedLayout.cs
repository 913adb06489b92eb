namespace CyclinE.Segmentation;

/// <summary>
/// A sequence of n values kept as eight stretches of m = ⌊n/8⌋ side by side, value k of stretch r at index 8k + r, then
/// what is left over: a vector then holds one value of each stretch, so that a scan along the sequence runs in all
/// stretches at once.
/// </summary>
internal readonly struct InterleavedLayout(int count)
{
    /// <summary>Stretches.</summary>
    public const int Stretches = 8;

    /// <summary>n.</summary>
    public int Count { get; } = count;

    /// <summary>m, values of a stretch.</summary>
    public int Rows { get; } = count / Stretches;

    /// <summary>Where a value of the sequence stands.</summary>
    public int IndexOf(int position)
    {
        var stretch = position / Rows;
        return stretch < Stretches ? (Stretches * (position - (stretch * Rows))) + stretch : position;
    }
}
