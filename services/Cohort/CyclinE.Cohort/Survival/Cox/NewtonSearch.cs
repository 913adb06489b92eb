namespace CyclinE.Cohort.Survival.Cox;

/// <summary>Newton's method on the partial likelihood, which is concave.</summary>
internal static class NewtonSearch
{
    // The error after a Newton step is about its square.
    private const double Step = 1e-6;

    /// <summary>Searches from 0.</summary>
    /// <param name="sample">Rows.</param>
    /// <param name="ties">Ties.</param>
    /// <param name="likelihood">Evaluated at 0; left evaluated at the end.</param>
    /// <param name="used">Columns that carry information.</param>
    /// <param name="maxIterations">Most steps.</param>
    public static SearchResult Run(CoxSample sample, CoxTies ties, PartialLikelihood likelihood, bool[] used, int maxIterations)
    {
        var p = sample.Columns;
        var beta = new double[p];
        var trial = new double[p];
        var previous = double.PositiveInfinity;
        var value = likelihood.Value;
        double[]? separation = null;
        for (var iteration = 1; iteration <= maxIterations; iteration++)
        {
            var factor = SymmetricFactor.Of(likelihood.Information, p, 1e-14, used);
            var step = factor.Solve(likelihood.Score);
            var length = step.Max(Math.Abs);

            // Towards a finite maximum steps shrink by squares; towards infinity they settle at one length in one direction.
            if (separation is null && iteration > 5 && length > 0.2 * previous)
            {
                separation = Separation.Certified(sample, ties, step);
            }

            var gain = double.NaN;
            var halvings = 0;
            for (var part = 1.0; halvings < 40; part /= 2, halvings++)
            {
                for (var c = 0; c < p; c++)
                {
                    trial[c] = beta[c] + (part * step[c]);
                }

                likelihood.Evaluate(trial);
                gain = likelihood.Value - value;
                if (gain >= -1e-11 * (1 + Math.Abs(value)))
                {
                    break;
                }
            }

            if (halvings == 40)
            {
                likelihood.Evaluate(beta);
                return new SearchResult(beta, iteration, false, separation);
            }

            (beta, trial) = (trial, beta);
            value = likelihood.Value;
            var settled = separation is null ? halvings == 0 && length <= Step && (length <= 0.01 * previous || length <= 1e-10)
                : Math.Abs(gain) <= 1e-12 * (1 + Math.Abs(value));
            if (settled)
            {
                return new SearchResult(beta, iteration, true, separation);
            }

            previous = length;
        }

        return new SearchResult(beta, maxIterations, false, separation);
    }
}

/// <summary>Where a search for the maximum ended.</summary>
/// <param name="Beta">Coefficients of the scaled covariates.</param>
/// <param name="Iterations">Steps taken.</param>
/// <param name="Settled">Nothing moved any more.</param>
/// <param name="Separation">A direction in which the likelihood grows without end; null where there is a maximum.</param>
internal sealed record SearchResult(double[] Beta, int Iterations, bool Settled, double[]? Separation);
