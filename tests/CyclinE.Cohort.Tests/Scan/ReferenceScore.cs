namespace CyclinE.Cohort.Tests.Scan;

/// <summary>
/// The score statistic by its definition, one risk set at a time in scalars: covariates as columns beside the gene, weights
/// e^η of the null model. What the kernels must equal.
/// </summary>
internal static class ReferenceScore
{
    /// <summary>t of a gene whose value at position i is <paramref name="x"/>[i].</summary>
    public static double Cox(double[] x, double[] times, bool[] events, int[] strata, double[][] covariates, double[] beta, bool efron)
    {
        var n = x.Length;
        var q = covariates.Length + 1;
        double[] weights = [.. Enumerable.Range(0, n).Select(i => Math.Exp(covariates.Select((c, j) => beta[j] * c[i]).Sum()))];
        double Z(int i, int j) => j == 0 ? x[i] : covariates[j - 1][i];
        double score = 0;
        var information = new double[q, q];
        foreach (var at in Enumerable.Range(0, n).Where(i => events[i]).Select(i => (strata[i], times[i])).Distinct())
        {
            int[] risk = [.. Enumerable.Range(0, n).Where(i => strata[i] == at.Item1 && times[i] >= at.Item2)];
            int[] dying = [.. risk.Where(i => events[i] && times[i] == at.Item2)];
            for (var l = 0; l < dying.Length; l++)
            {
                var f = efron ? (double)l / dying.Length : 0;
                double Sum(Func<int, double> of) => risk.Sum(i => weights[i] * of(i)) - (f * dying.Sum(i => weights[i] * of(i)));
                var total = Sum(_ => 1);
                double[] mean = [.. Enumerable.Range(0, q).Select(j => Sum(i => Z(i, j)) / total)];
                score += x[dying[l]] - mean[0];
                for (var j = 0; j < q; j++)
                {
                    for (var k = 0; k < q; k++)
                    {
                        information[j, k] += Sum(i => (Z(i, j) - mean[j]) * (Z(i, k) - mean[k])) / total;
                    }
                }
            }
        }

        return score / Math.Sqrt(Schur(information));
    }

    /// <summary>t of a logistic model with fitted probabilities and design columns.</summary>
    public static double Logistic(double[] x, bool[] events, double[][] design, double[] beta)
    {
        double[][] columns = [x, .. design];
        double score = 0;
        var information = new double[columns.Length, columns.Length];
        for (var i = 0; i < x.Length; i++)
        {
            var fitted = 1 / (1 + Math.Exp(-design.Select((c, j) => beta[j] * c[i]).Sum()));
            score += x[i] * ((events[i] ? 1 : 0) - fitted);
            for (var j = 0; j < columns.Length; j++)
            {
                for (var k = 0; k < columns.Length; k++)
                {
                    information[j, k] += fitted * (1 - fitted) * columns[j][i] * columns[k][i];
                }
            }
        }

        return score / Math.Sqrt(Schur(information));
    }

    /// <summary>The first diagonal element with all others eliminated.</summary>
    private static double Schur(double[,] m)
    {
        for (var p = m.GetLength(0) - 1; p > 0; p--)
        {
            for (var j = 0; j < p; j++)
            {
                for (var k = 0; k < p; k++)
                {
                    m[j, k] -= m[j, p] * m[p, k] / m[p, p];
                }
            }
        }

        return m[0, 0];
    }
}
