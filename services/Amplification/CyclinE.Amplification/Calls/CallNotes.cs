using System.Globalization;
using CyclinE.Amplification.Expected;
using CyclinE.Amplification.Points;
using CyclinE.Amplification.Rules;
using CyclinE.Genomics.Genome;
using CyclinE.Genomics.Results.Calls;

namespace CyclinE.Amplification.Calls;

/// <summary>The sentences that stand on a result.</summary>
internal static class CallNotes
{
    public static IEnumerable<string> On(
        ArrayToCall input, IReadOnlyList<CalledChromosome> chromosomes, ExpectedCopies expected, bool isExcessEstimated, CallingOptions options)
    {
        var build = input.Build;
        if (!build.IsKnown)
        {
            yield return $"No arm table for build {build.Name}: events are classed by length in Mb only.";
        }

        if (input.Genes.Genes.Count == 0)
        {
            yield return $"No gene table for build {build.Name}: no genes are called.";
        }
        else if (input.Genes.Highlighted.Count == 0)
        {
            yield return "The gene table has no gene of the panel: every gene is called, none stands out.";
        }

        if (input.Profile is null)
        {
            yield return "Only segments are known: fixed log2 limits instead of noise, no standard errors, and probes counted as if laid evenly over each segment.";
        }
        else if (!isExcessEstimated)
        {
            yield return $"Fewer than {NoiseRule.FewestNeutral} neutral segments: no excess variance was estimated, standard errors are the noise alone.";
        }

        if (expected.Note is { } note && chromosomes.Any(c => c.Track.Chromosome == Chromosome.X || c.Track.Chromosome == Chromosome.Y))
        {
            yield return note;
        }

        if (chromosomes.SelectMany(c => c.Segments).Count(s => s.Masked > options.MaskShare) is > 0 and var masked)
        {
            yield return masked == 1 ? "1 segment lies in masked regions: reported, not called."
                : $"{masked} segments lie in masked regions: reported, not called.";
        }
    }
    /// <summary>Each panel gene under a point event, and what it counts as.</summary>
    public static IEnumerable<string> OnPoints(IEnumerable<GeneCall> genes, CallingOptions options) =>
        from gene in genes
        where gene.Point is not null
        let point = gene.Point!
        let probes = point.Probes == 1 ? "1 probe" : $"{point.Probes} probes"
        let level = string.Create(CultureInfo.InvariantCulture, $"log2 {point.Log2:0.00} ({Word(point.Call)} by its own level, chance {point.Chance:0.####})")
        let what = $"{gene.Symbol}: a point event of {probes} lies over it at {level}"
        select options.Points == PointChoice.Call
            ? $"{what}; it is the gene's call, as points = call asks."
            : $"{what}; the gene is called {Word(gene.Call!.Value)} by its segment. points = call makes the event the call.";

    private static string Word(CallClass call) => call switch
    {
        CallClass.HighLevelAmplification => "high-level amplification",
        CallClass.HomozygousDeletion => "homozygous deletion, suspected",
        _ => call.ToString().ToLowerInvariant(),
    };
}
