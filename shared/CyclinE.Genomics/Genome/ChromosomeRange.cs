namespace CyclinE.Genomics;

/// <summary>The probes of one chromosome within a probe set: indices <c>First</c> … <c>First + Count − 1</c>.</summary>
/// <param name="Chromosome">The chromosome.</param>
/// <param name="First">Index of its first probe.</param>
/// <param name="Count">Number of its probes.</param>
public readonly record struct ChromosomeRange(Chromosome Chromosome, int First, int Count)
{
    /// <summary>One past the index of the last probe.</summary>
    public int End => First + Count;
}
