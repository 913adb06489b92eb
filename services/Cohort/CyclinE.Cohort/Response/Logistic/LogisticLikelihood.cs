using CyclinE.Cohort.Scan.Models;
using CyclinE.Genomics.Input;

namespace CyclinE.Cohort.Response.Logistic;

/// <summary>ℓ(β), or ℓ(β) + ½ ln|I(β)| by Firth, of a logistic model, and where it is largest with one coefficient held or none.</summary>
internal sealed class LogisticLikelihood(double[][] design, bool[] events, bool firth)
{
    private const int MostIterations = 400;
    private readonly int _q = design.Length;

    /// <summary>Maximises over all coefficients but one that is held; the penalty stays that of all.</summary>
    /// <param name="start">First guess.</param>
    /// <param name="held">Index of the coefficient that is held; −1 for none.</param>
    /// <param name="value">Its value.</param>
    /// <exception cref="InvalidInputException">Columns depend on each other.</exception>
    public LogisticMaximum Maximise(double[] start, int held, double value = 0)
    {
        var beta = (double[])start.Clone();
        if (held >= 0)
        {
            beta[held] = value;
        }

        var infinite = new bool[_q];
        if ((Evaluate(beta) ?? Evaluate(Reset(beta, held, value))) is not { } now)
        {
            return held < 0 ? throw Dependent() : new LogisticMaximum(beta, double.NegativeInfinity, [], infinite);
        }

        var last = new double[_q];
        Array.Fill(last, double.PositiveInfinity);
        for (var iteration = 0; iteration < MostIterations; iteration++)
        {
            if (Step(now, held) is not { } step)
            {
                break;
            }

            var decrement = step.Zip(now.Score, (s, u) => s * u).Sum();
            if (decrement < 1e-24)
            {
                break;
            }

            if (!firth && iteration > 5 && decrement < 1e-9 && Unending(step, last) is { } found && found.Any(f => f))
            {
                infinite = found;
                break;
            }

            var moved = Move(beta, step, now.LogLikelihood);
            if (moved is null)
            {
                break;
            }

            (beta, now, last) = (moved.Value.Beta, moved.Value.At, step);
        }

        return new LogisticMaximum(beta, now.LogLikelihood, now.Factor, infinite);
    }

    private static bool[] Unending(double[] step, double[] last) =>
        [.. step.Select((s, j) => Math.Abs(s) > 1e-2 && Math.Abs(s) >= 0.5 * Math.Abs(last[j]))];

    private static double[] Reset(double[] beta, int held, double value)
    {
        Array.Clear(beta);
        if (held >= 0)
        {
            beta[held] = value;
        }

        return beta;
    }

    private static InvalidInputException Dependent() => new(
        "dependent-columns", "A column of the model depends on the others.", "logistic regression", "Leave one of them out.");

    private double[]? Step(Point now, int held)
    {
        var step = (double[])now.Score.Clone();
        if (held < 0)
        {
            Cholesky.Solve(now.Factor, _q, step);
            return step;
        }

        int[] free = [.. Enumerable.Range(0, _q).Where(j => j != held)];
        var n = free.Length;
        var matrix = new double[n * n];
        double[] part = [.. free.Select(j => now.Score[j])];
        for (var j = 0; j < n; j++)
        {
            for (var k = 0; k <= j; k++)
            {
                matrix[(j * n) + k] = now.Information[(free[j] * _q) + free[k]];
            }
        }

        if (!Cholesky.Factor(matrix, n))
        {
            return null;
        }

        Cholesky.Solve(matrix, n, part);
        Array.Clear(step);
        for (var j = 0; j < n; j++)
        {
            step[free[j]] = part[j];
        }

        return step;
    }

    /// <summary>The step, halved until the likelihood does not fall; null where it falls however short the step.</summary>
    private (double[] Beta, Point At)? Move(double[] beta, double[] step, double from)
    {
        // A step of more than five standard deviations of a column is a guess from far away.
        var share = Math.Min(1, 5 / step.Max(Math.Abs));
        for (var halving = 0; halving < 40; halving++, share /= 2)
        {
            double[] next = [.. beta.Zip(step, (b, s) => b + (share * s))];
            if (Evaluate(next) is { } at && at.LogLikelihood >= from - (1e-13 * Math.Abs(from)))
            {
                return (next, at);
            }
        }

        return null;
    }

    /// <summary>Null where the information has no inverse.</summary>
    private Point? Evaluate(double[] beta)
    {
        var n = events.Length;
        double logLikelihood = 0;
        var fitted = new double[n];
        var weights = new double[n];
        var information = new double[_q * _q];
        for (var i = 0; i < n; i++)
        {
            double eta = 0;
            for (var j = 0; j < _q; j++)
            {
                eta += beta[j] * design[j][i];
            }

            var small = Math.Exp(-Math.Abs(eta));
            logLikelihood += (events[i] ? eta : 0) - Math.Max(eta, 0) - Math.Log(1 + small);
            fitted[i] = (eta < 0 ? small : 1) / (1 + small);
            weights[i] = small / ((1 + small) * (1 + small));
            for (var j = 0; j < _q; j++)
            {
                for (var k = 0; k <= j; k++)
                {
                    information[(j * _q) + k] += weights[i] * design[j][i] * design[k][i];
                }
            }
        }

        var factor = (double[])information.Clone();
        if (!Cholesky.Factor(factor, _q))
        {
            return null;
        }

        var score = new double[_q];
        var row = new double[_q];
        for (var i = 0; i < n; i++)
        {
            var residual = (events[i] ? 1 : 0) - fitted[i];
            if (firth)
            {
                for (var j = 0; j < _q; j++)
                {
                    row[j] = design[j][i];
                }

                Cholesky.Forward(factor, _q, row);
                residual += weights[i] * row.Sum(r => r * r) * (0.5 - fitted[i]);
            }

            for (var j = 0; j < _q; j++)
            {
                score[j] += residual * design[j][i];
            }
        }

        for (var j = 0; firth && j < _q; j++)
        {
            logLikelihood += Math.Log(factor[(j * _q) + j]);
        }

        return new Point(logLikelihood, score, information, factor);
    }

    private sealed record Point(double LogLikelihood, double[] Score, double[] Information, double[] Factor);
}

/// <summary>Where a logistic likelihood is largest.</summary>
/// <param name="Beta">Coefficients of the scaled columns; where infinite, far out on the way.</param>
/// <param name="LogLikelihood">Its value, penalised where asked for.</param>
/// <param name="Factor">Cholesky factor of the information.</param>
/// <param name="Infinite">True for coefficients that go on without end.</param>
internal sealed record LogisticMaximum(double[] Beta, double LogLikelihood, double[] Factor, bool[] Infinite)
{
    /// <summary>Standard errors.</summary>
    public double[] Errors { get; } = [.. Beta.Select((_, j) => Factor.Length == 0 ? double.NaN : Math.Sqrt(Cholesky.InverseDiagonal(Factor, Beta.Length, j)))];

    /// <summary>Standard error of a linear combination.</summary>
    public double ErrorOf(double[] contrast)
    {
        var half = (double[])contrast.Clone();
        Cholesky.Forward(Factor, half.Length, half);
        return Math.Sqrt(half.Sum(h => h * h));
    }
}
