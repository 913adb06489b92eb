namespace CyclinE.Cohort.Response.ContingencyTables;

/// <summary>
/// Fisher's noncentral hypergeometric law of the first cell of a 2×2 table with fixed margins: weights
/// C(m, x)·C(n, k − x)·ψˣ over the support, in logarithms, ψ = e^t.
/// </summary>
internal sealed class ConditionalTable
{
    // Weights fall faster than geometrically away from the mode, so terms below e^-46 of the largest cannot move a sum.
    private const double Negligible = -46;

    private readonly double[] _logWeight;

    /// <summary>Makes the law for row sums <paramref name="m"/>, <paramref name="n"/> and first column sum <paramref name="k"/>.</summary>
    public ConditionalTable(int m, int n, int k)
    {
        Minimum = Math.Max(0, k - n);
        Maximum = Math.Min(m, k);
        _logWeight = new double[Maximum - Minimum + 1];
        var mode = (int)Math.Clamp((m + 1L) * (k + 1L) / (m + (long)n + 2), Minimum, Maximum);

        // From the mode outwards by ratios, compensated: log-gamma would cancel eight digits in a table of a million.
        Accumulate(mode, +1, x => Math.Log((double)(m - x) * (k - x) / ((x + 1.0) * (n - k + x + 1.0))));
        Accumulate(mode, -1, x => Math.Log(x * (double)(n - k + x) / ((m - x + 1.0) * (k - x + 1.0))));
        LogTotal = LogSum(0, Minimum, Maximum);
    }

    /// <summary>Smallest possible count.</summary>
    public int Minimum { get; }

    /// <summary>Largest possible count.</summary>
    public int Maximum { get; }

    /// <summary>ln Σ of the weights at ψ = 1.</summary>
    public double LogTotal { get; }

    /// <summary>ln weight of a count at ψ = 1; 0 at the mode.</summary>
    public double LogWeight(int x) => _logWeight[x - Minimum];

    /// <summary>E_ψ[X] − origin: the origin is taken off term by term, so that nothing cancels.</summary>
    public double Mean(double t, int origin)
    {
        var mode = Mode(t, Minimum, Maximum);
        var top = Log(mode, t);
        double sum = 0, moment = 0;
        for (var x = mode; x <= Maximum && Log(x, t) - top > Negligible; x++)
        {
            var weight = Math.Exp(Log(x, t) - top);
            sum += weight;
            moment += weight * (x - origin);
        }

        for (var x = mode - 1; x >= Minimum && Log(x, t) - top > Negligible; x--)
        {
            var weight = Math.Exp(Log(x, t) - top);
            sum += weight;
            moment += weight * (x - origin);
        }

        return moment / sum;
    }

    /// <summary>ln P_ψ(X ≥ x).</summary>
    public double LogUpperTail(double t, int x) => LogSum(t, x, Maximum) - LogSum(t, Minimum, Maximum);

    /// <summary>ln P_ψ(X ≤ x).</summary>
    public double LogLowerTail(double t, int x) => LogSum(t, Minimum, x) - LogSum(t, Minimum, Maximum);

    private double Log(int x, double t) => _logWeight[x - Minimum] + (x * t);

    private double LogSum(double t, int first, int last)
    {
        var mode = Mode(t, first, last);
        var top = Log(mode, t);
        double sum = 0;
        for (var x = mode; x <= last && Log(x, t) - top > Negligible; x++)
        {
            sum += Math.Exp(Log(x, t) - top);
        }

        for (var x = mode - 1; x >= first && Log(x, t) - top > Negligible; x--)
        {
            sum += Math.Exp(Log(x, t) - top);
        }

        return top + Math.Log(sum);
    }

    /// <summary>The count of largest weight in a range: log weights are concave, so their increments change sign once.</summary>
    private int Mode(double t, int first, int last)
    {
        while (first < last)
        {
            var middle = first + ((last - first) / 2);
            if (Log(middle + 1, t) > Log(middle, t))
            {
                first = middle + 1;
            }
            else
            {
                last = middle;
            }
        }

        return first;
    }

    private void Accumulate(int mode, int step, Func<int, double> logRatio)
    {
        double sum = 0, lost = 0;
        for (var x = mode; x + step >= Minimum && x + step <= Maximum; x += step)
        {
            var term = logRatio(x) - lost;
            var next = sum + term;
            lost = next - sum - term;
            sum = next;
            _logWeight[x + step - Minimum] = sum;
        }
    }
}
