using CyclinE.Genomics.Input;

namespace CyclinE.Cohort.Scan.Models;

/// <summary>Fits the logistic model without genes (an intercept per stratum, covariates) and lays it out for score tests.</summary>
internal static class NullLogistic
{
    private const int MostIterations = 50;

    /// <summary>Fits and lays out.</summary>
    /// <exception cref="InvalidInputException">A stratum has one outcome only, or the covariates have no finite coefficients or depend on each
    /// other.</exception>
    public static NullModel Fit(ScanPatients patients, string endPoint)
    {
        int[] order = [.. Enumerable.Range(0, patients.Events.Length).OrderBy(i => patients.Strata[i])];
        int[] ends = [.. Enumerable.Range(0, patients.StratumCount).Select(s => order.Count(i => patients.Strata[i] <= s))];
        bool[] events = [.. order.Select(i => patients.Events[i])];
        double[][] design =
        [
            .. Enumerable.Range(0, patients.StratumCount).Select(s => order.Select(i => patients.Strata[i] == s ? 1.0 : 0).ToArray()),
            .. patients.Covariates.Select(c => order.Select(i => c[i]).ToArray()),
        ];
        var beta = new double[design.Length];
        var (fitted, factor) = Newton(design, events, beta, endPoint);
        double[] weights = [.. fitted.Select(f => f * (1 - f))];
        double[] residuals = [.. fitted.Select((f, i) => (events[i] ? 1 : 0) - f)];
        return new NullModel
        {
            Patients = order,
            StratumEnds = ends,
            Groups = [],
            Events = events,
            Weights = weights,
            Residuals = residuals,
            Forms = Forms(design, weights, factor),
            Design = design,
            Coefficients = beta,
            Ties = ScanTies.Efron,
        };
    }

    private static (double[] Fitted, double[] Factor) Newton(double[][] design, bool[] events, double[] beta, string endPoint)
    {
        var p = beta.Length;
        var last = double.NegativeInfinity;
        var previous = new double[p];
        for (var iteration = 0; iteration < MostIterations; iteration++)
        {
            var (logLikelihood, fitted, score, information) = Evaluate(design, events, beta);
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

            double decrement = 0;
            var step = (double[])score.Clone();
            Cholesky.Solve(information, p, step);
            for (var j = 0; j < p; j++)
            {
                previous[j] = beta[j];
                decrement += score[j] * step[j];
                beta[j] += step[j];
            }

            if (decrement < 1e-18)
            {
                return (fitted, information);
            }
        }

        throw new InvalidInputException(
            "covariates-separate",
            "The model of the covariates alone has no finite solution: a covariate or a stratum separates the outcome, or depends on the others.",
            $"end point {endPoint}",
            "Leave that covariate out, or join its rare categories.");
    }

    private static (double LogLikelihood, double[] Fitted, double[] Score, double[] Information) Evaluate(double[][] design, bool[] events, double[] beta)
    {
        var p = beta.Length;
        double logLikelihood = 0;
        var fitted = new double[events.Length];
        var score = new double[p];
        var information = new double[p * p];
        for (var i = 0; i < events.Length; i++)
        {
            double eta = 0;
            for (var j = 0; j < p; j++)
            {
                eta += beta[j] * design[j][i];
            }

            logLikelihood += (events[i] ? eta : 0) - Math.Max(eta, 0) - Math.Log(1 + Math.Exp(-Math.Abs(eta)));
            fitted[i] = 1 / (1 + Math.Exp(-eta));
            for (var j = 0; j < p; j++)
            {
                score[j] += design[j][i] * ((events[i] ? 1 : 0) - fitted[i]);
                for (var k = 0; k <= j; k++)
                {
                    information[(j * p) + k] += fitted[i] * (1 - fitted[i]) * design[j][i] * design[k][i];
                }
            }
        }

        return (logLikelihood, fitted, score, information);
    }

    private static double[][] Forms(double[][] design, double[] weights, double[] factor)
    {
        var p = design.Length;
        double[][] forms = [.. design.Select(_ => new double[weights.Length])];
        var own = new double[p];
        for (var i = 0; i < weights.Length; i++)
        {
            for (var j = 0; j < p; j++)
            {
                own[j] = weights[i] * design[j][i];
            }

            Cholesky.Forward(factor, p, own);
            for (var j = 0; j < p; j++)
            {
                forms[j][i] = own[j];
            }
        }

        return forms;
    }
}
