using System.Globalization;
using CyclinE.Cohort.Survival;
using CyclinE.Cohort.Survival.Comparison;
using CyclinE.Cohort.Survival.Cox;
using CyclinE.Cohort.Survival.Curves;

namespace CyclinE.Cohort.Tests.Survival.Parity;

/// <summary>Everything that <c>make-survival.R</c> writes of a case, computed by us, under the same names.</summary>
public sealed class SurvivalCaseResults
{
    private readonly SurvivalCase _case;
    private readonly Dictionary<(string Method, string Quantity), double[]> _values = [];

    private SurvivalCaseResults(SurvivalCase @case) => _case = @case;

    public static IReadOnlyDictionary<(string Method, string Quantity), double[]> Of(SurvivalCase @case)
    {
        var results = new SurvivalCaseResults(@case);
        if (@case.Groups is not null)
        {
            results.Curves();
            results.LogRanks();
        }

        results.Models();
        return results._values;
    }

    private static double[] Sample(IReadOnlyList<double> x)
    {
        var n = (long)x.Count;
        return [.. Enumerable.Range(0, 9).Select(i => x[(int)(i * (n - 1) / 8)]), x.Where(double.IsFinite).Sum(v => v * v)];
    }

    private static double OrNaN(double? value) => value ?? double.NaN;

    private void Put(string method, string quantity, IEnumerable<double> values) => _values[(method, quantity)] = [.. values];

    private void Curves()
    {
        var data = _case.Data with { Strata = _case.Groups };
        foreach (var estimator in Enum.GetValues<SurvivalEstimator>())
        {
            foreach (var limits in Enum.GetValues<SurvivalLimits>())
            {
                if (estimator != SurvivalEstimator.KaplanMeier && limits != SurvivalLimits.Log)
                {
                    continue;
                }

                var curves = KaplanMeier.Estimate(data, new SurvivalOptions { Estimator = estimator, Limits = limits });
                SurvivalPoint[] points = [.. curves.SelectMany(c => c.Points)];
                var method = $"{estimator} {limits}";
                Put(method, "survival", Sample([.. points.Select(p => p.Survival)]));
                Put(method, "stderr", Sample([.. points.Select(p => p.StandardError)]));
                Put(method, "risk", Sample([.. points.Select(p => p.AtRisk)]));
                Put(method, "lower", Sample([.. points.Select(p => OrNaN(p.Lower))]));
                Put(method, "upper", Sample([.. points.Select(p => OrNaN(p.Upper))]));
                Put(method, "hazard", Sample([.. points.Select(p => p.Hazard)]));
                Put(method, "hazard stderr", Sample([.. points.Select(p => p.HazardError)]));
                SurvivalQuantile[] quantiles = [.. curves.SelectMany(c => new[] { 0.25, 0.5, 0.75 }.Select(c.Quantile))];
                Put(method, "quantiles", [.. Each(q => q.Time), .. Each(q => q.Lower), .. Each(q => q.Upper)]);
                if (estimator == SurvivalEstimator.KaplanMeier && limits == SurvivalLimits.Log)
                {
                    Means(method, curves);
                }

                IEnumerable<double> Each(Func<SurvivalQuantile, double?> value) => quantiles.Select(q => OrNaN(value(q)));
            }
        }
    }

    private void Means(string method, IReadOnlyList<SurvivalEstimate> curves)
    {
        var horizon = curves.Min(c => c.LastTime);
        RestrictedMean[] means = [.. curves.Select(c => c.RestrictedMean(horizon))];
        Put(method, "rmst", [horizon, .. means.Select(m => m.Mean), .. means.Select(m => m.StandardError)]);
        var d = RestrictedMean.Compare(curves[0], curves[1], horizon)!;
        Put(method, "rmst difference", [d.Difference, d.StandardError, d.Lower, d.Upper, d.P]);
    }

