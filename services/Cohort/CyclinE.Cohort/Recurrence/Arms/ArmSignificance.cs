using CyclinE.Genomics.Genes;
using CyclinE.Genomics.Results.Cohort.Recurrence;
using MathNet.Numerics;

namespace CyclinE.Cohort.Recurrence.Arms;

/// <summary>Which arms are gained or lost more often than arms of their size.</summary>
/// <remarks>
/// As in Mermel 2011: gains are counted over the samples that do not lose the arm and the reverse; what is expected falls
/// with the arm's size, here a weighted straight line of frequency on its number of genes (on its length without a
/// gene table); z is the binomial score of the departure.
/// </remarks>
internal static class ArmSignificance
{
    private const int FewestArms = 5;

    public static IReadOnlyList<RecurrenceArm> Table(ArmTally tally, ArmLayout layout, GeneTable genes)
    {
        var arms = Enumerable.Range(2, ArmLayout.Arms - 2).Where(a => tally.Covered[a] > 0).ToArray();
        var counts = GeneCounts(genes, layout);
        double[] sizes = [.. arms.Select(a => genes.Genes.Count > 0 ? counts[a] : tally.Megabases[a] / tally.Covered[a])];
        var gains = Sides(arms, sizes, tally.Covered, tally.Gains, tally.GainSum, tally.Losses);
        var losses = Sides(arms, sizes, tally.Covered, tally.Losses, tally.LossSum, tally.Gains);
        return
        [
            .. arms.Select((a, i) => new RecurrenceArm
            {
                Arm = layout.Name(a / 2, a % 2),
                Genes = counts[a],
                Megabases = tally.Megabases[a] / tally.Covered[a],
                Samples = tally.Covered[a],
                Gain = gains[i],
                Loss = losses[i],
            }),
        ];
    }

    private static RecurrenceArmSide[] Sides(int[] arms, double[] sizes, int[] covered, int[] counts, double[] sums, int[] others)
    {
        int[] free = [.. arms.Select(a => covered[a] - others[a])];
        double?[] scores = [.. arms.Select((a, i) => free[i] > 0 ? (double)counts[a] / free[i] : (double?)null)];
        var line = Line(sizes, scores, free);
        double?[] expected = [.. arms.Select((_, i) => line is { } l && free[i] > 0
            ? Math.Clamp(l.At + (l.Slope * sizes[i]), 1.0 / (free[i] + 1), free[i] / (free[i] + 1.0)) : (double?)null)];
        double?[] z = [.. arms.Select((_, i) => expected[i] is { } e ? (scores[i] - e) / Math.Sqrt(e * (1 - e) / free[i]) : null)];
        double?[] p = [.. z.Select(v => v is { } value ? SpecialFunctions.Erfc(value / Constants.Sqrt2) / 2 : (double?)null)];
        var q = FalseDiscovery.Q(p);
        return
        [
            .. arms.Select((a, i) => new RecurrenceArmSide(
                counts[a],
                (double)counts[a] / covered[a],
                counts[a] > 0 ? sums[a] / counts[a] : null,
                scores[i],
                expected[i],
                z[i],
                p[i],
                q[i])),
        ];
    }

    private static (double At, double Slope)? Line(double[] sizes, double?[] scores, int[] weights)
    {
        double w = 0, x = 0, y = 0, xx = 0, xy = 0;
        var n = 0;
        for (var i = 0; i < sizes.Length; i++)
        {
            if (scores[i] is { } score)
            {
                n++;
                w += weights[i];
                x += weights[i] * sizes[i];
                y += weights[i] * score;
                xx += weights[i] * sizes[i] * sizes[i];
                xy += weights[i] * sizes[i] * score;
            }
        }

        var spread = (w * xx) - (x * x);
        if (n < FewestArms || !(spread > 0))
        {
            return null;
        }

        var slope = ((w * xy) - (x * y)) / spread;
        return ((y - (slope * x)) / w, slope);
    }

    private static int[] GeneCounts(GeneTable genes, ArmLayout layout)
    {
        var counts = new int[ArmLayout.Arms];
        foreach (var gene in genes.Genes.Where(g => g.Chromosome.Number <= ArmLayout.LastChromosome))
        {
            counts[(gene.Chromosome.Number * 2) + layout.Side(gene.Chromosome.Number, gene.Start)]++;
        }

        return counts;
    }
}
