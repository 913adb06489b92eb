namespace CyclinE.Cohort;

/// <summary>
/// The exact denominator for d events among n at risk: the sum over all sets of d of the product of their risks, with gradient
/// and curvature of its logarithm, by adding one member at a time (Gail, Lubin &amp; Rubinstein, <em>Biometrika</em> 68, 1981).
/// </summary>
/// <remarks>
/// Means over sets are carried, not sums: of the first i members, mean(m) = (1 − m/i)·mean(m) + (m/i)·r·mean(m − 1), so that
/// nothing overflows however many sets there are. Cost n·d·p².
/// </remarks>
internal sealed class ExactTies(int columns)
{
    private readonly int _triangle = columns * (columns + 1) / 2;
    private double[] _value = [];
    private double[] _gradient = [];
    private double[] _curvature = [];

    public double Evaluate(
        SortedRows rows, double[] x, double[] risk, int first, int end, int deaths, double[] mean, double[] covariance)
    {
        Reset(deaths);
        var time = rows.Stop[first];
        double scale = 0;
        var n = 0;
        for (var i = first; i < end; i++)
        {
            if (rows.Start is null || rows.Start[i] < time)
            {
                scale += risk[i];
                n++;
            }
        }

        scale /= n;
        var member = 0;
        double logSets = 0;
        for (var i = first; i < end; i++)
        {
            if (rows.Start is null || rows.Start[i] < time)
            {
                member++;
                AddMember(risk[i] / scale, x.AsSpan(i * columns, columns), member, Math.Min(member, deaths), member - 1 - (n - deaths));
            }
        }

        for (var k = 0; k < deaths; k++)
        {
            logSets += Math.Log((double)(n - k) / (deaths - k));
        }

        var total = _value[deaths];
        for (int r = 0, at = 0; r < columns; r++)
        {
            mean[r] = _gradient[(deaths * columns) + r] / total;
            for (var c = 0; c <= r; c++, at++)
            {
                covariance[at] = (_curvature[(deaths * _triangle) + at] / total) - (mean[r] * mean[c]);
            }
        }

        return logSets + Math.Log(total) + (deaths * Math.Log(scale));
    }

    private void Reset(int deaths)
    {
        if (_value.Length <= deaths)
        {
            _value = new double[deaths + 1];
            _gradient = new double[(deaths + 1) * columns];
            _curvature = new double[(deaths + 1) * _triangle];
        }

        Array.Clear(_value);
        Array.Clear(_gradient);
        Array.Clear(_curvature);
        _value[0] = 1;
    }

    // Sets smaller than `smallest` can no longer grow to the size wanted with the members that are left.
    private void AddMember(double risk, ReadOnlySpan<double> x, int member, int largest, int smallest)
    {
        for (var m = largest; m >= Math.Max(1, smallest); m--)
        {
            var keep = 1 - ((double)m / member);
            var take = (double)m / member * risk;
            var value = _value[m - 1];
            var gradient = _gradient.AsSpan((m - 1) * columns, columns);
            for (int r = 0, at = 0; r < columns; r++)
            {
                for (var c = 0; c <= r; c++, at++)
                {
                    var lower = _curvature[((m - 1) * _triangle) + at] + (x[r] * gradient[c]) + (x[c] * gradient[r]) + (x[r] * x[c] * value);
                    ref var curvature = ref _curvature[(m * _triangle) + at];
                    curvature = (keep * curvature) + (take * lower);
                }
            }

            for (var r = 0; r < columns; r++)
            {
                ref var own = ref _gradient[(m * columns) + r];
                own = (keep * own) + (take * (gradient[r] + (x[r] * value)));
            }

            _value[m] = (keep * _value[m]) + (take * value);
        }
    }
}
