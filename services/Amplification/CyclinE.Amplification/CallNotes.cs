using CyclinE.Genomics;

namespace CyclinE.Amplification;

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
            yield return masked == 1 ? "1 segment lies in masked regions: reported, not called." : $"{masked} segments lie in masked regions: reported, not called.";
        }
    }
}
