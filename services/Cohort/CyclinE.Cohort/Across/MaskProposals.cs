using CyclinE.Genomics.Genome;
using CyclinE.Genomics.Probes;
using CyclinE.Genomics.Results.Cohort;
using CyclinE.Genomics.Segments;

namespace CyclinE.Cohort.Across;

/// <summary>Probes that stand off their segment in many unrelated arrays: bad clones and common variants, not tumours.</summary>
internal static class MaskProposals
{
    /// <summary>Proposes masks for arrays of one platform, in genome order.</summary>
    public static IEnumerable<ProposedMask> Of(ArrayToCompare[] arrays, AcrossOptions options)
    {
        var sources = arrays.GroupBy(a => a.Source, StringComparer.Ordinal).ToList();
        var fewest = Math.Max(options.MaskArrays, (int)Math.Ceiling(options.MaskShare * sources.Count));
        var counts = new SortedDictionary<int, (int Count, Chromosome Chromosome)>();
        foreach (var source in sources)
        {
            // A probe counts once for a patient, however many arrays of that patient show it.
            foreach (var (probe, chromosome) in source.SelectMany(a => a.PointEvents).SelectMany(Probes).Distinct())
            {
                counts[probe] = (counts.GetValueOrDefault(probe).Count + 1, chromosome);
            }
        }

        var probes = arrays[0].Probes!;
        var run = new List<int>();
        foreach (var (probe, (count, chromosome)) in counts)
        {
            if (count < fewest)
            {
                continue;
            }

            if (run.Count > 0 && (run[^1] != probe - 1 || counts[run[^1]].Chromosome != chromosome))
            {
                yield return Mask();
                run.Clear();
            }

            run.Add(probe);
        }

        if (run.Count > 0)
        {
            yield return Mask();
        }

        ProposedMask Mask() => new(
            probes.Hash, counts[run[0]].Chromosome, probes.Positions[run[0]], probes.Positions[run[^1]], probes.Names?[run[0]], run[^1] - run[0] + 1,
            run.Max(p => counts[p].Count), sources.Count);
    }

    private static IEnumerable<(int Probe, Chromosome Chromosome)> Probes(PointEvent point) =>
        Enumerable.Range(point.FirstProbe, point.LastProbe - point.FirstProbe + 1).Select(p => (p, point.Chromosome));
}
