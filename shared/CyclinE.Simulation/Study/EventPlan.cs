using CyclinE.Genomics.Genes;
using CyclinE.Genomics.Genome;
using CyclinE.Simulation.Arrays;

namespace CyclinE.Simulation.Study;

/// <summary>Places planted events: whole arms, and focal events around a gene.</summary>
internal static class EventPlan
{
    // Left of it, a CCNE1 amplicon would leave too few probes before the centromere to be seen as focal on both sides.
    private const int FirstStartOnChromosome19 = 28_900_000;

    private const int Margin = 60_000;

    private static readonly string[] Gains = ["1q", "8q", "16p", "17q", "20q", "5p", "7p", "19q"];
    private static readonly string[] Losses = ["8p", "16q", "17p", "11q", "22q", "18q", "13q", "4q", "3p"];

    /// <summary>Gains and losses of some whole arms: three copies or one.</summary>
    /// <param name="gains">How many arms are gained.</param>
    /// <param name="losses">How many arms are lost.</param>
    /// <param name="purity">Share of tumour cells.</param>
    /// <param name="spare">Arms that stay untouched.</param>
    /// <param name="random">The array's stream.</param>
    public static IEnumerable<PlantedEvent> Arms(int gains, int losses, double purity, IReadOnlyCollection<string> spare, RandomStream random) =>
        [.. Pick(Gains, gains, spare, random).Select(a => Arm(a, 3, purity)), .. Pick(Losses, losses, spare, random).Select(a => Arm(a, 1, purity))];

    /// <summary>A focal event of a given length that contains a gene at a random place.</summary>
    public static PlantedEvent Around(string symbol, int length, double copies, double purity, RandomStream random)
    {
        var gene = SyntheticPlatform.GeneOf(symbol);
        var room = Math.Max(0, length - (gene.End - gene.Start) - (2 * Margin));
        var start = gene.Start - Margin - (int)(room * random.NextUniform());
        start = gene.Chromosome.Number == 19 ? Math.Max(start, FirstStartOnChromosome19) : start;
        return PlantedEvent.OfCopies(symbol, gene.Chromosome, start, start + length - 1, copies, purity);
    }

    private static PlantedEvent Arm(string arm, double copies, double purity)
    {
        var build = GenomeBuild.Of(SyntheticPlatform.Build);
        var chromosome = Chromosome.Parse(arm[..^1]);
        var centromere = build.CentromereOf(chromosome)!.Value;
        return arm[^1] == 'p'
            ? PlantedEvent.OfCopies(arm, chromosome, 1, centromere, copies, purity, broad: true)
            : PlantedEvent.OfCopies(arm, chromosome, centromere + 1, build.LengthOf(chromosome)!.Value, copies, purity, broad: true);
    }

    private static IEnumerable<string> Pick(string[] arms, int count, IReadOnlyCollection<string> spare, RandomStream random)
    {
        string[] allowed = [.. arms.Where(a => !spare.Contains(a))];
        random.Shuffle(allowed.AsSpan());
        return allowed.Take(count).Order(StringComparer.Ordinal);
    }
}
