namespace CyclinE.Cohort.Survival.Cox;

/// <summary>Residuals of a fit, in the order of the caller's rows; NaN for rows that were left out.</summary>
/// <remarks>
/// Therneau, Grambsch &amp; Fleming, <em>Biometrika</em> 77 (1990); Schoenfeld, <em>Biometrika</em> 69 (1982). Under exact ties the
/// hazard is Breslow's.
/// </remarks>
public static class CoxResiduals
{
    /// <summary>Events less expected events.</summary>
    /// <param name="fit">A fit with a maximum.</param>
    /// <param name="count">Rows of the data that were fitted.</param>
    /// <exception cref="InvalidOperationException">The fit has no maximum.</exception>
    public static double[] Martingale(CoxFit fit, int count) => Scatter(fit, count, Residuals(fit).Martingale, 1);

    /// <summary>Martingale residuals made nearly symmetric about 0.</summary>
    /// <inheritdoc cref="Martingale"/>
    public static double[] Deviance(CoxFit fit, int count)
    {
        var rows = fit.Sample.Rows;
        var martingale = Residuals(fit).Martingale;
        for (var i = 0; i < martingale.Length; i++)
        {
            var (m, d) = (martingale[i], rows.Events[i] ? 1.0 : 0);
            var log = d == 0 ? 0 : Math.Log(d - m);
            martingale[i] = Math.Sign(m) * Math.Sqrt(Math.Max(0, -2 * (m + log)));
        }

        return Scatter(fit, count, martingale, 1);
    }

    /// <summary>Each row's part of the score, row by row over the covariates, without its weight.</summary>
    /// <inheritdoc cref="Martingale"/>
    public static double[] Score(CoxFit fit, int count)
    {
        var score = Residuals(fit).Score;
        for (var i = 0; i < score.Length; i++)
        {
            score[i] *= fit.Sample.Scale[i % fit.Sample.Columns];
        }

        return Scatter(fit, count, score, fit.Sample.Columns);
    }

    /// <summary>About what each row, with its weight, changes in each coefficient: score × variance.</summary>
    /// <inheritdoc cref="Martingale"/>
    public static double[] DfBeta(CoxFit fit, int count)
    {
        var p = fit.Sample.Columns;
        var score = Residuals(fit).Score;
        var change = new double[score.Length];
        for (var i = 0; i < fit.Sample.Rows.Count; i++)
        {
            for (var c = 0; c < p; c++)
            {
                for (var k = 0; k < p; k++)
                {
                    change[(i * p) + c] += score[(i * p) + k] * fit.Sample.Scale[k] * fit.ModelVariance[(k * p) + c];
                }

                change[(i * p) + c] *= fit.Sample.Rows.Weight[i];
            }
        }

        return Scatter(fit, count, change, p);
    }

    /// <summary>At each event, its covariates less the mean of all at risk; NaN for rows without event.</summary>
    /// <inheritdoc cref="Martingale"/>
    public static double[] Schoenfeld(CoxFit fit, int count)
    {
        Require(fit);
        var (sample, p) = (fit.Sample, fit.Sample.Columns);
        var steps = HazardSteps.Of(sample, fit.Options.Ties, fit.Scaled, out _);
        var residual = new double[sample.Rows.Count * p];
        Array.Fill(residual, double.NaN);
        for (var g = 0; g < steps.Count; g++)
        {
            var mean = steps.Row(steps.Mean, g);
            for (var i = steps.First[g]; i < steps.End[g]; i++)
            {
                for (var c = 0; c < p && sample.Rows.Events[i]; c++)
                {
                    residual[(i * p) + c] = (sample.X[(i * p) + c] - mean[c]) * sample.Scale[c];
                }
            }
        }

        return Scatter(fit, count, residual, p);
    }

    private static (double[] Martingale, double[] Score) Residuals(CoxFit fit)
    {
        Require(fit);
        return ScoreResiduals.Of(fit.Sample, fit.Options.Ties, fit.Scaled);
    }

    private static void Require(CoxFit fit) => fit.Walk();

    private static double[] Scatter(CoxFit fit, int count, double[] sorted, int columns)
    {
        var own = new double[count * columns];
        Array.Fill(own, double.NaN);
        for (var i = 0; i < fit.Sample.Rows.Count; i++)
        {
            sorted.AsSpan(i * columns, columns).CopyTo(own.AsSpan(fit.Sample.Rows.Row[i] * columns));
        }

        return own;
    }
}
