namespace CyclinE.Cohort.Survival;

/// <summary>Covariates of a model, row by row. NaN is a missing value.</summary>
public sealed record CovariateMatrix
{
    private CovariateMatrix(IReadOnlyList<string> names, double[] values, int rows) => (Names, Values, Rows) = (names, values, rows);

    /// <summary>A name for each column.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>Rows × columns, row by row.</summary>
    public double[] Values { get; }

    /// <summary>Rows.</summary>
    public int Rows { get; }

    /// <summary>Columns.</summary>
    public int Columns => Names.Count;

    /// <summary>Columns side by side.</summary>
    /// <param name="rows">Rows, also where there are no columns.</param>
    /// <param name="columns">Names and values; see <see cref="Indicator(IReadOnlyList{bool?})"/> and <see cref="Dichotomised"/>.</param>
    /// <exception cref="ArgumentException">A column is not as long as the others, a value infinite or a name twice there.</exception>
    public static CovariateMatrix Of(int rows, params IReadOnlyList<(string Name, double[] Values)> columns)
    {
        if (columns.Select(c => c.Name).Distinct(StringComparer.Ordinal).Count() < columns.Count)
        {
            throw new ArgumentException("Two covariates have one name.", nameof(columns));
        }

        var values = new double[rows * columns.Count];
        for (var c = 0; c < columns.Count; c++)
        {
            if (columns[c].Values.Length != rows || columns[c].Values.Any(double.IsInfinity))
            {
                throw new ArgumentException($"Covariate {columns[c].Name} needs {rows} values, finite or NaN.", nameof(columns));
            }

            for (var r = 0; r < rows; r++)
            {
                values[(r * columns.Count) + c] = columns[c].Values[r];
            }
        }

        return new CovariateMatrix([.. columns.Select(c => c.Name)], values, rows);
    }

    /// <summary>1 where true, 0 where false.</summary>
    public static double[] Indicator(IReadOnlyList<bool?> values) => [.. values.Select(v => v switch { true => 1, false => 0, _ => double.NaN })];

    /// <summary>1 where a value exceeds the cut, 0 elsewhere, NaN where it is missing.</summary>
    public static double[] Dichotomised(IReadOnlyList<double> values, double cut) =>
        [.. values.Select(v => double.IsNaN(v) ? v : v > cut ? 1.0 : 0)];
}
