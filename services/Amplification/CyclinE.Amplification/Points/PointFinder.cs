using CyclinE.Amplification.Events;
using CyclinE.Amplification.Tracks;
using CyclinE.Genomics.Results.Calls;
using CyclinE.Genomics.Segments;

namespace CyclinE.Amplification.Points;

/// <summary>Finds the probes of a chromosome that stand out and are too few for a stretch.</summary>
internal static class PointFinder
{
    /// <summary>
    /// The point events that segmentation told, and the segments of fewer than <c>min-probes</c> probes that were joined with a
    /// neighbour: whichever way a segmenter leaves them.
    /// </summary>
    /// <param name="told">Point events of this chromosome.</param>
    /// <param name="track">Its probes.</param>
    /// <param name="levels">Its segments: stretch, what is subtracted from a measured log2 there, and whether it is called.</param>
    /// <param name="joined">The same, short ones joined.</param>
    /// <param name="minProbes">Fewest probes of a stretch that stands for itself.</param>
    /// <param name="classify">The class of a stretch by its own level.</param>
    public static IReadOnlyList<CalledPoint> Find(
        IEnumerable<PointEvent> told,
        ProbeTrack track,
        IReadOnlyList<(Stretch Stretch, double Subtracted, bool IsCalled)> levels,
        IReadOnlyList<Stretch> joined,
        int minProbes,
        Func<Stretch, CallClass> classify)
    {
        var found = new List<CalledPoint>();
        var level = 0;
        foreach (var point in told)
        {
            var (first, last) = (track.NumberOfProbe(point.FirstProbe), track.NumberOfProbe(point.LastProbe + 1) - 1);
            while (level < levels.Count && levels[level].Stretch.Last < first)
            {
                level++;
            }

            if (level < levels.Count && levels[level] is { IsCalled: true } around && first <= last)
            {
                Add(new Stretch(first, last, point.Mean - around.Subtracted, around.Stretch.NoiseVariance));
            }
        }

        foreach (var (stretch, _, _) in levels.Where(l => l.IsCalled && l.Stretch.Probes < minProbes))
        {
            Add(stretch);
        }

        found.Sort((a, b) => a.First.CompareTo(b.First));
        return found;

        void Add(Stretch own)
        {
            var around = joined.FirstOrDefault(j => j.First <= own.First && j.Last >= own.Last);
            if (around.Probes > own.Probes)
            {
                found.Add(new CalledPoint(own.First, own.Last, own.Probes, own.Level, own.Level - around.Level, classify(own)));
            }
        }
    }
}
