namespace CyclinE.Cohort.Survival.Cox;

/// <summary>Baseline hazard and predicted survival.</summary>
/// <remarks>Breslow's estimator, or Efron's under Efron ties; variance Tsiatis, <em>Ann. Stat.</em> 9 (1981).</remarks>
public static class CoxBaseline
{
    /// <summary>The curve of one stratum for given covariates.</summary>
    /// <param name="fit">A fit with a maximum.</param>
    /// <param name="covariates">A value per covariate; zeros give the baseline hazard.</param>
    /// <param name="stratum">The stratum's number, 0 where there are none.</param>
    /// <param name="level">Coverage of the limits.</param>
    /// <exception cref="ArgumentException">Not a value per covariate, or no such stratum.</exception>
    /// <exception cref="InvalidOperationException">The fit has no maximum.</exception>
    public static IReadOnlyList<BaselinePoint> Curve(CoxFit fit, IReadOnlyList<double> covariates, int stratum = 0, double level = 0.95)
    {
        fit.Walk();
        var (sample, p) = (fit.Sample, fit.Sample.Columns);
        var s = Array.IndexOf(sample.Rows.Strata, stratum);
        if (covariates.Count != p || s < 0)
        {
            throw new ArgumentException($"{covariates.Count} values for {p} covariates, or no stratum {stratum}.", nameof(covariates));
        }

        var z = ChiSquareTail.Quantile(level);
        var steps = HazardSteps.Of(sample, fit.Options.Ties, fit.Scaled, out _);
        double[] x = [.. covariates.Select((v, c) => (v - sample.Centre[c]) / sample.Scale[c])];
        double predictor = 0, hazard = 0, variance = 0;
        for (var c = 0; c < p; c++)
        {
            predictor += x[c] * fit.Scaled[c];
        }

        var (risk, lever) = (Math.Exp(predictor), new double[p]);
        var points = new List<BaselinePoint>();
        for (var g = 0; g < steps.Count; g++)
        {
            if (steps.First[g] < sample.Rows.Bounds[s] || steps.First[g] >= sample.Rows.Bounds[s + 1])
            {
                continue;
            }

            hazard += steps.Hazard[g];
            variance += steps.Variance[g];
            for (var c = 0; c < p; c++)
            {
                lever[c] += ((x[c] * steps.Hazard[g]) - steps.HazardMean[(g * p) + c]) * sample.Scale[c];
            }

            var error = risk * Math.Sqrt(variance + Quadratic(lever, fit.Variance));
            var survival = Math.Exp(-risk * hazard);
            points.Add(new BaselinePoint(
                sample.Rows.Stop[steps.First[g]],
                risk * hazard,
                survival,
                error,
                survival * Math.Exp(-z * error),
                Math.Min(1, survival * Math.Exp(z * error))));
        }

        return points;
    }

    private static double Quadratic(double[] x, IReadOnlyList<double> matrix)
    {
        double sum = 0;
        for (var r = 0; r < x.Length; r++)
        {
            for (var c = 0; c < x.Length; c++)
            {
                sum += x[r] * x[c] * matrix[(r * x.Length) + c];
            }
        }

        return sum;
    }
}

/// <summary>One event time of the curve that a Cox model predicts.</summary>
/// <param name="Time">The time.</param>
/// <param name="Hazard">Cumulative hazard.</param>
/// <param name="Survival">exp(−hazard).</param>
/// <param name="StandardError">Standard error of the cumulative hazard, that is of log survival.</param>
/// <param name="Lower">Lower limit of survival (log).</param>
/// <param name="Upper">Upper limit of survival (log).</param>
public readonly record struct BaselinePoint(double Time, double Hazard, double Survival, double StandardError, double Lower, double Upper);
