namespace CyclinE.Cohort.Survival.Cox;

/// <summary>Sorted rows with their covariates, each centred at its mean and divided by its standard deviation.</summary>
internal sealed class CoxSample
{
    private CoxSample(SortedRows rows, int columns, double[] x, double[] centre, double[] scale, int[]? clusters) =>
        (Rows, Columns, X, Centre, Scale, Clusters) = (rows, columns, x, centre, scale, clusters);

    public SortedRows Rows { get; }

    public int Columns { get; }

    /// <summary>Rows × columns in the order of <see cref="Rows"/>.</summary>
    public double[] X { get; }

    public double[] Centre { get; }

    public double[] Scale { get; }

    /// <summary>The caller's cluster of each sorted row.</summary>
    public int[]? Clusters { get; }

    public static CoxSample Of(SurvivalData data, CovariateMatrix covariates)
    {
        if (covariates.Rows != data.Count)
        {
            throw new ArgumentException($"{covariates.Rows} rows of covariates for {data.Count} times.", nameof(covariates));
        }

        var p = covariates.Columns;
        var complete = new bool[data.Count];
        for (var i = 0; i < complete.Length; i++)
        {
            complete[i] = true;
            for (var c = 0; c < p; c++)
            {
                complete[i] &= !double.IsNaN(covariates.Values[(i * p) + c]);
            }
        }

        var rows = SortedRows.Of(data, complete);
        var x = new double[rows.Count * p];
        for (var i = 0; i < rows.Count; i++)
        {
            covariates.Values.AsSpan(rows.Row[i] * p, p).CopyTo(x.AsSpan(i * p));
        }

        var (centre, scale) = Standardise(x, rows.Count, p);
        return new CoxSample(rows, p, x, centre, scale, data.Clusters is { } c0 ? Array.ConvertAll(rows.Row, r => c0[r]) : null);
    }

    /// <summary>The same rows with one column more.</summary>
    public CoxSample With(ReadOnlySpan<double> column)
    {
        var wide = Columns + 1;
        var x = new double[Rows.Count * wide];
        for (var i = 0; i < Rows.Count; i++)
        {
            X.AsSpan(i * Columns, Columns).CopyTo(x.AsSpan(i * wide));
            x[(i * wide) + Columns] = column[i];
        }

        return new CoxSample(Rows, wide, x, [.. Centre, 0], [.. Scale, 1], Clusters);
    }

    private static (double[] Centre, double[] Scale) Standardise(double[] x, int n, int p)
    {
        var (centre, scale) = (new double[p], new double[p]);
        for (var c = 0; c < p; c++)
        {
            double sum = 0, squares = 0, largest = 0;
            for (var i = c; i < x.Length; i += p)
            {
                sum += x[i];
                largest = Math.Max(largest, Math.Abs(x[i]));
            }

            centre[c] = n == 0 ? 0 : sum / n;
            for (var i = c; i < x.Length; i += p)
            {
                x[i] -= centre[c];
                squares += x[i] * x[i];
            }

            // A column that varies only by rounding about its mean is constant: exactly 0, so that it has no information.
            scale[c] = n == 0 ? 0 : Math.Sqrt(squares / n);
            var constant = scale[c] <= 1e-13 * largest;
            scale[c] = constant ? 1 : scale[c];
            for (var i = c; i < x.Length; i += p)
            {
                x[i] = constant ? 0 : x[i] / scale[c];
            }
        }

        return (centre, scale);
    }
}
