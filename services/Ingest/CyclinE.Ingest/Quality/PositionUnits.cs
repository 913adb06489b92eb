using System.Globalization;
using CyclinE.Genomics.Genome;
using CyclinE.Genomics.Input;
using CyclinE.Genomics.Probes;

namespace CyclinE.Ingest.Quality;

/// <summary>Doubts positions that cannot be base pairs: kilobases, megabases, running numbers, one place for all.</summary>
internal static class PositionUnits
{
    // Where a build has no lengths: about that of the shortest chromosome.
    private const int ShortestChromosome = 46_000_000;

    // An array of so many chromosomes reaches beyond the first twentieth of at least one; in kilobases it ends in the first thousandth.
    private const int FewestChromosomes = 5;
    private const double FirstShare = 0.05;
    private const double FirstShareOfFew = 0.002;

    private const int FewestProbes = 100;
    private const double DistinctShare = 0.1;
    private const double TogetherShare = 0.5;

    /// <summary>Refuses positions that cannot be.</summary>
    /// <exception cref="InvalidInputException"><c>positions-not-base-pairs</c> or <c>probes-at-one-position</c>.</exception>
    public static void Refuse(ProbeSet probes, GenomeBuild build, string where)
    {
        if (probes.Count < FewestProbes)
        {
            return;
        }

        var distinct = Distinct(probes);
        if (distinct < DistinctShare * probes.Count)
        {
            throw new InvalidInputException(
                "probes-at-one-position",
                Text($"The {probes.Count:N0} probes stand at {distinct:N0} places, {probes.Count / (double)distinct:N0} at each: expected a place for every probe."),
                where,
                "Give every probe its own position in base pairs; name replicates alike to have them merged.");
        }

        if (probes.Chromosomes.Count >= FewestChromosomes && Reach(probes, build) is var reach && reach < FirstShare)
        {
            throw new InvalidInputException(
                "positions-not-base-pairs",
                Text($"Every probe lies in the first {Percent(reach)} of its chromosome: these positions are {Guess(probes, reach)}, not base pairs."),
                where,
                "Give positions in base pairs (kilobases times 1,000, megabases times 1,000,000).");
        }
    }

    /// <summary>A sentence on positions that may be but are unlikely; null where nothing is.</summary>
    public static string? Doubt(ProbeSet probes, GenomeBuild build)
    {
        if (probes.Count < FewestProbes)
        {
            return null;
        }

        var together = 1 - (Distinct(probes) / (double)probes.Count);
        if (together > TogetherShare)
        {
            return Text($"{together:0%} of the probes stand at the place of another one: replicates without a common name, or positions cut to windows.");
        }

        return Reach(probes, build) is var reach && reach < FirstShareOfFew
            ? Text($"Every probe lies in the first {Percent(reach)} of its chromosome: are the positions base pairs?")
            : null;
    }

    private static int Distinct(ProbeSet probes)
    {
        var distinct = 0;
        foreach (var range in probes.Chromosomes)
        {
            distinct++;
            for (var i = range.First + 1; i < range.End; i++)
            {
                distinct += probes.Positions[i] == probes.Positions[i - 1] ? 0 : 1;
            }
        }

        return distinct;
    }

    // The largest share of a chromosome that its probes reach; MT is short and may be covered whole.
    private static double Reach(ProbeSet probes, GenomeBuild build) => probes.Chromosomes
        .Where(r => r.Chromosome != Chromosome.Mitochondrial)
        .Select(r => probes.Positions[r.End - 1] / (double)(build.LengthOf(r.Chromosome) ?? ShortestChromosome))
        .DefaultIfEmpty(1)
        .Max();

    private static string Guess(ProbeSet probes, double reach)
    {
        long steps = 0;
        var neighbours = 0;
        foreach (var range in probes.Chromosomes)
        {
            steps += probes.Positions[range.End - 1] - probes.Positions[range.First];
            neighbours += range.Count - 1;
        }

        return steps <= 2L * neighbours && reach * ShortestChromosome > 1000 ? "running numbers" : reach < 1e-5 ? "megabases" : "kilobases or running numbers";
    }

    private static string Percent(double share) => (share * 100).ToString("0.####", CultureInfo.InvariantCulture) + "%";

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
