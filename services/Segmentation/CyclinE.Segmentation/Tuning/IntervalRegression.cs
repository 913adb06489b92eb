namespace CyclinE.Segmentation.Tuning;

/// <summary>
/// Learns a penalty from target intervals: Rigaill, Hocking, Vert and Bach, ICML 28 (2013), squared hinge loss with margin 1
/// on ln β.
/// </summary>
/// <remarks>
/// Minimises the mean over targets of max(0, 1 − (y − low))² + max(0, 1 − (high − y))², y = ln(β/τ), plus
/// λ·((b − 2)² + (d − 1)²). Arrays of one platform hardly differ in σ and not at all in N: without the second term the
/// slopes would be arbitrary; with it they stay the default rule's until the data say otherwise.
/// </remarks>
public static class IntervalRegression
{
    /// <summary>λ.</summary>
    public const double Ridge = 0.1;

    private const double Margin = 1;
    private const int MaxSteps = 100;
    private const int Coefficients = 3;

    /// <summary>Fits the three coefficients by Newton's method; the loss is convex and piecewise quadratic.</summary>
    /// <param name="targets">Targets; those without an end at either side say nothing.</param>
    /// <param name="c">c of the rule from which the fit starts, and which is returned where no target says anything.</param>
    public static PenaltyModel Fit(IReadOnlyList<PenaltyTarget> targets, double c)
    {
        PenaltyTarget[] informative = [.. targets.Where(t => double.IsFinite(t.LogLow) || double.IsFinite(t.LogHigh))];
        var model = PenaltyModel.OfRule(c);
        if (informative.Length == 0)
        {
            return model;
        }

        var loss = Loss(informative, model);
        for (var step = 0; step < MaxSteps; step++)
        {
            var direction = NewtonStep(informative, model);
            var length = 1.0;
            var next = Moved(model, direction, length);
            var reached = Loss(informative, next);
            while (reached > loss && length > 1e-12)
            {
                length /= 2;
                next = Moved(model, direction, length);
                reached = Loss(informative, next);
            }

            if (reached >= loss)
            {
                break;
            }

            (model, loss) = (next, reached);
        }

        return model;
    }

    /// <summary>What is minimised: mean squared hinge loss plus the ridge on the slopes' distance from the default rule.</summary>
    /// <param name="targets">Targets, at least one.</param>
    /// <param name="model">A model.</param>
    public static double Loss(IReadOnlyList<PenaltyTarget> targets, PenaltyModel model)
    {
        var sum = 0.0;
        foreach (var target in targets)
        {
            var (below, above) = Violations(target, model);
            sum += (below * below) + (above * above);
        }

        return (sum / targets.Count) + (Ridge * (Square(model.LogSigma - 2) + Square(model.LogLogProbes - 1)));
    }

    private static (double Below, double Above) Violations(PenaltyTarget target, PenaltyModel model)
    {
        var (logSigma, logLogProbes) = PenaltyModel.Features(target.Sigma, target.Probes);
        var y = model.Intercept + (model.LogSigma * logSigma) + (model.LogLogProbes * logLogProbes);
        return (Math.Max(0, target.LogLow + Margin - y), Math.Max(0, y - target.LogHigh + Margin));
    }

    private static double[] NewtonStep(PenaltyTarget[] targets, PenaltyModel model)
    {
        var hessian = new double[Coefficients, Coefficients];
        var gradient = new double[Coefficients];
        foreach (var target in targets)
        {
            var (below, above) = Violations(target, model);
            var active = (below > 0 ? 1 : 0) + (above > 0 ? 1 : 0);
            var (logSigma, logLogProbes) = PenaltyModel.Features(target.Sigma, target.Probes);
            double[] x = [1, logSigma, logLogProbes];
            for (var i = 0; i < Coefficients; i++)
            {
                gradient[i] += (above - below) * x[i] / targets.Length;
                for (var j = 0; j < Coefficients; j++)
                {
                    hessian[i, j] += active * x[i] * x[j] / targets.Length;
                }
            }
        }

        gradient[1] += Ridge * (model.LogSigma - 2);
        gradient[2] += Ridge * (model.LogLogProbes - 1);

        // Where no target is violated the intercept is free: a trace of curvature keeps it where it is.
        hessian[0, 0] += 1e-9;
        hessian[1, 1] += Ridge;
        hessian[2, 2] += Ridge;
        return Solve(hessian, gradient);
    }

    private static PenaltyModel Moved(PenaltyModel model, double[] direction, double length) => new(
        model.Intercept - (length * direction[0]),
        model.LogSigma - (length * direction[1]),
        model.LogLogProbes - (length * direction[2]));

    /// <summary>Cholesky's method; the matrix is positive definite by the ridge.</summary>
    private static double[] Solve(double[,] matrix, double[] right)
    {
        var lower = new double[Coefficients, Coefficients];
        var solution = new double[Coefficients];
        for (var i = 0; i < Coefficients; i++)
        {
            for (var j = 0; j <= i; j++)
            {
                var sum = matrix[i, j];
                for (var k = 0; k < j; k++)
                {
                    sum -= lower[i, k] * lower[j, k];
                }

                lower[i, j] = i == j ? Math.Sqrt(Math.Max(sum, 1e-300)) : sum / lower[j, j];
            }
        }

        for (var i = 0; i < Coefficients; i++)
        {
            var sum = right[i];
            for (var k = 0; k < i; k++)
            {
                sum -= lower[i, k] * solution[k];
            }

            solution[i] = sum / lower[i, i];
        }

        for (var i = Coefficients - 1; i >= 0; i--)
        {
            var sum = solution[i];
            for (var k = i + 1; k < Coefficients; k++)
            {
                sum -= lower[k, i] * solution[k];
            }

            solution[i] = sum / lower[i, i];
        }

        return solution;
    }

    private static double Square(double x) => x * x;
}
