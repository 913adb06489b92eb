using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace CyclinE.Cohort.Scan.Models;

/// <summary>The partial likelihood of eight genes, each with its own coefficients of the covariates.</summary>
internal sealed class CoxLanes : ILaneLikelihood
{
    private readonly NullModel _model;
    private readonly Vector512<double>[] _s1;
    private readonly Vector512<double>[] _s2;
    private readonly Vector512<double>[] _d1;
    private readonly Vector512<double>[] _d2;
    private readonly Vector512<double>[] _z;

    public CoxLanes(NullModel model)
    {
        _model = model;
        Coefficients = model.Design.Length + 1;
        var q = Coefficients;
        (_s1, _d1, _z) = (new Vector512<double>[q], new Vector512<double>[q], new Vector512<double>[q]);
        (_s2, _d2) = (new Vector512<double>[q * q], new Vector512<double>[q * q]);
    }

    public int Coefficients { get; }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public Vector512<double> Evaluate(
        ReadOnlySpan<double> genes, ReadOnlySpan<Vector512<double>> beta, Span<Vector512<double>> score, Span<Vector512<double>> information)
    {
        score.Clear();
        information.Clear();
        ref var x = ref MemoryMarshal.GetReference(genes);
        if (Coefficients == 1)
        {
            return EvaluateAlone(ref x, beta[0], out score[0], out information[0]);
        }

        Vector512<double> logLikelihood = default, s0 = default;
        foreach (ref readonly var group in _model.Groups.AsSpan())
        {
            if (group.Fresh)
            {
                s0 = default;
                Array.Clear(_s1);
                Array.Clear(_s2);
            }

            for (var i = group.First; i < group.Deaths; i++)
            {
                var risk = LaneMath.Exp(Predict(ref x, i, beta));
                s0 += risk;
                Add(risk, _s1, _s2);
            }

            Vector512<double> d0 = default;
            Array.Clear(_d1);
            Array.Clear(_d2);
            for (var i = group.Deaths; i < group.End; i++)
            {
                var eta = Predict(ref x, i, beta);
                var risk = LaneMath.Exp(eta);
                logLikelihood += eta;
                d0 += risk;
                Add(risk, _d1, _d2);
                for (var j = 0; j < Coefficients; j++)
                {
                    score[j] += _z[j];
                }
            }

            s0 += d0;
            for (var j = 0; j < _s1.Length; j++)
            {
                _s1[j] += _d1[j];
            }

            for (var j = 0; j < _s2.Length; j++)
            {
                _s2[j] += _d2[j];
            }

            logLikelihood -= Leave(s0, d0, group.End - group.Deaths, score, information);
        }

        return logLikelihood;
    }

    /// <summary>The same without covariates: all sums stay in registers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private Vector512<double> EvaluateAlone(ref double x, Vector512<double> beta, out Vector512<double> score, out Vector512<double> information)
    {
        Vector512<double> logLikelihood = default, u = default, v = default, s0 = default, s1 = default, s2 = default;
        ref var patients = ref MemoryMarshal.GetArrayDataReference(_model.Patients);
        foreach (ref readonly var group in _model.Groups.AsSpan())
        {
            if (group.Fresh)
            {
                s0 = s1 = s2 = default;
            }

            Vector512<double> d0 = default, d1 = default, d2 = default;
            for (var i = group.First; i < group.End; i++)
            {
                var value = Vector512.LoadUnsafe(ref x, (nuint)(Unsafe.Add(ref patients, i) * GeneBlocks.Lanes));
                var eta = beta * value;
                var risk = LaneMath.Exp(eta);
                var first = risk * value;
                s0 += risk;
                s1 += first;
                s2 += first * value;
                if (i >= group.Deaths)
                {
                    logLikelihood += eta;
                    u += value;
                    d0 += risk;
                    d1 += first;
                    d2 += first * value;
                }
            }

            var deaths = group.End - group.Deaths;
            for (var l = 0; l < deaths; l++)
            {
                var f = _model.Ties == ScanTies.Efron ? (double)l / deaths : 0;
                var n = s0 - (d0 * f);
                var mean = (s1 - (d1 * f)) / n;
                logLikelihood -= LaneMath.Log(n);
                u -= mean;
                v += ((s2 - (d2 * f)) / n) - (mean * mean);
            }
        }

        (score, information) = (u, v);
        return logLikelihood;
    }

    /// <summary>η of a position; leaves its columns in <see cref="_z"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private Vector512<double> Predict(ref double x, int position, ReadOnlySpan<Vector512<double>> beta)
    {
        _z[0] = Vector512.LoadUnsafe(ref x, (nuint)(_model.Patients[position] * GeneBlocks.Lanes));
        var eta = beta[0] * _z[0];
        for (var j = 1; j < beta.Length; j++)
        {
            _z[j] = Vector512.Create(_model.Design[j - 1][position]);
            eta += beta[j] * _z[j];
        }

        return eta;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Add(Vector512<double> risk, Vector512<double>[] first, Vector512<double>[] second)
    {
        for (var j = 0; j < _z.Length; j++)
        {
            var weighted = risk * _z[j];
            first[j] += weighted;
            for (var k = 0; k <= j; k++)
            {
                second[(j * _z.Length) + k] += weighted * _z[k];
            }
        }
    }

    /// <summary>The terms of one event time.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private Vector512<double> Leave(
        Vector512<double> s0, Vector512<double> d0, int deaths, Span<Vector512<double>> score, Span<Vector512<double>> information)
    {
        var q = Coefficients;
        Vector512<double> logs = default;
        for (var l = 0; l < deaths; l++)
        {
            var f = _model.Ties == ScanTies.Efron ? (double)l / deaths : 0;
            var n = s0 - (d0 * f);
            var share = Vector512<double>.One / n;
            logs += LaneMath.Log(n);
            for (var j = 0; j < q; j++)
            {
                _z[j] = (_s1[j] - (_d1[j] * f)) * share;
                score[j] -= _z[j];
                for (var k = 0; k <= j; k++)
                {
                    information[(j * q) + k] += ((_s2[(j * q) + k] - (_d2[(j * q) + k] * f)) * share) - (_z[j] * _z[k]);
                }
            }
        }

        return logs;
    }
}
