namespace CyclinE.Cohort.Survival.Cox;

/// <summary>
/// Walks backwards in time over every stratum with running sums of risk, risk·x and risk·xxᵀ: each row is added once and, with
/// left truncation, taken out once, so a pass costs n·p².
/// </summary>
internal sealed class RiskWalk
{
    private readonly SortedRows _rows;
    private readonly CoxTies _ties;
    private readonly int _p;
    private readonly int _triangle;
    private readonly double[] _x;
    private readonly double[] _sum;
    private readonly double[] _tied;
    private readonly double[] _mean;
    private readonly double[] _covariance;
    private readonly ExactTies? _exact;
    private readonly bool _together;
    private double _shift;
    private bool _nested;

    /// <summary>A walk.</summary>
    /// <param name="sample">Rows.</param>
    /// <param name="ties">Ties.</param>
    /// <param name="together">Hand Efron's terms of one time to the sink summed up, for sinks that only add.</param>
    public RiskWalk(CoxSample sample, CoxTies ties, bool together = false)
    {
        (_rows, _ties, _p, _x, _together) = (sample.Rows, ties, sample.Columns, sample.X, together);
        _triangle = _p * (_p + 1) / 2;
        (_sum, _tied) = (new double[1 + _p + _triangle], new double[1 + _p + _triangle]);
        (_mean, _covariance) = (new double[_p], new double[_triangle]);
        (Eta, Risk) = (new double[_rows.Count], new double[_rows.Count]);
        _exact = ties == CoxTies.Exact ? new ExactTies(_p) : null;
    }

    /// <summary>Linear predictor with offset.</summary>
    public double[] Eta { get; }

    /// <summary>exp(η − shift), without weight.</summary>
    public double[] Risk { get; }

    /// <summary>The largest linear predictor, taken off so that no risk overflows.</summary>
    public double Shift => _shift;

    /// <summary>Sets coefficients. A column more than coefficients (a sink's own) has coefficient 0.</summary>
    public void SetRisks(ReadOnlySpan<double> beta)
    {
        _shift = double.NegativeInfinity;
        for (var i = 0; i < Eta.Length; i++)
        {
            var eta = _rows.Offset[i];
            for (var c = 0; c < beta.Length; c++)
            {
                eta += beta[c] * _x[(i * _p) + c];
            }

            Eta[i] = eta;
            _shift = Math.Max(_shift, eta);
        }

        for (var i = 0; i < Eta.Length; i++)
        {
            Risk[i] = Math.Exp(Eta[i] - _shift);
        }
    }

    /// <summary>Hands every term to the sink, last time first within each stratum.</summary>
    public void Run<TSink>(ref TSink sink)
        where TSink : struct, IRiskStep
    {
        for (var s = 0; s + 1 < _rows.Bounds.Length; s++)
        {
            Stratum(_rows.Bounds[s], _rows.Bounds[s + 1], ref sink);
        }
    }

    private void Stratum<TSink>(int first, int end, ref TSink sink)
        where TSink : struct, IRiskStep
    {
        Array.Clear(_sum);
        var (starts, atRisk) = (end - 1, 0);
        _nested = _exact is not null && _rows.Start is null && PrepareNested(first, end);
        for (var i = end - 1; i >= first;)
        {
            var time = _rows.Stop[i];
            var last = i + 1;
            var deaths = 0;
            double weight = 0;
            for (; i >= first && _rows.Stop[i] == time; i--)
            {
                if (_rows.Events[i] && _rows.Weight[i] > 0)
                {
                    deaths++;
                    weight += _rows.Weight[i];
                }
            }

            var apart = deaths > 1 && _ties == CoxTies.Efron;
            if (apart)
            {
                Array.Clear(_tied);
            }

            for (var j = last - 1; j > i; j--)
            {
                Add(apart && _rows.Events[j] ? _tied : _sum, j, _rows.Weight[j] * Risk[j]);
                if (_nested)
                {
                    _exact!.Add(Risk[j], _x.AsSpan(j * _p, _p));
                }
            }

            for (var k = 0; apart && k < _sum.Length; k++)
            {
                _sum[k] += _tied[k];
            }

            atRisk += last - 1 - i;
            if (_rows.StartOrder is { } order)
            {
                for (; starts >= first && _rows.Start![order[starts]] >= time; starts--, atRisk--)
                {
                    Add(_sum, order[starts], -_rows.Weight[order[starts]] * Risk[order[starts]]);
                }

                if (atRisk == 0)
                {
                    Array.Clear(_sum);
                }
            }

            if (deaths > 0)
            {
                Terms(i + 1, last, end, deaths, weight, ref sink);
            }
        }
    }

