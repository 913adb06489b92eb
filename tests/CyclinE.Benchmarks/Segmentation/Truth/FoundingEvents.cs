using CyclinE.Benchmarks.Segmentation.Data;
using CyclinE.Genomics.Probes;
using CyclinE.Genomics.Results.Segments;
using CyclinE.Segmentation.Methods;

namespace CyclinE.Benchmarks.Segmentation.Truth;

/// <summary>CCNE1 and ERBB2 of HCC1569: segments of exactly three clones with their unclipped means.</summary>
internal static class FoundingEvents
{
    private static readonly (string Gene, string[] Clones)[] Genes =
    [
        ("CCNE1", ["RP11-46I12", "RP11-110J19", "CTB-25O22"]),
        ("ERBB2", ["DMPC-HFF#1-61H8", "RMC17P077"]),
    ];

    /// <summary>Each of our methods with its defaults.</summary>
    public static IEnumerable<EventRow> Measure()
    {
        var array = CellLines.Neve().Single(a => a.Name == "HCC1569");
        var names = array.Profile.Probes.Names!;
        foreach (var method in (SegmentationMethod[])[SegmentationMethod.Robust, SegmentationMethod.Cbs, SegmentationMethod.Fpop, SegmentationMethod.Haar])
        {
            var segmentation = BreakMethod.Segment(array, new ArraySegmentationOptions { Segmenter = method });
            foreach (var (gene, clones) in Genes)
            {
                int[] probes = [.. Enumerable.Range(0, names.Count).Where(i => clones.Contains(names[i], StringComparer.OrdinalIgnoreCase))];
                var segments = segmentation.Segments.Where(s => probes.Any(p => p >= s.FirstProbe && p <= s.LastProbe)).ToArray();
                yield return new EventRow(
                    method.ToString().ToLowerInvariant(),
                    gene,
                    segments.Sum(s => s.Probes),
                    segments.Length,
                    segments[0].Mean,
                    $"{names[segments[0].FirstProbe]} … {names[segments[^1].LastProbe]}");
            }
        }
    }
}
