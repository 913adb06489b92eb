using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using CyclinE.Cohort.Scan.Models;

namespace CyclinE.Cohort.Scan;

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

/// <summary>
/// One distinct event time of one stratum, in positions of descending time: at risk and alive, then those who die.
/// With S the sums over all at risk and D those over the dying: U −= E·S₁ − F·D₁,
/// V += E·S₂ − F·D₂ − (A·S₁² − 2B·S₁D₁ + C·D₁²).
/// </summary>
/// <param name="First">First position that joins the risk set.</param>
/// <param name="Deaths">First position that dies.</param>
/// <param name="End">Position behind the last that dies.</param>
/// <param name="Fresh">True where a stratum starts: sums start at 0.</param>
/// <param name="E">Σ 1/n over the d terms, n = S₀ − f·D₀, f = l/d by Efron and 0 by Breslow.</param>
/// <param name="F">Σ f/n.</param>
/// <param name="A">Σ 1/n².</param>
/// <param name="B">Σ f/n².</param>
/// <param name="C">Σ f²/n².</param>
internal readonly record struct ScoreGroup(int First, int Deaths, int End, bool Fresh, double E, double F, double A, double B, double C);
