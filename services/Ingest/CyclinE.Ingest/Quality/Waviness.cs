using CyclinE.Genomics.Genome;
using CyclinE.Genomics.Profiles;
using CyclinE.Numerics;

namespace CyclinE.Ingest.Quality;

/// <summary>How much a profile waves along the genome (Diskin 2008, Nucleic Acids Res 36:e126).</summary>
internal static class Waviness
{
    private const int Window = 1_000_000;
    private const int FewestProbes = 10;
    private const int FewestWindows = 100;

    /// <summary>
    /// The wave factor without its sign: the median absolute deviation of the medians of windows of one megabase, autosomes
    /// only, windows of at least 10 probes. Large copy-number changes raise it, too.
    /// </summary>
    /// <returns>In log2 units; null with fewer than 100 such windows, as on BAC arrays.</returns>
    public static double? Of(Profile profile)
    {
        var medians = new List<double>();
        var values = new List<double>();
        foreach (var range in profile.Probes.Chromosomes)
        {
            if (!range.Chromosome.IsAutosome)
            {
                continue;
            }

            var window = -1;
            for (var i = range.First; i < range.End; i++)
            {
                var here = (profile.Probes.Positions[i] - 1) / Window;
                if (here != window)
                {
                    Close(values, medians);
                    window = here;
                }

                if (float.IsFinite(profile.Log2[i]))
                {
                    values.Add(profile.Log2[i]);
                }
            }

            Close(values, medians);
        }

        if (medians.Count < FewestWindows)
        {
            return null;
        }

        var scratch = medians.ToArray();
        var centre = OrderStatistics.Median(scratch);
        for (var i = 0; i < scratch.Length; i++)
        {
            scratch[i] = Math.Abs(scratch[i] - centre);
        }

        return OrderStatistics.Median(scratch);
    }

    private static void Close(List<double> values, List<double> medians)
    {
        if (values.Count >= FewestProbes)
        {
            medians.Add(OrderStatistics.Median(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(values)));
        }

        values.Clear();
    }
}
