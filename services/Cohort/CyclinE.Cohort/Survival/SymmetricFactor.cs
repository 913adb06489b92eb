namespace CyclinE.Cohort.Survival;

/// <summary>L D Lᵀ of a small non-negative matrix, in order of its columns; a column that depends on those before it is left out.</summary>
internal sealed class SymmetricFactor
{
    private readonly double[] _lower;
    private readonly int _size;

    private SymmetricFactor(double[] lower, int size, bool[] used)
    {
        (_lower, _size, Used) = (lower, size, used);
        Rank = used.Count(u => u);
    }

    /// <summary>Columns with a pivot of their own.</summary>
    public bool[] Used { get; }

    public int Rank { get; }

    /// <summary>ln det over the columns used.</summary>
    public double LogDeterminant
    {
        get
        {
            double sum = 0;
            for (var i = 0; i < _size; i++)
            {
                sum += Used[i] ? Math.Log(_lower[(i * _size) + i]) : 0;
            }

            return sum;
        }
    }

    /// <summary>Factors.</summary>
    /// <param name="matrix">Symmetric, row by row; only the lower triangle is read.</param>
    /// <param name="size">Rows.</param>
    /// <param name="tolerance">A pivot at or below this share of its diagonal element is none.</param>
    /// <param name="allowed">Columns that may be used; null for all.</param>
    public static SymmetricFactor Of(ReadOnlySpan<double> matrix, int size, double tolerance, bool[]? allowed = null)
    {
        var lower = matrix[..(size * size)].ToArray();
        var used = new bool[size];
        for (var j = 0; j < size; j++)
        {
            var pivot = lower[(j * size) + j];
            for (var k = 0; k < j; k++)
            {
                pivot -= used[k] ? lower[(j * size) + k] * lower[(j * size) + k] * lower[(k * size) + k] : 0;
            }

            used[j] = pivot > tolerance * matrix[(j * size) + j] && (allowed is null || allowed[j]);
            lower[(j * size) + j] = used[j] ? pivot : 0;
            for (var i = j + 1; i < size; i++)
            {
                var sum = lower[(i * size) + j];
                for (var k = 0; k < j; k++)
                {
                    sum -= used[k] ? lower[(i * size) + k] * lower[(j * size) + k] * lower[(k * size) + k] : 0;
                }

                lower[(i * size) + j] = used[j] ? sum / pivot : 0;
            }
        }

        return new SymmetricFactor(lower, size, used);
    }

    /// <summary>A⁻¹ b, with 0 where a column is not used.</summary>
    public double[] Solve(ReadOnlySpan<double> right)
    {
        var x = right.ToArray();
        for (var i = 0; i < _size; i++)
        {
            for (var k = 0; k < i; k++)
            {
                x[i] -= Used[k] ? _lower[(i * _size) + k] * x[k] : 0;
            }

            x[i] = Used[i] ? x[i] : 0;
        }

        for (var i = _size - 1; i >= 0; i--)
        {
            x[i] = Used[i] ? x[i] / _lower[(i * _size) + i] : 0;
            for (var k = i + 1; k < _size; k++)
            {
                x[i] -= Used[i] && Used[k] ? _lower[(k * _size) + i] * x[k] : 0;
            }
        }

        return x;
    }

    /// <summary>bᵀ A⁻¹ b.</summary>
    public double Quadratic(ReadOnlySpan<double> right)
    {
        var solved = Solve(right);
        double sum = 0;
        for (var i = 0; i < _size; i++)
        {
            sum += Used[i] ? solved[i] * right[i] : 0;
        }

        return sum;
    }

    /// <summary>A⁻¹ over the columns used, 0 elsewhere.</summary>
    public double[] Inverse()
    {
        var inverse = new double[_size * _size];
        var unit = new double[_size];
        for (var j = 0; j < _size; j++)
        {
            Array.Clear(unit);
            unit[j] = 1;
            var column = Used[j] ? Solve(unit) : unit;
            for (var i = 0; i < _size; i++)
            {
                inverse[(i * _size) + j] = Used[i] && Used[j] ? column[i] : 0;
            }
        }

        return inverse;
    }
}
