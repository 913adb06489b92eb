namespace CyclinE.Cohort.Survival.Comparison;

/// <summary>Sums of a log-rank test over the event times of every stratum.</summary>
internal sealed class LogRankWalk
{
    private readonly SortedRows _rows;
    private readonly int[] _group;
    private readonly int _groups;
    private readonly double _rho;
    private readonly double[] _risk;
    private readonly double[] _died;

    public LogRankWalk(SortedRows rows, int[] group, int groups, double rho)
    {
        (_rows, _group, _groups, _rho) = (rows, group, groups, rho);
        (_risk, _died, Rows) = (new double[groups], new double[groups], new int[groups]);
        (Observed, Expected, Variance) = (new double[groups], new double[groups], new double[groups * groups]);
        foreach (var g in group)
        {
            Rows[g]++;
        }

        for (var s = 0; s + 1 < rows.Bounds.Length; s++)
        {
            Stratum(rows.Bounds[s], rows.Bounds[s + 1]);
        }
    }

    public int[] Rows { get; }

    public double[] Observed { get; }

    public double[] Expected { get; }

    public double[] Variance { get; }

    /// <summary>(O − E)ᵀ V⁻ (O − E); groups without variance take no part.</summary>
    public ModelTest? Any()
    {
        var difference = new double[_groups];
        for (var g = 0; g < _groups; g++)
        {
            difference[g] = Observed[g] - Expected[g];
        }

        // V has rank one less than the groups that were ever at risk together, so one pivot vanishes for each set of them.
        var factor = SymmetricFactor.Of(Variance, _groups, 1e-9);
        return factor.Rank == 0 ? null : ModelTest.Of(factor.Quadratic(difference), factor.Rank);
    }

    public ModelTest? Trend(double[] scores)
    {
        double sum = 0, variance = 0, scale = 0;
        for (var g = 0; g < _groups; g++)
        {
            sum += scores[g] * (Observed[g] - Expected[g]);
            for (var h = 0; h < _groups; h++)
            {
                variance += scores[g] * scores[h] * Variance[(g * _groups) + h];
                scale += Math.Abs(scores[g] * scores[h] * Variance[(g * _groups) + h]);
            }
        }

        return variance <= 1e-12 * scale ? null : ModelTest.Of(sum * sum / variance, 1);
    }

    private void Stratum(int first, int end)
    {
        Array.Clear(_risk);
        var next = first;
        if (_rows.StartOrder is null)
        {
            for (var i = first; i < end; i++)
            {
                _risk[_group[i]]++;
            }
        }

        var survival = 1.0;
        for (var i = first; i < end;)
        {
            var time = _rows.Stop[i];
            var from = i;
            for (; _rows.StartOrder is { } order && next < end && _rows.Start![order[next]] < time; next++)
            {
                _risk[_group[order[next]]]++;
            }

            Array.Clear(_died);
            double died = 0;
            for (; i < end && _rows.Stop[i] == time; i++)
            {
                if (_rows.Events[i])
                {
                    _died[_group[i]]++;
                    died++;
                }
            }

            if (died > 0)
            {
                survival *= Add(died, _rho == 0 ? 1 : Math.Pow(survival, _rho));
            }

            for (; from < i; from++)
            {
                _risk[_group[from]]--;
            }
        }
    }

    private double Add(double died, double weight)
    {
        double atRisk = 0;
        foreach (var risk in _risk)
        {
            atRisk += risk;
        }

        var spread = atRisk > 1 ? weight * weight * died * (atRisk - died) / (atRisk * (atRisk - 1)) : 0;
        for (var g = 0; g < _groups; g++)
        {
            Observed[g] += weight * _died[g];
            Expected[g] += weight * died * _risk[g] / atRisk;
            for (var h = 0; h < _groups; h++)
            {
                Variance[(g * _groups) + h] += spread * _risk[g] * ((g == h ? 1 : 0) - (_risk[h] / atRisk));
            }
        }

        return (atRisk - died) / atRisk;
    }
}
