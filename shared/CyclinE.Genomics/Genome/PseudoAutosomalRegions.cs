namespace CyclinE.Genomics;

/// <summary>The two pseudo-autosomal regions of X or of Y, which both sexes have twice.</summary>
/// <param name="FirstEnd">Last base pair of the first, at the short arm's end.</param>
/// <param name="SecondStart">First base pair of the second, at the long arm's end.</param>
public readonly record struct PseudoAutosomalRegions(int FirstEnd, int SecondStart)
{
    /// <summary>No region at all.</summary>
    public static PseudoAutosomalRegions None => new(0, int.MaxValue);

    /// <summary>True where a position lies in one of them.</summary>
    public bool Contain(int position) => position <= FirstEnd || position >= SecondStart;
}