    private void Terms<TSink>(int first, int last, int end, int deaths, double weight, ref TSink sink)
        where TSink : struct, IRiskStep
    {
        if (deaths > 1 && _exact is not null)
        {
            var log = _nested ? _exact.Read(deaths, _mean, _covariance) : double.NaN;
            log = double.IsNaN(log) ? Alone(_nested ? new ExactTies(_p) : _exact, first, end, deaths) : log;
            sink.Take(new RiskStep(first, last, deaths, 1, 1, log + (deaths * _shift)), _mean, _covariance);
            return;
        }

        var turns = deaths > 1 && _ties == CoxTies.Efron ? deaths : 1;
        if (_together && turns > 1)
        {
            var logSum = TogetherEfron(deaths);
            sink.Take(new RiskStep(first, last, deaths, 1, weight / turns, logSum + (turns * _shift)), _mean, _covariance);
            return;
        }

        for (var k = 0; k < turns; k++)
        {
            var gone = (double)k / turns;
            var total = _sum[0] - (k == 0 ? 0 : gone * _tied[0]);
            var inverse = 1 / total;
            for (var c = 0; c < _p; c++)
            {
                _mean[c] = (_sum[1 + c] - (k == 0 ? 0 : gone * _tied[1 + c])) * inverse;
            }

            for (int r = 0, at = 0; r < _p; r++)
            {
                for (var c = 0; c <= r; c++, at++)
                {
                    var square = _sum[1 + _p + at] - (k == 0 ? 0 : gone * _tied[1 + _p + at]);
                    _covariance[at] = (square * inverse) - (_mean[r] * _mean[c]);
                }
            }

            sink.Take(new RiskStep(first, last, deaths, 1 - gone, weight / turns, Math.Log(total) + _shift), _mean, _covariance);
        }
    }

    // Sums over Efron's terms of ln c, mean and covariance, which need sums of 1/c and of shares over c only: S and T the sums
    // of all and of the tied, f the share gone, c = S₀ − fT₀, mean = (S₁ − fT₁)/c.
    private double TogetherEfron(int deaths)
    {
        double log = 0, product = 1;
        double inverse = 0, gone = 0, square = 0, squareGone = 0, squareGoneTwice = 0;
        for (var k = 0; k < deaths; k++)
        {
            var f = (double)k / deaths;
            var share = 1 - (f * (_tied[0] / _sum[0]));
            var one = 1 / (share * _sum[0]);
            product *= share;
            if (product < 1e-200)
            {
                log += Math.Log(product);
                product = 1;
            }

            inverse += one;
            gone += f * one;
            square += one * one;
            squareGone += f * one * one;
            squareGoneTwice += f * f * one * one;
        }

        for (int r = 0, at = 0; r < _p; r++)
        {
            var (own, tied) = (_sum[1 + r], _tied[1 + r]);
            _mean[r] = (inverse * own) - (gone * tied);
            for (var c = 0; c <= r; c++, at++)
            {
                var outer = (square * own * _sum[1 + c]) - (squareGone * ((own * _tied[1 + c]) + (tied * _sum[1 + c])))
                    + (squareGoneTwice * tied * _tied[1 + c]);
                _covariance[at] = (inverse * _sum[1 + _p + at]) - (gone * _tied[1 + _p + at]) - outer;
            }
        }

        return (deaths * Math.Log(_sum[0])) + log + Math.Log(product);
    }

    // Whether one run over the stratum can serve all its times: few enough tied events for any spread of risks to be held.
    private bool PrepareNested(int first, int end)
    {
        int largest = 0, deaths = 0;
        double sum = 0;
        for (var i = first; i < end; i++)
        {
            deaths = i > first && _rows.Stop[i] == _rows.Stop[i - 1] ? deaths : 0;
            deaths += _rows.Events[i] ? 1 : 0;
            largest = Math.Max(largest, deaths);
            sum += Risk[i];
        }

        if (largest is < 2 or > 64)
        {
            return false;
        }

        _exact!.Reset(largest, sum / (end - first));
        return true;
    }

    // The exact denominator of one time by itself: under left truncation, or with very many ties.
    private double Alone(ExactTies exact, int first, int end, int deaths)
    {
        var time = _rows.Stop[first];
        double sum = 0;
        var n = 0;
        for (var i = first; i < end; i++)
        {
            if (_rows.Start is null || _rows.Start[i] < time)
            {
                sum += Risk[i];
                n++;
            }
        }

        exact.Reset(deaths, sum / n);
        for (var i = first; i < end; i++)
        {
            if (_rows.Start is null || _rows.Start[i] < time)
            {
                exact.Add(Risk[i], _x.AsSpan(i * _p, _p));
            }
        }

        return exact.Read(deaths, _mean, _covariance);
    }

    // The hot loop: for every row of every pass.
    private void Add(double[] sums, int row, double risk)
    {
        var x = _x.AsSpan(row * _p, _p);
        var first = sums.AsSpan(1, x.Length);
        var second = sums.AsSpan(1 + x.Length);
        sums[0] += risk;
        var at = 0;
        for (var r = 0; r < x.Length; r++)
        {
            var scaled = risk * x[r];
            first[r] += scaled;
            for (var c = 0; c <= r; c++)
            {
                second[at++] += scaled * x[c];
            }
        }
    }
}
