using CyclinE.Genomics.Input;

namespace CyclinE.Cohort.Scan.Models;

/// <summary>Fits the Cox model without genes and lays it out for score tests.</summary>
internal sealed partial class NullCox
{
    private const int MostIterations = 50;

    private readonly (int First, int Deaths, int End, bool Fresh)[] _times;
    private readonly int[] _order;
    private readonly int[] _stratumEnds;
    private readonly bool[] _events;
    private readonly double[][] _design;
    private readonly ScanTies _ties;

    private NullCox(ScanPatients patients, ScanTies ties)
    {
        _ties = ties;
        var times = patients.Times!;
        _order = [.. Enumerable.Range(0, times.Length).OrderBy(i => patients.Strata[i]).ThenByDescending(i => times[i]).ThenBy(i => patients.Events[i])];
        _events = [.. _order.Select(i => patients.Events[i])];
        _design = [.. patients.Covariates.Select(c => _order.Select(i => c[i]).ToArray())];
        var ends = new List<int>();
        var groups = new List<(int, int, int, bool)>();
        for (var start = 0; start < _order.Length; start = ends[^1])
        {
            var end = start;
            while (end < _order.Length && patients.Strata[_order[end]] == patients.Strata[_order[start]])
            {
                end++;
            }

            ends.Add(end);
            var (first, fresh) = (start, true);
            for (var i = start; i < end;)
            {
                var next = i;
                while (next < end && times[_order[next]] == times[_order[i]])
                {
                    next++;
                }

                var deaths = next;
                while (deaths > i && _events[deaths - 1])
                {
                    deaths--;
                }

                if (deaths < next)
                {
                    groups.Add((first, deaths, next, fresh));
                    (first, fresh) = (next, false);
                }

                i = next;
            }
        }

        (_stratumEnds, _times) = ([.. ends], [.. groups]);
    }

    /// <summary>Fits and lays out.</summary>
    /// <exception cref="InvalidInputException">The covariates have no finite coefficients or depend on each other.</exception>
    public static NullModel Fit(ScanPatients patients, ScanTies ties, string endPoint)
    {
        var cox = new NullCox(patients, ties);
        var beta = new double[cox._design.Length];
        var information = beta.Length == 0 ? [] : cox.Newton(beta, endPoint);
        return cox.LayOut(beta, information);
    }

    private NullModel LayOut(double[] beta, double[] factor)
    {
        var p = beta.Length;
        var weights = Weights(beta, out _);
        var groups = new ScoreGroup[_times.Length];
        double[][] s1 = new double[_times.Length][], d1 = new double[_times.Length][];
        double s0 = 0;
        var sums = new double[p];
        for (var g = 0; g < _times.Length; g++)
        {
            var (first, deaths, end, fresh) = _times[g];
            if (fresh)
            {
                s0 = 0;
                Array.Clear(sums);
            }

            double d0 = 0;
            var dying = new double[p];
            for (var i = first; i < end; i++)
            {
                s0 += weights[i];
                d0 += i >= deaths ? weights[i] : 0;
                for (var j = 0; j < p; j++)
                {
                    sums[j] += weights[i] * _design[j][i];
                    dying[j] += i >= deaths ? weights[i] * _design[j][i] : 0;
                }
            }

            (s1[g], d1[g]) = ((double[])sums.Clone(), dying);
            groups[g] = Group(_times[g], s0, d0);
        }

        var (residuals, forms) = Forms(weights, groups, s1, d1, factor);
        return new NullModel
        {
            Patients = _order,
            StratumEnds = _stratumEnds,
            Groups = groups,
            Events = _events,
            Weights = weights,
            Residuals = residuals,
            Forms = forms,
            Design = _design,
            Coefficients = beta,
            Ties = _ties,
        };
    }

    private ScoreGroup Group((int First, int Deaths, int End, bool Fresh) time, double s0, double d0)
    {
        double e = 0, f = 0, a = 0, b = 0, c = 0;
        var deaths = time.End - time.Deaths;
        for (var l = 0; l < deaths; l++)
        {
            var share = Fraction(l, deaths);
            var n = s0 - (share * d0);
            e += 1 / n;
            f += share / n;
            a += 1 / (n * n);
            b += share / (n * n);
            c += share * share / (n * n);
        }

        return new ScoreGroup(time.First, time.Deaths, time.End, time.Fresh, e, f, a, b, c);
    }

    /// <summary>Residual δ − w·Λ, and w·(z·Λ − Σ z̄) with the covariates' information divided out, of every position.</summary>
    private (double[] Residuals, double[][] Forms) Forms(double[] weights, ScoreGroup[] groups, double[][] s1, double[][] d1, double[] factor)
    {
        var p = _design.Length;
        var residuals = new double[_order.Length];
        var forms = new double[p][];
        for (var j = 0; j < p; j++)
        {
            forms[j] = new double[_order.Length];
        }

        double hazard = 0;
        double[] mean = new double[p], own = new double[p];
        for (var g = groups.Length - 1; g >= 0; g--)
        {
            var group = groups[g];
            for (var i = group.End - 1; i >= group.First; i--)
            {
                var dies = i >= group.Deaths;
                var cumulated = hazard + group.E - (dies ? group.F : 0);
                residuals[i] = (dies ? 1 : 0) - (weights[i] * cumulated);
                for (var j = 0; j < p; j++)
                {
                    var alive = (group.A * s1[g][j]) - (group.B * d1[g][j]);
                    var less = dies ? (group.B * s1[g][j]) - (group.C * d1[g][j]) : 0;
                    own[j] = weights[i] * ((_design[j][i] * cumulated) - mean[j] - alive + less);
                }

                if (p > 0)
                {
                    Cholesky.Forward(factor, p, own);
                }

                for (var j = 0; j < p; j++)
                {
                    forms[j][i] = own[j];
                }
            }

            hazard = group.Fresh ? 0 : hazard + group.E;
            for (var j = 0; j < p; j++)
            {
                mean[j] = group.Fresh ? 0 : mean[j] + (group.A * s1[g][j]) - (group.B * d1[g][j]);
            }
        }

        return (residuals, forms);
    }
}
