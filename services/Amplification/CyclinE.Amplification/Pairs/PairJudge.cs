using CyclinE.Amplification.Events;
using CyclinE.Amplification.Tracks;
using CyclinE.Genomics.Genes;
using CyclinE.Genomics.Genome;
using CyclinE.Genomics.Results.Pairs;

namespace CyclinE.Amplification.Pairs;

/// <summary>Judges the events of a difference: which are significant, what they are, in which order.</summary>
/// <remarks>
/// Masked events are a family of their own: a germline variant that two arrays do not share must not lower the q of the others, which
/// it would by standing above them in the step-up.
/// </remarks>
/// <param name="difference">The difference.</param>
/// <param name="bounds">Bounds of its events.</param>
/// <param name="genes">Genes of the build.</param>
/// <param name="maskedShare">Masked share of an interval; null where nothing is masked.</param>
/// <param name="options">Options.</param>
internal sealed class PairJudge(
    PairDifference difference, EventBounds bounds, GeneTable genes, Func<Chromosome, int, int, double>? maskedShare, PairOptions options)
{
    /// <summary>Acquired and lost events by rank.</summary>
    public IEnumerable<PairEvent> Events()
    {
        int[] probes = [.. difference.Tracks.Select(t => t.Count)];
        return difference.Events
            .Select(e => Measured(e.Track, e.Found, probes))
            .GroupBy(IsMasked)
            .OrderBy(family => family.Key)
            .SelectMany(family => Reported([.. family.OrderByDescending(e => Math.Abs(e.Shown.Z))]))
            .Select((e, i) => Describe(i + 1, e.Event, e.Q));
    }

    private Candidate Measured(ProbeTrack track, FoundEvent found, int[] probes)
    {
        var shown = difference.Measure(track, found);
        return new Candidate(
            track,
            found,
            shown,
            GenomeWideSignificance.ExpectedExceedances(shown.Z, probes, difference.Tau, options.Events.MinProbes),
            maskedShare?.Invoke(track.Chromosome, track.Positions[found.First], track.Positions[found.Last]));
    }

    private IEnumerable<(Candidate Event, double Q)> Reported(Candidate[] family) =>
        family
            .Zip(GenomeWideSignificance.StepUp([.. family.Select(e => e.Lambda)]), (e, q) => (Event: e, Q: q))
            .Where(e => e.Q <= options.Fdr && Math.Abs(e.Event.Shown.Difference) >= options.MinDifference && e.Event.Shown.Kind is not null)
            .OrderBy(e => e.Q)
            .ThenByDescending(e => Math.Abs(e.Event.Shown.Difference));

    private bool IsMasked(Candidate candidate) => candidate.Masked > options.MaskShare;

    private PairEvent Describe(int rank, Candidate candidate, double q)
    {
        var (track, found, shown, lambda, masked) = candidate;
        var bound = bounds.Of(track, found.First, found.Last);
        return new PairEvent
        {
            Rank = rank,
            Kind = shown.Kind!.Value,
            Chromosome = track.Chromosome,
            Start = track.Positions[found.First],
            End = track.Positions[found.Last],
            OuterStart = bound.OuterStart,
            OuterEnd = bound.OuterEnd,
            InnerStart = bound.InnerStart,
            InnerEnd = bound.InnerEnd,
            Probes = found.Probes,
            Log2Difference = shown.Difference,
            ResistantLog2 = shown.ResistantLog2,
            ParentalLog2 = shown.ParentalLog2,
            StandardError = shown.StandardError,
            Z = shown.Z,
            P = GenomeWideSignificance.FamilyWise(lambda),
            Q = q,
            Focal = found.Focal && !IsMasked(candidate),
            Masked = masked,
            Genes = EventGenes.Of(found, track, genes),
        };
    }

    private sealed record Candidate(ProbeTrack Track, FoundEvent Found, PairMeasurement Shown, double Lambda, double? Masked);
}
