using CyclinE.Genomics.Input;

namespace CyclinE.Cohort.Scan.Models;

/// <content>The fit: Newton–Raphson on the partial likelihood.</content>
internal sealed partial class NullCox
{
    /// <summary>Newton–Raphson with halving; returns the factor of the information at the solution.</summary>
    private double[] Newton(double[] beta, string endPoint)
    {
        var p = beta.Length;
        var last = double.NegativeInfinity;
        var previous = new double[p];
        for (var iteration = 0; iteration < MostIterations; iteration++)
        {
            var (logLikelihood, score, information) = Evaluate(beta);
            if (!(logLikelihood >= last - (1e-10 * Math.Abs(last))))
            {
                for (var j = 0; j < p; j++)
                {
                    beta[j] = (beta[j] + previous[j]) / 2;
                }

                continue;
            }

            last = logLikelihood;
            if (!Cholesky.Factor(information, p))
            {
                break;
            }

            var step = (double[])score.Clone();
            Cholesky.Solve(information, p, step);
            double decrement = 0;
            for (var j = 0; j < p; j++)
            {
                previous[j] = beta[j];
                decrement += score[j] * step[j];
                beta[j] += step[j];
            }

            if (decrement < 1e-18)
            {
                return information;
            }
        }

        throw new InvalidInputException(
            "covariates-separate",
            "The model of the covariates alone has no finite solution: a covariate separates the events, or depends on the others.",
            $"end point {endPoint}",
            "Leave that covariate out, or join its rare categories.");
    }

    private (double LogLikelihood, double[] Score, double[] Information) Evaluate(double[] beta)
    {
        var p = beta.Length;
        var weights = Weights(beta, out var eta);
        double logLikelihood = 0;
        var score = new double[p];
        var information = new double[p * p];
        double s0 = 0;
        double[] s1 = new double[p], s2 = new double[p * p], d1 = new double[p], d2 = new double[p * p];
        foreach (var (first, deaths, end, fresh) in _times)
        {
            if (fresh)
            {
                s0 = 0;
                Array.Clear(s1);
                Array.Clear(s2);
            }

            double d0 = 0;
            Array.Clear(d1);
            Array.Clear(d2);
            for (var i = first; i < end; i++)
            {
                var dies = i >= deaths;
                s0 += weights[i];
                d0 += dies ? weights[i] : 0;
                logLikelihood += dies ? eta[i] : 0;
                for (var j = 0; j < p; j++)
                {
                    var wz = weights[i] * _design[j][i];
                    s1[j] += wz;
                    d1[j] += dies ? wz : 0;
                    score[j] += dies ? _design[j][i] : 0;
                    for (var k = 0; k <= j; k++)
                    {
                        s2[(j * p) + k] += wz * _design[k][i];
                        d2[(j * p) + k] += dies ? wz * _design[k][i] : 0;
                    }
                }
            }

            for (var l = 0; l < end - deaths; l++)
            {
                var f = Fraction(l, end - deaths);
                var n = s0 - (f * d0);
                logLikelihood -= Math.Log(n);
                for (var j = 0; j < p; j++)
                {
                    var mean = (s1[j] - (f * d1[j])) / n;
                    score[j] -= mean;
                    for (var k = 0; k <= j; k++)
                    {
                        information[(j * p) + k] += ((s2[(j * p) + k] - (f * d2[(j * p) + k])) / n) - (mean * (s1[k] - (f * d1[k])) / n);
                    }
                }
            }
        }

        return (logLikelihood, score, information);
    }

    private double[] Weights(double[] beta, out double[] eta)
    {
        eta = new double[_order.Length];
        for (var i = 0; i < eta.Length; i++)
        {
            for (var j = 0; j < beta.Length; j++)
            {
                eta[i] += beta[j] * _design[j][i];
            }
        }

        return [.. eta.Select(Math.Exp)];
    }

    private double Fraction(int l, int deaths) => _ties == ScanTies.Efron ? (double)l / deaths : 0;
}
