using CyclinE.Cohort.Recurrence.Samples;
using CyclinE.Genomics.Genes;

namespace CyclinE.Cohort.Recurrence.Scoring;

/// <summary>Highest scores of samples within genes and within windows.</summary>
internal static class GeneMaxima
{
    /// <summary>Sum over samples of the highest score within each gene.</summary>
    /// <param name="grid">One chromosome.</param>
    /// <param name="genes">Its genes, by start.</param>
    public static double[] Sums(ScoreGrid grid, Gene[] genes)
    {
        int[] first = [.. genes.Select(g => grid.IndexOf(g.Start))];
        int[] last = [.. genes.Select(g => grid.IndexOf(g.End))];
        var reach = new int[genes.Length];
        for (var g = 0; g < genes.Length; g++)
        {
            reach[g] = g == 0 ? last[g] : Math.Max(reach[g - 1], last[g]);
        }

        double[] sums = new double[genes.Length], best = new double[genes.Length];
        var touched = new List<int>();
        foreach (var pieces in SamplePieces.Of(grid))
        {
            touched.Clear();
            foreach (var (start, end, score) in pieces.Pieces)
            {
                for (var g = FirstReaching(reach, start); g < genes.Length && first[g] < end; g++)
                {
                    if (last[g] >= start)
                    {
                        if (best[g] == 0)
                        {
                            touched.Add(g);
                        }

                        best[g] = Math.Max(best[g], score);
                    }
                }
            }

            foreach (var g in touched)
            {
                sums[g] += best[g];
                best[g] = 0;
            }
        }

        return sums;
    }

    /// <summary>What the null is made of: every sample's scoring pieces by chromosome, the background included.</summary>
    public static IReadOnlyList<NullPieces> Pieces(ScoreGrid[] grids, List<ScoreEvent>[] background)
    {
        var all = new List<NullPieces>();
        foreach (var grid in grids)
        {
            var bySample = background[grid.Chromosome].ToLookup(e => e.Sample, e => (e.Start, End: e.End + 1, e.Score));
            var seen = new HashSet<int>();
            foreach (var (sample, pieces) in SamplePieces.Of(grid))
            {
                seen.Add(sample);
                all.Add(new NullPieces(sample, grid, [.. pieces.Select(p => (grid.Bounds[p.Start], grid.Bounds[p.End], p.Score)), .. bySample[sample]]));
            }

            all.AddRange(bySample.Where(g => !seen.Contains(g.Key)).Select(g => new NullPieces(g.Key, grid, [.. g])));
        }

        return all;
    }

    /// <summary>For every sample, how its highest score within a window is distributed over the windows of the genome.</summary>
    public static IReadOnlyList<float[]> Histograms(IReadOnlyList<NullPieces> all, int samples, double bin, MarkerLattice lattice, int window)
    {
        var histograms = new ScoreHistogram?[samples];
        var scored = new double[samples];
        var ends = new List<int>();
        foreach (var (sample, grid, pieces) in all)
        {
            ends.Clear();
            foreach (var (start, end, _) in pieces)
            {
                ends.Add(Math.Max(grid.Bounds[0], start - window + 1));
                ends.Add(end);
            }

            ends.Sort();
            for (var k = 0; k + 1 < ends.Count; k++)
            {
                var highest = 0.0;
                foreach (var (start, end, score) in pieces)
                {
                    highest = start - window + 1 <= ends[k] && ends[k] < end ? Math.Max(highest, score) : highest;
                }

                if (highest > 0 && ends[k + 1] > ends[k])
                {
                    var markers = lattice.Before(grid.Chromosome, ends[k + 1]) - lattice.Before(grid.Chromosome, ends[k]);
                    (histograms[sample] ??= new ScoreHistogram(bin)).Add(highest, markers);
                    scored[sample] += markers;
                }
            }
        }

        var shares = new float[samples][];
        for (var i = 0; i < samples; i++)
        {
            histograms[i]?.Add(0, lattice.Total - scored[i]);
            shares[i] = histograms[i]?.Shares() ?? [1];
        }

        return shares;
    }

    private static int FirstReaching(int[] reach, int start)
    {
        int low = 0, high = reach.Length;
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = reach[middle] < start ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}

/// <summary>Where one sample has focal changes on one chromosome, base pairs (the end not included), with their score in the null.</summary>
internal readonly record struct NullPieces(int Sample, ScoreGrid Grid, (int Start, int End, double Score)[] Pieces);
