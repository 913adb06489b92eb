using CyclinE.Genomics.Genome;
using CyclinE.Genomics.Probes;
using CyclinE.Numerics;

namespace CyclinE.Ingest.References;

/// <summary>
/// Takes out of an array what it has in common with the ways in which normals differ: its robust projection on the first
/// principal components of the pool (tangent normalisation; Tabak 2019, bioRxiv 566505; Gao 2022, Bioinformatics 38:4677).
/// </summary>
/// <remarks>
/// Components come from the autosomes of the members' deviations from the pool's median, each minus its mean there: the array keeps its level. Only
/// autosomal probes within one log2 unit of
/// the array's median take part in the fit: large events must not steer it.
/// </remarks>
internal static class Tangent
{
    private const double FarFromMedian = 1;
    private const int RobustSteps = 3;
    private const double BisquareCut = 4.685;
    private const double MadToSd = 1.4826;
    private const double SmallestShare = 1e-10;

    /// <summary>Subtracts the projection in place.</summary>
    /// <param name="log2">The array minus the pool's median; NaN where missing.</param>
    /// <param name="probes">Its probes.</param>
    /// <param name="members">The pool's members.</param>
    /// <param name="without">The member that is left out, or −1.</param>
    /// <param name="median">The pool's median without it.</param>
    /// <param name="most">Most components.</param>
    /// <returns>The share of the pool's variance that each component holds.</returns>
    public static double[] Subtract(float[] log2, ProbeSet probes, float[][] members, int without, float[] median, int most)
    {
        float[][] rows = [.. members.Where((_, i) => i != without)];
        var (shares, components) = Components(rows, median, probes, Math.Min(most, rows.Length - 1));
        if (components.Length == 0)
        {
            return shares;
        }

        var weights = Fit(log2, probes, components);
        for (var i = 0; i < log2.Length; i++)
        {
            double projection = 0;
            for (var c = 0; c < components.Length; c++)
            {
                projection += weights[c] * components[c][i];
            }

            log2[i] = (float)(log2[i] - projection);
        }

        return shares;
    }

    // Of n members, each p probes long: the n × n products give the same components as the p × p covariances.
    private static (double[] Shares, double[][] Components) Components(float[][] rows, float[] median, ProbeSet probes, int most)
    {
        var n = rows.Length;
        var levels = Array.ConvertAll(rows, row => Level(row, median, probes));
        var products = new double[n, n];
        for (var a = 0; a < n; a++)
        {
            for (var b = a; b < n; b++)
            {
                double sum = 0;
                foreach (var range in probes.Chromosomes.Where(r => r.Chromosome.IsAutosome))
                {
                    for (var i = range.First; i < range.End; i++)
                    {
                        sum += Deviation(rows[a][i], median[i], levels[a]) * Deviation(rows[b][i], median[i], levels[b]);
                    }
                }

                (products[a, b], products[b, a]) = (sum, sum);
            }
        }

        double total = 0;
        for (var a = 0; a < n; a++)
        {
            total += products[a, a];
        }

        var (values, vectors) = SymmetricEigen.Decompose(products);
        var kept = Enumerable.Range(0, most).TakeWhile(c => values[c] > SmallestShare * total).ToArray();
        var components = new double[kept.Length][];
        foreach (var c in kept)
        {
            var scale = 1 / Math.Sqrt(values[c]);
            components[c] = new double[median.Length];
            for (var a = 0; a < n; a++)
            {
                for (var i = 0; i < median.Length; i++)
                {
                    components[c][i] += vectors[c][a] * scale * Deviation(rows[a][i], median[i], levels[a]);
                }
            }
        }

        return ([.. kept.Select(c => values[c] / total)], components);
    }

    private static double Deviation(float value, float median, double level) =>
        float.IsFinite(value) && float.IsFinite(median) ? (double)value - median - level : 0;

