namespace CyclinE.Cohort;

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
    private double _shift;

    public RiskWalk(CoxSample sample, CoxTies ties)
    {
        (_rows, _ties, _p, _x) = (sample.Rows, ties, sample.Columns, sample.X);
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
                Add(_sum, j, _rows.Weight[j] * Risk[j]);
                if (apart && _rows.Events[j])
                {
                    Add(_tied, j, _rows.Weight[j] * Risk[j]);
                }
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
            var log = _exact.Evaluate(_rows, _x, Risk, first, end, deaths, _mean, _covariance) + (deaths * _shift);
            sink.Take(new RiskStep(first, last, deaths, 1, 1, log), _mean, _covariance);
            return;
        }

        var turns = deaths > 1 && _ties == CoxTies.Efron ? deaths : 1;
        for (var k = 0; k < turns; k++)
        {
            var gone = (double)k / turns;
            var total = _sum[0] - (k == 0 ? 0 : gone * _tied[0]);
            for (var c = 0; c < _p; c++)
            {
                _mean[c] = (_sum[1 + c] - (k == 0 ? 0 : gone * _tied[1 + c])) / total;
            }

            for (int r = 0, at = 0; r < _p; r++)
            {
                for (var c = 0; c <= r; c++, at++)
                {
                    var square = _sum[1 + _p + at] - (k == 0 ? 0 : gone * _tied[1 + _p + at]);
                    _covariance[at] = (square / total) - (_mean[r] * _mean[c]);
                }
            }

            sink.Take(new RiskStep(first, last, deaths, 1 - gone, weight / turns, Math.Log(total) + _shift), _mean, _covariance);
        }
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