    private void LogRanks()
    {
        if (_case.Data.Weights is not null)
        {
            return;
        }

        foreach (var rho in new[] { 0, 0.5, 1 })
        {
            var test = LogRank.Test(_case.Data, _case.Groups!, new LogRankOptions { Rho = rho });
            var method = string.Create(CultureInfo.InvariantCulture, $"LogRank {rho}");
            Put(method, "test", [test.Test!.ChiSquare, test.Test.P]);
            Put(method, "observed", test.Observed);
            Put(method, "expected", test.Expected);
            Put(method, "variance", test.Variance);
            Put(method, "trend", [test.Trend!.ChiSquare, test.Trend.P]);
        }
    }

    private void Models()
    {
        foreach (var ties in Enum.GetValues<CoxTies>())
        {
            if (ties == CoxTies.Exact && (_case.Data.Weights is not null || _case.Data.Clusters is not null))
            {
                continue;
            }

            var fit = CoxModel.Fit(_case.Data, _case.Covariates, new CoxOptions { Ties = ties });
            var method = $"Cox {ties}";
            Put(method, "coefficients", fit.Coefficients.Select(c => c.Estimate));
            Put(method, "se", fit.Coefficients.Select(c => c.StandardError));
            Put(method, "loglik", [fit.NullLogLikelihood, fit.LogLikelihood]);
            if (fit.Coefficients[0].RobustError is not null)
            {
                Put(method, "robust se", fit.Coefficients.Select(c => OrNaN(c.RobustError)));
            }

            Put(method, "P", fit.Coefficients.Select(c => c.P));
            ModelTest[] tests = [fit.LikelihoodRatio, fit.Score, fit.Wald];
            Put(method, "tests", [.. tests.Select(t => t.ChiSquare), .. tests.Select(t => t.P)]);
            var concordance = Concordance.Of(fit);
            Put(method, "concordance", [concordance.Value]);
            Put(method, "concordance se", [concordance.StandardError]);
            Residuals(method, fit);
            var proportional = Proportionality.Test(fit);
            ModelTest[] zph = [.. proportional.Covariates.Select(t => t!), proportional.Global];
            Put(method, "zph", zph.Select(t => t.ChiSquare));
            Put(method, "zph P", zph.Select(t => t.P));
            Baseline(method, fit);
        }
    }

    private void Residuals(string method, CoxFit fit)
    {
        var (n, p) = (_case.Data.Count, _case.Covariates.Columns);
        Put(method, "martingale", Sample(Kept(CoxResiduals.Martingale(fit, n))));
        Put(method, "deviance", Sample(Kept(CoxResiduals.Deviance(fit, n))));
        Put(method, "score residuals", Sample(Kept(CoxResiduals.Score(fit, n))));
        Put(method, "dfbeta", Sample(Kept(CoxResiduals.DfBeta(fit, n))));
        var schoenfeld = Kept(CoxResiduals.Schoenfeld(fit, n));
        double[][] columns = [.. Enumerable.Range(0, p).Select(c => schoenfeld.Where((_, i) => i % p == c).ToArray())];
        Put(method, "schoenfeld", [.. columns.Select(c => c.Sum(v => v * v)), .. columns.Select(c => c.Min()), .. columns.Select(c => c.Max())]);
    }

    private static double[] Kept(double[] values) => [.. values.Where(v => !double.IsNaN(v))];

    private void Baseline(string method, CoxFit fit)
    {
        // The covariates of the first complete row.
        var p = _case.Covariates.Columns;
        var row = Enumerable.Range(0, _case.Data.Count).First(i =>
            _case.Covariates.Values.AsSpan(i * p, p).IndexOf(double.NaN) < 0 && !double.IsNaN(_case.Data.Stop[i])
            && !(_case.Data.Start?[i] >= _case.Data.Stop[i]));
        double[] x = [.. _case.Covariates.Values.AsSpan(row * p, p)];
        int[] strata = _case.Data.Strata is { } s ? [.. s.Where(v => v >= 0).Distinct().Order()] : [0];
        BaselinePoint[] points = [.. strata.SelectMany(k => CoxBaseline.Curve(fit, x, k))];
        Put(method, "baseline", Sample([.. points.Select(b => b.Hazard)]));
        Put(method, "baseline se", Sample([.. points.Select(b => b.StandardError)]));
        Put(method, "baseline lower", Sample([.. points.Select(b => b.Lower)]));
        Put(method, "baseline upper", Sample([.. points.Select(b => b.Upper)]));
    }
}
