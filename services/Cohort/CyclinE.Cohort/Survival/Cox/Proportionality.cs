using CyclinE.Cohort.Survival.Curves;

namespace CyclinE.Cohort.Survival.Cox;

/// <summary>Whether hazards are proportional.</summary>
/// <remarks>
/// Score test of the terms x·g(t) added to the model, g(t) = 1 − Kaplan–Meier just before t over all rows (Grambsch &amp;
/// Therneau, <em>Biometrika</em> 81, 1994, as an exact score test).
/// </remarks>
public static class Proportionality
{
    private static readonly ModelTest Undefined = new(double.NaN, 0, double.NaN);

    /// <summary>Tests; P is NaN where all events fall at one transformed time.</summary>
    /// <param name="fit">A fit with a maximum and a covariate.</param>
    /// <exception cref="InvalidOperationException">The fit has no maximum.</exception>
    public static ProportionalityTest Test(CoxFit fit)
    {
        var walk = fit.Walk();
        var (sample, p) = (fit.Sample, fit.Sample.Columns);
        var transform = Transform(sample.Rows);
        var sink = new Sink(sample, transform, new double[p], new double[4 * p * p]);
        walk.Run(ref sink);

        // Events at one time only: nothing can change with time.
        var varies = Enumerable.Range(0, transform.Length).Where(i => sample.Rows.Events[i]).Select(i => transform[i]).Distinct().Take(2).Count() > 1;
        bool[] used = [.. fit.Coefficients.Select(c => c.State == CoefficientState.Estimated)];
        var tests = new ModelTest?[p];
        for (var c = 0; c < p; c++)
        {
            tests[c] = !used[c] ? null : varies ? sink.Test(used, [.. used.Select((_, k) => k == c)]) : Undefined;
        }

        return new ProportionalityTest(tests, varies ? sink.Test(used, used) : Undefined);
    }

    // For every row the transformed time, about its mean over the events.
    private static double[] Transform(SortedRows rows)
    {
        var data = new SurvivalData { Stop = rows.Stop, Start = rows.Start, Events = rows.Events };
        var points = KaplanMeier.Estimate(data, new SurvivalOptions())[0].Points;
        double[] times = [.. points.Select(p => p.Time)];
        var transform = new double[rows.Count];
        double sum = 0;
        var events = 0;
        for (var i = 0; i < transform.Length; i++)
        {
            var at = Array.BinarySearch(times, rows.Stop[i]);
            at = at < 0 ? ~at : at;
            transform[i] = at == 0 ? 0 : 1 - points[at - 1].Survival;
            if (rows.Events[i])
            {
                sum += transform[i];
                events++;
            }
        }

        for (var i = 0; i < transform.Length; i++)
        {
            transform[i] -= sum / Math.Max(1, events);
        }

        return transform;
    }

    private readonly struct Sink(CoxSample sample, double[] transform, double[] score, double[] information) : IRiskStep
    {
        public void Take(in RiskStep step, ReadOnlySpan<double> mean, ReadOnlySpan<double> covariance)
        {
            var p = mean.Length;
            var g = transform[step.First];
            for (var i = step.First; step.Left == 1 && i < step.End; i++)
            {
                for (var c = 0; c < p && sample.Rows.Events[i]; c++)
                {
                    score[c] += g * sample.Rows.Weight[i] * sample.X[(i * p) + c];
                }
            }

            for (int r = 0, at = 0; r < p; r++)
            {
                score[r] -= g * step.Weight * mean[r];
                for (var c = 0; c <= r; c++, at++)
                {
                    var value = step.Weight * covariance[at];
                    information[(r * 2 * p) + c] += value;
                    information[((p + r) * 2 * p) + c] += g * value;
                    information[((p + r) * 2 * p) + p + c] += g * g * value;
                    information[((p + c) * 2 * p) + r] += c == r ? 0 : g * value;
                }
            }
        }

        public ModelTest Test(bool[] used, bool[] tested)
        {
            double[] right = [.. new double[used.Length], .. score];
            var all = SymmetricFactor.Of(information, 2 * used.Length, 1e-13, [.. used, .. tested]);
            return ModelTest.Of(all.Quadratic(right), tested.Count(t => t));
        }
    }
}

/// <summary>Test of proportional hazards.</summary>
/// <param name="Covariates">One test per covariate with one degree of freedom, in order; null where it is aliased.</param>
/// <param name="Global">All covariates together.</param>
public sealed record ProportionalityTest(IReadOnlyList<ModelTest?> Covariates, ModelTest Global);
