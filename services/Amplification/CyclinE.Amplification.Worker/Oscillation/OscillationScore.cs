using CyclinE.Genomics.Segments;

namespace CyclinE.Amplification.Worker.Oscillation;

/// <summary>A chromothripsis-like oscillation score (docs/algorithms/oscillation.md).</summary>
public static class OscillationScore
{
    /// <summary>The chromosomes with enough levels, in genome order.</summary>
    /// <param name="segments">Segments in genome order.</param>
    /// <param name="options">The options.</param>
    public static IReadOnlyList<ChromosomeOscillation> Of(IReadOnlyList<Segment> segments, OscillationOptions options) =>
    [
        .. segments.GroupBy(s => s.Chromosome).Select(c => (c.Key, Levels: Levels(c, options.Gap))).Where(c => c.Levels.Count >= options.MinSegments)
            .Select(c =>
            {
                var turns = Enumerable.Range(1, c.Levels.Count - 2).Where(i => (c.Levels[i] - c.Levels[i - 1]) * (c.Levels[i + 1] - c.Levels[i]) < 0).ToList();
                var returns = turns.Count(i => Math.Abs(c.Levels[i + 1] - c.Levels[i - 1]) < options.Gap);
                return new ChromosomeOscillation(c.Key, c.Levels.Count, turns.Count, returns, Math.Round((double)returns / (c.Levels.Count - 2), 4));
            }),
    ];

    /// <summary>Neighbours that differ by less than the gap are one level, weighted by their probes.</summary>
    private static List<double> Levels(IEnumerable<Segment> segments, double gap)
    {
        var levels = new List<(double Mean, int Probes)>();
        foreach (var segment in segments)
        {
            if (levels.Count > 0 && levels[^1] is var (mean, probes) && Math.Abs(segment.Mean - mean) < gap)
            {
                levels[^1] = (((mean * probes) + (segment.Mean * segment.Probes)) / (probes + segment.Probes), probes + segment.Probes);
            }
            else
            {
                levels.Add((segment.Mean, segment.Probes));
            }
        }

        return [.. levels.Select(l => l.Mean)];
    }
}
