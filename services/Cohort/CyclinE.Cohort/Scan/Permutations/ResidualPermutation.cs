using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using CyclinE.Cohort.Scan.Models;

namespace CyclinE.Cohort.Scan.Permutations;

/// <summary>
/// The approximate permutation: residuals of the null model against genes with strata and covariates projected out,
/// t = Σ x·residual / its standard deviation over all permutations within strata.
/// </summary>
internal sealed class ResidualPermutation
{
    private readonly NullModel _model;
    private readonly double[] _residuals;
    private readonly double[] _spread;
    private readonly double[][] _basis;

    /// <summary>Prepares the projection.</summary>
    public ResidualPermutation(NullModel model, double[][] covariates)
    {
        _model = model;
        _residuals = (double[])model.Residuals.Clone();
        _spread = new double[model.StratumEnds.Length];
        Centre(_residuals, _spread);
        var basis = new List<double[]>();
        foreach (var covariate in covariates)
        {
            double[] column = [.. model.Patients.Select(i => covariate[i])];
            Centre(column, null);
            var before = Norm(column);
            foreach (var other in basis)
            {
                var along = Dot(column, other);
                for (var i = 0; i < column.Length; i++)
                {
                    column[i] -= along * other[i];
                }
            }

            var norm = Norm(column);
            if (norm > 1e-9 * before)
            {
                basis.Add([.. column.Select(c => c / norm)]);
            }
        }

        _basis = [.. basis];
    }

    /// <summary>Projects a block in place; where a lane has nothing left, it becomes 0.</summary>
    /// <param name="genes">Patient × eight lanes.</param>
    /// <param name="scales">1/standard deviation of Σ x·residual per lane, 0 where a lane has nothing left.</param>
    public void Project(Span<double> genes, Span<double> scales)
    {
        const int Lanes = GeneBlocks.Lanes;
        var column = new double[_model.Patients.Length];
        var spread = new double[_model.StratumEnds.Length];
        for (var lane = 0; lane < Lanes; lane++)
        {
            for (var i = 0; i < column.Length; i++)
            {
                column[i] = genes[(_model.Patients[i] * Lanes) + lane];
            }

            Centre(column, null);
            var before = Norm(column);
            foreach (var other in _basis)
            {
                var along = Dot(column, other);
                for (var i = 0; i < column.Length; i++)
                {
                    column[i] -= along * other[i];
                }
            }

            // The projection is on all strata at once; a stratum's own mean is taken off again.
            Centre(column, spread);
            double variance = 0;
            var start = 0;
            for (var s = 0; s < spread.Length; s++)
            {
                variance += spread[s] * _spread[s] / Math.Max(1, _model.StratumEnds[s] - start - 1);
                start = _model.StratumEnds[s];
            }

            scales[lane] = Norm(column) > 1e-9 * before && variance > 0 ? 1 / Math.Sqrt(variance) : 0;
            for (var i = 0; i < column.Length; i++)
            {
                genes[(_model.Patients[i] * Lanes) + lane] = column[i];
            }
        }
    }

    /// <summary>Fills t of a projected block.</summary>
    public void Fill(ReadOnlySpan<double> genes, ReadOnlySpan<double> scales, ReadOnlySpan<int> orders, Span<double> statistics)
    {
        const int Width = CoxScoreKernel.Width, Lanes = GeneBlocks.Lanes;
        var four = Width * _model.Patients.Length;
        var scale = Vector512.LoadUnsafe(ref MemoryMarshal.GetReference(scales));
        Span<Vector512<double>> sums = stackalloc Vector512<double>[Width];
        for (var k = 0; k * four < orders.Length; k++)
        {
            LinearKernel.Form(_residuals, genes, orders.Slice(k * four, four), sums);
            for (var j = 0; j < Width; j++)
            {
                (sums[j] * scale).StoreUnsafe(ref MemoryMarshal.GetReference(statistics), (nuint)(((k * Width) + j) * Lanes));
            }
        }
    }

    private static double Norm(double[] values) => Math.Sqrt(Dot(values, values));

    private static double Dot(double[] a, double[] b)
    {
        double sum = 0;
        for (var i = 0; i < a.Length; i++)
        {
            sum += a[i] * b[i];
        }

        return sum;
    }

    /// <summary>Subtracts the mean of each stratum; tells the sums of squares that stay.</summary>
    private void Centre(double[] values, double[]? squares)
    {
        var start = 0;
        for (var s = 0; s < _model.StratumEnds.Length; s++)
        {
            var end = _model.StratumEnds[s];
            double sum = 0, square = 0;
            for (var i = start; i < end; i++)
            {
                sum += values[i];
            }

            for (var i = start; i < end; i++)
            {
                values[i] -= sum / (end - start);
                square += values[i] * values[i];
            }

            if (squares is not null)
            {
                squares[s] = square;
            }

            start = end;
        }
    }
}
