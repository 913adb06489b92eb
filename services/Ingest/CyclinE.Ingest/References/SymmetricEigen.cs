namespace CyclinE.Ingest.References;

/// <summary>Eigenvalues and eigenvectors of a small symmetric matrix by cyclic Jacobi rotations, in a fixed order.</summary>
internal static class SymmetricEigen
{
    private const int MostSweeps = 60;

    /// <summary>Decomposes a matrix, which is destroyed.</summary>
    /// <returns>Eigenvalues, largest first, and for each its unit vector, whose largest component is positive.</returns>
    public static (double[] Values, double[][] Vectors) Decompose(double[,] matrix)
    {
        var n = matrix.GetLength(0);
        var vectors = new double[n, n];
        for (var i = 0; i < n; i++)
        {
            vectors[i, i] = 1;
        }

        for (var sweep = 0; sweep < MostSweeps && OffDiagonal(matrix) > 0; sweep++)
        {
            for (var p = 0; p < n - 1; p++)
            {
                for (var q = p + 1; q < n; q++)
                {
                    Rotate(matrix, vectors, p, q);
                }
            }
        }

        var order = Enumerable.Range(0, n).OrderByDescending(i => matrix[i, i]).ThenBy(i => i).ToArray();
        return ([.. order.Select(i => matrix[i, i])], [.. order.Select(i => Signed([.. Enumerable.Range(0, n).Select(row => vectors[row, i])]))]);
    }

    private static double[] Signed(double[] vector)
    {
        var largest = vector.MaxBy(Math.Abs);
        return largest < 0 ? Array.ConvertAll(vector, v => -v) : vector;
    }

    private static double OffDiagonal(double[,] matrix)
    {
        double off = 0, all = 0;
        for (var i = 0; i < matrix.GetLength(0); i++)
        {
            for (var j = 0; j < matrix.GetLength(0); j++)
            {
                off += i == j ? 0 : matrix[i, j] * matrix[i, j];
                all += matrix[i, j] * matrix[i, j];
            }
        }

        return off > 1e-30 * all ? off : 0;
    }

    private static void Rotate(double[,] a, double[,] vectors, int p, int q)
    {
        if (a[p, q] == 0)
        {
            return;
        }

        var theta = (a[q, q] - a[p, p]) / (2 * a[p, q]);
        var t = (theta >= 0 ? 1 : -1) / (Math.Abs(theta) + Math.Sqrt((theta * theta) + 1));
        var c = 1 / Math.Sqrt((t * t) + 1);
        var s = t * c;
        var n = a.GetLength(0);
        for (var k = 0; k < n; k++)
        {
            (a[k, p], a[k, q]) = ((c * a[k, p]) - (s * a[k, q]), (s * a[k, p]) + (c * a[k, q]));
        }

        for (var k = 0; k < n; k++)
        {
            (a[p, k], a[q, k]) = ((c * a[p, k]) - (s * a[q, k]), (s * a[p, k]) + (c * a[q, k]));
            (vectors[k, p], vectors[k, q]) = ((c * vectors[k, p]) - (s * vectors[k, q]), (s * vectors[k, p]) + (c * vectors[k, q]));
        }
    }
}