    // Without their mean, deviations hold no level, and what is projected on them takes none from the array.
    private static double Level(float[] row, float[] median, ProbeSet probes)
    {
        double sum = 0;
        var count = 0;
        foreach (var range in probes.Chromosomes.Where(r => r.Chromosome.IsAutosome))
        {
            for (var i = range.First; i < range.End; i++)
            {
                if (float.IsFinite(row[i]) && float.IsFinite(median[i]))
                {
                    sum += (double)row[i] - median[i];
                    count++;
                }
            }
        }

        return count == 0 ? 0 : sum / count;
    }

    // With an intercept, so that the array's level, which stays, does not enter the weights. Events are outliers of the fit: after the
    // first, probes are weighted by Tukey's bisquare of their residual.
    private static double[] Fit(float[] log2, ProbeSet probes, double[][] components)
    {
        var fitted = Fitted(log2, probes);
        var size = components.Length + 1;
        var trust = new double[fitted.Count];
        Array.Fill(trust, 1);
        var residuals = new double[fitted.Count];
        var weights = Solve(Equations(log2, components, fitted, trust), size);
        for (var step = 0; step < RobustSteps; step++)
        {
            for (var k = 0; k < residuals.Length; k++)
            {
                residuals[k] = log2[fitted[k]] - weights[^1];
                for (var c = 0; c < components.Length; c++)
                {
                    residuals[k] -= weights[c] * components[c][fitted[k]];
                }

                trust[k] = Math.Abs(residuals[k]);
            }

            var cut = BisquareCut * MadToSd * OrderStatistics.Median((double[])trust.Clone());
            for (var k = 0; k < residuals.Length; k++)
            {
                var scaled = residuals[k] / cut;
                trust[k] = Math.Abs(scaled) < 1 ? (1 - (scaled * scaled)) * (1 - (scaled * scaled)) : 0;
            }

            if (cut <= 0)
            {
                break;
            }

            weights = Solve(Equations(log2, components, fitted, trust), size);
        }

        return weights[..components.Length];
    }

    private static double[,] Equations(float[] log2, double[][] components, List<int> fitted, double[] trust)
    {
        var size = components.Length + 1;
        var normal = new double[size, size + 1];
        var row = new double[size];
        for (var k = 0; k < fitted.Count; k++)
        {
            row[^1] = 1;
            for (var c = 0; c < components.Length; c++)
            {
                row[c] = components[c][fitted[k]];
            }

            for (var a = 0; a < size; a++)
            {
                for (var b = 0; b < size; b++)
                {
                    normal[a, b] += trust[k] * row[a] * row[b];
                }

                normal[a, size] += trust[k] * row[a] * log2[fitted[k]];
            }
        }

        return normal;
    }

    private static List<int> Fitted(float[] log2, ProbeSet probes)
    {
        var autosomal = new List<int>();
        foreach (var range in probes.Chromosomes.Where(r => r.Chromosome.IsAutosome))
        {
            for (var i = range.First; i < range.End; i++)
            {
                if (float.IsFinite(log2[i]))
                {
                    autosomal.Add(i);
                }
            }
        }

        var median = OrderStatistics.Median([.. autosomal.Select(i => (double)log2[i])]);
        return autosomal.FindAll(i => Math.Abs(log2[i] - median) <= FarFromMedian);
    }

    // Gauss–Jordan with pivots; a column without a pivot gets weight 0.
    private static double[] Solve(double[,] a, int size)
    {
        for (var column = 0; column < size; column++)
        {
            var pivot = column;
            for (var row = column + 1; row < size; row++)
            {
                pivot = Math.Abs(a[row, column]) > Math.Abs(a[pivot, column]) ? row : pivot;
            }

            if (a[pivot, column] == 0)
            {
                continue;
            }

            for (var k = 0; k <= size; k++)
            {
                (a[column, k], a[pivot, k]) = (a[pivot, k], a[column, k]);
            }

            for (var row = 0; row < size; row++)
            {
                var factor = row == column ? 0 : a[row, column] / a[column, column];
                for (var k = column; k <= size && factor != 0; k++)
                {
                    a[row, k] -= factor * a[column, k];
                }
            }
        }

        return [.. Enumerable.Range(0, size).Select(i => a[i, i] == 0 ? 0 : a[i, size] / a[i, i])];
    }
}
