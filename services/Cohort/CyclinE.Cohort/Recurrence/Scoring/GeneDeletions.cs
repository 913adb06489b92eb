using CyclinE.Genomics.Genes;
using CyclinE.Genomics.Results.Cohort.Recurrence;

namespace CyclinE.Cohort.Recurrence.Scoring;

/// <summary>Tests genes for deletion anywhere within them: mean over samples of the gene's highest score.</summary>
/// <remarks>
/// As in Mermel 2011: deletions that hit different parts of a gene add up. The null of a gene is the convolution of the
/// samples' distributions of the maximum within windows of its length; lengths are rounded up to 1 kb × a power of two.
/// </remarks>
internal static class GeneDeletions
{
    private const int Classes = 13;
    private const int ShortestClass = 1000;

    public static IReadOnlyList<RecurrenceGene> Test(
        ScoreGrid[] grids, DirectionScores scores, int samples, MarkerLattice lattice, GeneTable genes, double cutoff, CancellationToken cancellationToken)
    {
        var scored = new List<(Gene Gene, double Sum)>();
        foreach (var grid in grids.Where(g => g.Length > 0))
        {
            var here = genes.Genes.Where(g => g.Chromosome.Number == grid.Chromosome && g.Start < grid.Bounds[^1] && g.End >= grid.Bounds[0]).ToArray();
            var sums = GeneMaxima.Sums(grid, here);
            scored.AddRange(here.Select((g, i) => (g, sums[i])));
        }

        if (scored.Count == 0 || !scored.Exists(g => g.Sum > 0))
        {
            return [];
        }

        var largest = new double[Classes];
        foreach (var (gene, sum) in scored)
        {
            largest[ClassOf(gene)] = Math.Max(largest[ClassOf(gene)], sum);
        }

        var pieces = GeneMaxima.Pieces(grids, scores.Background);
        var tails = new NullTail?[Classes];
        Parallel.For(0, Classes, new ParallelOptions { CancellationToken = cancellationToken }, c =>
        {
            if (largest[c] > 0)
            {
                var histograms = GeneMaxima.Histograms(pieces, samples, scores.Bin, lattice, ShortestClass << c);
                tails[c] = NullTail.Of(histograms, scores.Bin, largest[c], cancellationToken);
            }
        });

        double?[] p = [.. scored.Select(g => g.Sum > 0 ? Math.Exp(tails[ClassOf(g.Gene)]!.LogP(g.Sum)) : 1)];
        var q = FalseDiscovery.Q(p);
        return
        [
            .. scored
                .Select((g, i) => new RecurrenceGene(g.Gene.Symbol, g.Gene.Chromosome, g.Gene.Start, g.Gene.End, g.Sum / samples, p[i]!.Value, q[i]!.Value))
                .Where(g => g.Q <= cutoff)
                .OrderBy(g => g.Q).ThenByDescending(g => g.G).ThenBy(g => g.Chromosome).ThenBy(g => g.Start).ThenBy(g => g.Symbol, StringComparer.Ordinal),
        ];
    }

    private static int ClassOf(Gene gene)
    {
        var c = 0;
        while (c < Classes - 1 && (long)ShortestClass << c < gene.End - gene.Start + 1L)
        {
            c++;
        }

        return c;
    }
}
