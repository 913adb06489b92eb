namespace CyclinE.Genomics.Genome;

/// <content>Pseudo-autosomal regions as UCSC and the Genome Reference Consortium give them.</content>
public sealed partial class GenomeBuild
{
    private static readonly Dictionary<string, (PseudoAutosomalRegions X, PseudoAutosomalRegions Y)> PseudoAutosomal = new(StringComparer.Ordinal)
    {
        ["hg18"] = (new(2_709_520, 154_584_238), new(2_709_520, 57_443_438)),
        ["hg19"] = (new(2_699_520, 154_931_044), new(2_649_520, 59_034_050)),
        ["hg38"] = (new(2_781_479, 155_701_383), new(2_781_479, 56_887_903)),
    };

    /// <summary>The pseudo-autosomal regions of X or Y; null for other chromosomes and where the build does not tell.</summary>
    public PseudoAutosomalRegions? PseudoAutosomalOf(Chromosome chromosome) =>
        !PseudoAutosomal.TryGetValue(Name, out var regions) ? null
        : chromosome == Chromosome.X ? regions.X
        : chromosome == Chromosome.Y ? regions.Y
        : null;
}

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
