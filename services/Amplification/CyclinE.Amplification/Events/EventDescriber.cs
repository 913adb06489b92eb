using CyclinE.Amplification.Calls;
using CyclinE.Amplification.Tracks;
using CyclinE.Genomics.Results.Calls;

namespace CyclinE.Amplification.Events;

/// <summary>Turns what was found into the events of a result.</summary>
internal sealed class EventDescriber(ArrayToCall input, CallingOptions options)
{
    private readonly EventBounds _bounds = new(input.Profile is null ? [] : input.Segmentation.Breakpoints);

    public CopyNumberEvent Describe(FoundEvent found, CalledChromosome chromosome)
    {
        var track = chromosome.Track;
        var level = found.Level;
        var bound = _bounds.Of(track, found.First, found.Last);
        var peak = Peak(found, chromosome);
        return new CopyNumberEvent
        {
            Chromosome = track.Chromosome,
            Band = input.Build.BandOf(track.Chromosome, track.Positions[found.First], track.Positions[found.Last]),
            Start = track.Positions[found.First],
            End = track.Positions[found.Last],
            OuterStart = bound.OuterStart,
            OuterEnd = bound.OuterEnd,
            InnerStart = bound.InnerStart,
            InnerEnd = bound.InnerEnd,
            Probes = found.Probes,
            Log2 = level,
            Peak = peak.Level,
            PeakStart = track.Positions[peak.First],
            PeakEnd = track.Positions[peak.Last],
            StandardError = input.Profile is null ? null : found.StandardError,
            Call = chromosome.ClassesOf(found).MaxBy(c => found.Direction * (int)c),
            Length = found.Length,
            Focal = found.Focal,
            ContrastLeft = level - found.LeftFlank,
            ContrastRight = level - found.RightFlank,
            Masked = input.MaskedShare?.Invoke(track.Chromosome, track.Positions[found.First], track.Positions[found.Last]),
            Genes = EventGenes.Of(found, track, input.Genes),
        };
    }

    // The segments proper, for a joined stretch may have taken up an outlier; the stretches where no segment has enough probes.
    private Stretch Peak(FoundEvent found, CalledChromosome chromosome)
    {
        var segments = chromosome.Placed
            .Where(s => s.Probes >= options.Events.MinProbes && found.Stretches.Any(own => s.First >= own.First && s.Last <= own.Last))
            .ToList();
        return (segments.Count > 0 ? segments : found.Stretches).MaxBy(s => found.Direction * s.Level);
    }
}
