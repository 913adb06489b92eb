using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace CyclinE.Cohort;

/// <summary>Score statistics t = U/√V of a block of genes under any number of permutations.</summary>
internal static class ScoreStatistics
{
    // Below this share of the sum of squares a variance is rounding: every gene value at risk was the same.
    private const double NoVariance = 1e-9;

    /// <summary>Fills t, 0 where a gene does not vary among the patients at risk.</summary>
    /// <param name="model">The null model.</param>
    /// <param name="genes">Patient × eight lanes.</param>
    /// <param name="orders">A multiple of four orders, each entry 8 × the patient at a position.</param>
    /// <param name="statistics">Order × eight lanes.</param>
    public static void Fill(NullModel model, ReadOnlySpan<double> genes, ReadOnlySpan<int> orders, Span<double> statistics)
    {
        const int Width = CoxScoreKernel.Width, Lanes = GeneBlocks.Lanes;
        var four = Width * model.Patients.Length;
        Span<Vector512<double>> score = stackalloc Vector512<double>[Width];
        Span<Vector512<double>> square = stackalloc Vector512<double>[Width];
        Span<Vector512<double>> less = stackalloc Vector512<double>[Width];
        Span<Vector512<double>> form = stackalloc Vector512<double>[Width];
        for (var k = 0; k * four < orders.Length; k++)
        {
            var own = orders.Slice(k * four, four);
            if (model.Groups.Length == 0)
            {
                LinearKernel.Form(model.Residuals, genes, own, score);
                LinearKernel.Quadratic(model.Weights, genes, own, square);
                less.Clear();
            }
            else if (model.Unweighted)
            {
                CoxScoreKernel.Sum<CoxScoreKernel.Unweighted>(model, genes, own, score, square, less);
            }
            else
            {
                CoxScoreKernel.Sum<CoxScoreKernel.Weighted>(model, genes, own, score, square, less);
            }

            foreach (var coefficients in model.Forms)
            {
                LinearKernel.Form(coefficients, genes, own, form);
                for (var j = 0; j < Width; j++)
                {
                    less[j] = Vector512.FusedMultiplyAdd(form[j], form[j], less[j]);
                }
            }

            for (var j = 0; j < Width; j++)
            {
                var variance = square[j] - less[j];
                var varies = Vector512.GreaterThan(variance, square[j] * NoVariance);
                var t = Vector512.ConditionalSelect(varies, score[j] / Vector512.Sqrt(variance), Vector512<double>.Zero);
                t.StoreUnsafe(ref MemoryMarshal.GetReference(statistics), (nuint)(((k * Width) + j) * Lanes));
            }
        }
    }
}
