using CyclinE.Genomics;

namespace CyclinE.Amplification;

/// <summary>
/// Tracks of segments without probes (from a <c>.seg</c> file): the markers that each segment counts, laid evenly from its start
/// to its end. A file of many markers is thinned, in proportion, so that a thousand arrays stay quick.
/// </summary>
internal static class MarkerTrack
{
    // Enough for flanks and lengths; no segment falls below the fewest that make an event.
    private const int Most = 100_000;
    private const int Fewest = 5;

    /// <summary>The track of each chromosome that has a segment.</summary>
    public static IEnumerable<ProbeTrack> Of(Segmentation segmentation, GenomeBuild build)
    {
        var share = Math.Min(1, Most / (double)Math.Max(1, segmentation.Probes));
        foreach (var chromosome in segmentation.Segments.Where(s => s.Probes > 0).GroupBy(s => s.Chromosome).OrderBy(g => g.Key))
        {
            var (positions, probes) = (new List<int>(), new List<int>());
            foreach (var segment in chromosome)
            {
                var count = Math.Clamp((int)(share * segment.Probes), Math.Min(segment.Probes, Fewest), segment.Probes);
                for (var i = 0; i < count; i++)
                {
                    positions.Add(segment.Start + At(i, count, (long)segment.End - segment.Start));
                    probes.Add(segment.FirstProbe + At(i, count, segment.Probes - 1));
                }
            }

            yield return new ProbeTrack(chromosome.Key, [.. positions], [.. probes], build.CentromereOf(chromosome.Key));
        }
    }

    private static int At(int i, int count, long length) => count == 1 ? 0 : (int)(i * length / (count - 1));
}
