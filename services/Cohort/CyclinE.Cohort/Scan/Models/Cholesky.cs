namespace CyclinE.Cohort.Scan.Models;

/// <summary>Cholesky factors of a small symmetric matrix, lower triangle, row by row of n.</summary>
internal static class Cholesky
{
    // A column that its predecessors explain to this share has no direction of its own.
    private const double Dependent = 1e-11;

    /// <summary>Replaces the lower triangle by L; false where a column depends on those before it.</summary>
    public static bool Factor(Span<double> matrix, int n)
    {
        for (var j = 0; j < n; j++)
        {
            var own = matrix[(j * n) + j];
            var pivot = own;
            for (var k = 0; k < j; k++)
            {
                pivot -= matrix[(j * n) + k] * matrix[(j * n) + k];
            }

            if (!(pivot > Dependent * own) || !double.IsFinite(pivot))
            {
                return false;
            }

            var root = Math.Sqrt(pivot);
            matrix[(j * n) + j] = root;
            for (var i = j + 1; i < n; i++)
            {
                var sum = matrix[(i * n) + j];
                for (var k = 0; k < j; k++)
                {
                    sum -= matrix[(i * n) + k] * matrix[(j * n) + k];
                }

                matrix[(i * n) + j] = sum / root;
            }
        }

        return true;
    }

    /// <summary>Solves L·y = b in place.</summary>
    public static void Forward(ReadOnlySpan<double> factor, int n, Span<double> b)
    {
        for (var i = 0; i < n; i++)
        {
            var sum = b[i];
            for (var k = 0; k < i; k++)
            {
                sum -= factor[(i * n) + k] * b[k];
            }

            b[i] = sum / factor[(i * n) + i];
        }
    }

    /// <summary>Solves L·Lᵀ·y = b in place.</summary>
    public static void Solve(ReadOnlySpan<double> factor, int n, Span<double> b)
    {
        Forward(factor, n, b);
        for (var i = n - 1; i >= 0; i--)
        {
            var sum = b[i];
            for (var k = i + 1; k < n; k++)
            {
                sum -= factor[(k * n) + i] * b[k];
            }

            b[i] = sum / factor[(i * n) + i];
        }
    }

    /// <summary>Diagonal element i of (L·Lᵀ)⁻¹.</summary>
    public static double InverseDiagonal(ReadOnlySpan<double> factor, int n, int i)
    {
        Span<double> unit = stackalloc double[n];
        unit.Clear();
        unit[i] = 1;
        Forward(factor, n, unit);
        double sum = 0;
        foreach (var value in unit)
        {
            sum += value * value;
        }

        return sum;
    }
}
