using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace CyclinE.Cohort.Scan.Models;

/// <summary>The logistic likelihood of eight genes, each with its own intercepts and coefficients of the covariates.</summary>
internal sealed class LogisticLanes(NullModel model) : ILaneLikelihood
{
    private readonly Vector512<double>[] _z = new Vector512<double>[model.Design.Length + 1];

    public int Coefficients => _z.Length;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public Vector512<double> Evaluate(
        ReadOnlySpan<double> genes, ReadOnlySpan<Vector512<double>> beta, Span<Vector512<double>> score, Span<Vector512<double>> information)
    {
        score.Clear();
        information.Clear();
        ref var x = ref MemoryMarshal.GetReference(genes);
        var q = Coefficients;
        Vector512<double> logLikelihood = default;
        for (var i = 0; i < model.Patients.Length; i++)
        {
            _z[0] = Vector512.LoadUnsafe(ref x, (nuint)(model.Patients[i] * GeneBlocks.Lanes));
            var eta = beta[0] * _z[0];
            for (var j = 1; j < q; j++)
            {
                _z[j] = Vector512.Create(model.Design[j - 1][i]);
                eta += beta[j] * _z[j];
            }

            // ln(1 + e^η) through e^−|η|, which cannot overflow.
            var small = LaneMath.Exp(-Vector512.Abs(eta));
            var sum = Vector512<double>.One + small;
            var fitted = Vector512.ConditionalSelect(Vector512.LessThan(eta, Vector512<double>.Zero), small, Vector512<double>.One) / sum;
            logLikelihood -= Vector512.MaxNative(eta, Vector512<double>.Zero) + LaneMath.Log(sum);
            var residual = -fitted;
            if (model.Events[i])
            {
                logLikelihood += eta;
                residual += Vector512<double>.One;
            }

            var weight = small / (sum * sum);
            for (var j = 0; j < q; j++)
            {
                score[j] += residual * _z[j];
                var weighted = weight * _z[j];
                for (var k = 0; k <= j; k++)
                {
                    information[(j * q) + k] += weighted * _z[k];
                }
            }
        }

        return logLikelihood;
    }
}
