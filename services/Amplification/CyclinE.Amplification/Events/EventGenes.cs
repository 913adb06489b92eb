using CyclinE.Amplification.Tracks;
using CyclinE.Genomics.Genes;
using CyclinE.Genomics.Results.Calls;

namespace CyclinE.Amplification.Events;

/// <summary>The genes that an event names.</summary>
internal static class EventGenes
{
    /// <summary>
    /// Symbols of the genes that an event's own probes span, highlighted ones first, each group in genome order; of arm-level events
    /// the highlighted ones only, for their list of hundreds says nothing.
    /// </summary>
    public static IReadOnlyList<string> Of(FoundEvent found, ProbeTrack track, GeneTable genes)
    {
        var touched = found.Pieces
            .SelectMany(p => genes.Overlapping(track.Chromosome, track.Positions[p.First], track.Positions[p.Last]))
            .Distinct();
        return [.. touched
            .Where(g => g.Highlighted || found.Length != EventLength.ArmLevel)
            .OrderBy(g => !g.Highlighted)
            .Select(g => g.Symbol)];
    }
}
