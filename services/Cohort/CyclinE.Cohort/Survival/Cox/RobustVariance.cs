namespace CyclinE.Cohort.Survival.Cox;

/// <summary>The sandwich I⁻¹ (Σ uuᵀ) I⁻¹, u the weighted score residuals summed within clusters.</summary>
internal static class RobustVariance
{
    public static double[] Of(CoxSample sample, CoxTies ties, double[] beta, double[] variance)
    {
        var p = sample.Columns;
        var score = ScoreResiduals.Of(sample, ties, beta).Score;
        var n = sample.Rows.Count;
        int[] order = sample.Clusters is { } clusters
            ? [.. Enumerable.Range(0, n).OrderBy(i => clusters[i]).ThenBy(i => i)]
            : [.. Enumerable.Range(0, n)];
        var meat = new double[p * p];
        var sum = new double[p];
        for (var k = 0; k < n; k++)
        {
            var i = order[k];
            for (var c = 0; c < p; c++)
            {
                sum[c] += sample.Rows.Weight[i] * score[(i * p) + c];
            }

            if (k + 1 < n && sample.Clusters is { } own && own[order[k + 1]] == own[i])
            {
                continue;
            }

            for (var r = 0; r < p; r++)
            {
                for (var c = 0; c < p; c++)
                {
                    meat[(r * p) + c] += sum[r] * sum[c];
                }
            }

            Array.Clear(sum);
        }

        return Product(Product(variance, meat, p), variance, p);
    }

    private static double[] Product(double[] a, double[] b, int p)
    {
        var product = new double[p * p];
        for (var r = 0; r < p; r++)
        {
            for (var c = 0; c < p; c++)
            {
                for (var k = 0; k < p; k++)
                {
                    product[(r * p) + c] += a[(r * p) + k] * b[(k * p) + c];
                }
            }
        }

        return product;
    }
}
