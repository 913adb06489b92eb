namespace CyclinE.Cohort.Survival.Cox;

/// <summary>Maximum of ℓ + ½ ln |I| (Heinze &amp; Schemper 2001) by scoring with I.</summary>
/// <remarks>
/// The penalty's gradient ½ tr(I⁻¹ ∂I/∂β_c) needs third moments, but only as Cov(q, x_c) − 2 x̄ᵀI⁻¹Cov(x, x_c) with
/// q = xᵀI⁻¹x: a second pass with q as one more column gives them at the cost of a pass.
/// </remarks>
internal sealed class FirthSearch(CoxSample sample, CoxTies ties, bool[] used)
{
    private const double Step = 1e-11;
    private const double LongestStep = 5;

    private readonly PartialLikelihood _likelihood = new(sample, ties);
    private readonly double[] _score = new double[sample.Columns];
    private SymmetricFactor? _factor;

    public double Value { get; private set; }

    public double[] Variance() => _factor!.Inverse();

    /// <summary>Value and modified score at a point.</summary>
    public void Evaluate(ReadOnlySpan<double> beta)
    {
        var p = sample.Columns;
        _likelihood.Evaluate(beta);
        _factor = SymmetricFactor.Of(_likelihood.Information, p, 1e-15, used);
        Value = _factor.Rank < used.Count(u => u) ? double.NaN : _likelihood.Value + (0.5 * _factor.LogDeterminant);
        var inverse = _factor.Inverse();
        var q = new double[sample.Rows.Count];
        for (var i = 0; i < q.Length; i++)
        {
            var x = sample.X.AsSpan(i * p, p);
            for (var r = 0; r < p; r++)
            {
                double sum = 0;
                for (var c = 0; c < p; c++)
                {
                    sum += inverse[(r * p) + c] * x[c];
                }

                q[i] += sum * x[r];
            }
        }

        var walk = new RiskWalk(sample.With(q), ties);
        walk.SetRisks([.. beta, 0]);
        Array.Copy(_likelihood.Score, _score, p);
        var sink = new Sink(_score, inverse, p);
        walk.Run(ref sink);
    }

    /// <summary>Maximises from a point, holding one coefficient (−1: none).</summary>
    public SearchResult Maximise(double[] from, int held, int maxIterations)
    {
        var p = sample.Columns;
        var beta = (double[])from.Clone();
        bool[] free = [.. used.Select((u, c) => u && c != held)];
        Evaluate(beta);
        for (var iteration = 1; iteration <= maxIterations; iteration++)
        {
            var value = Value;
            var step = SymmetricFactor.Of(_likelihood.Information, p, 1e-15, free).Solve(_score);
            var length = step.Max(Math.Abs);
            if (length <= Step)
            {
                return new SearchResult(beta, iteration, true, null);
            }

            var part = Math.Min(1, LongestStep / length);
            double[] trial = beta;
            for (var halvings = 0; halvings < 40; halvings++, part /= 2)
            {
                trial = [.. beta.Select((b, c) => b + (part * step[c]))];
                Evaluate(trial);
                if (Value >= value - (1e-12 * (1 + Math.Abs(value))))
                {
                    break;
                }
            }

            beta = trial;
        }

        return new SearchResult(beta, maxIterations, false, null);
    }

    private struct Sink(double[] score, double[] inverse, int p) : IRiskStep
    {
        public readonly void Take(in RiskStep step, ReadOnlySpan<double> mean, ReadOnlySpan<double> covariance)
        {
            var q = covariance[(p * (p + 1) / 2)..];
            for (var c = 0; c < p; c++)
            {
                var third = q[c];
                for (var r = 0; r < p; r++)
                {
                    double weighted = 0;
                    for (var k = 0; k < p; k++)
                    {
                        weighted += inverse[(r * p) + k] * mean[k];
                    }

                    third -= 2 * weighted * (r >= c ? covariance[(r * (r + 1) / 2) + c] : covariance[(c * (c + 1) / 2) + r]);
                }

                score[c] += 0.5 * step.Weight * third;
            }
        }
    }
}
