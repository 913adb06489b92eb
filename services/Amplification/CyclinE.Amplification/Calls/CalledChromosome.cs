using CyclinE.Amplification.Events;
using CyclinE.Amplification.Points;
using CyclinE.Amplification.Tracks;
using CyclinE.Genomics.Genes;
using CyclinE.Genomics.Results.Calls;

namespace CyclinE.Amplification.Calls;

/// <summary>One chromosome of one array, called.</summary>
internal sealed class CalledChromosome
{
    private readonly IReadOnlyList<CallClass?> _classes;
    private readonly (int Start, int End)[] _focalPieces;

    /// <param name="track">Its probes.</param>
    /// <param name="segments">Its segments, as segmentation left them.</param>
    /// <param name="placed">The same as stretches of the track.</param>
    /// <param name="stretches">The same, short ones joined.</param>
    /// <param name="classes">The class of each stretch; null on chromosomes that are not called.</param>
    /// <param name="events">Its events.</param>
    public CalledChromosome(
        ProbeTrack track,
        IReadOnlyList<SegmentCall> segments,
        IReadOnlyList<Stretch> placed,
        IReadOnlyList<Stretch> stretches,
        IReadOnlyList<CallClass?> classes,
        IReadOnlyList<FoundEvent> events)
    {
        Track = track;
        Segments = segments;
        Placed = placed;
        Stretches = stretches;
        _classes = classes;
        Events = events;
        SegmentIntervals = [.. segments.Select(s => new LeveledInterval(s.Segment.Start, s.Segment.End, s.Log2, s.Call))];
        StretchIntervals = [.. stretches.Zip(classes, (s, c) => new LeveledInterval(track.Positions[s.First], track.Positions[s.Last], s.Level, c))];
        _focalPieces = [.. events.Where(e => e.Focal).SelectMany(e => e.Pieces).Select(p => (track.Positions[p.First], track.Positions[p.Last]))];
    }

    public ProbeTrack Track { get; }

    public IReadOnlyList<SegmentCall> Segments { get; }

    public IReadOnlyList<Stretch> Placed { get; }

    public IReadOnlyList<Stretch> Stretches { get; }

    public IReadOnlyList<FoundEvent> Events { get; }

    /// <summary>Probes that stand out and are too few for a stretch.</summary>
    public IReadOnlyList<CalledPoint> Points { get; init; } = [];

    /// <summary>The segments in base pairs.</summary>
    public LeveledInterval[] SegmentIntervals { get; }

    /// <summary>The stretches in base pairs.</summary>
    public LeveledInterval[] StretchIntervals { get; }

    /// <summary>True where a focal event covers a base pair of a gene.</summary>
    public bool IsFocal(Gene gene)
    {
        foreach (var (start, end) in _focalPieces)
        {
            if (start <= gene.End && end >= gene.Start)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The joined stretches with their class; null where they are not called.</summary>
    public IEnumerable<(Stretch Stretch, CallClass? Call)> ClassedStretches => Stretches.Zip(_classes);

    /// <summary>The classes of an event's stretches.</summary>
    public IEnumerable<CallClass> ClassesOf(FoundEvent found) =>
        Stretches.Zip(_classes).Where(s => found.Stretches.Contains(s.First)).Select(s => s.Second ?? CallClass.Neutral);
}
