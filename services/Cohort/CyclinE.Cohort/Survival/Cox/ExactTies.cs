namespace CyclinE.Cohort.Survival.Cox;

/// <summary>
/// The exact denominator for d events among n at risk: the sum over all sets of d of the product of their risks, with gradient
/// and curvature of its logarithm, by adding one member at a time (Gail, Lubin &amp; Rubinstein, <em>Biometrika</em> 68, 1981).
/// </summary>
/// <remarks>
/// Means over sets are carried, not sums: of the first i members, mean(m) = (1 − m/i)·mean(m) + (m/i)·r·mean(m − 1), so that
/// nothing overflows however many sets there are. Sets of every size up to the largest are carried together, so where risk sets
/// are nested one run serves every time of a stratum: n·d·p² for all of them.
/// </remarks>
internal sealed class ExactTies(int columns)
{
    private readonly int _triangle = columns * (columns + 1) / 2;
    private double[] _value = [];
    private double[] _gradient = [];
    private double[] _curvature = [];
    private double _scale = 1;
    private int _largest;
    private int _members;

    /// <summary>Empties the set.</summary>
    /// <param name="largest">Most events of a time.</param>
    /// <param name="scale">About the mean risk of the members to come.</param>
    public void Reset(int largest, double scale)
    {
        if (_value.Length <= largest)
        {
            _value = new double[largest + 1];
            _gradient = new double[(largest + 1) * columns];
            _curvature = new double[(largest + 1) * _triangle];
        }

        Array.Clear(_value);
        Array.Clear(_gradient);
        Array.Clear(_curvature);
        _value[0] = 1;
        (_largest, _members, _scale) = (largest, 0, scale);
    }

    /// <summary>Adds a member.</summary>
    public void Add(double risk, ReadOnlySpan<double> x)
    {
        _members++;
        risk /= _scale;
        for (var m = Math.Min(_members, _largest); m >= 1; m--)
        {
            var keep = 1 - ((double)m / _members);
            var take = (double)m / _members * risk;
            var value = _value[m - 1];
            var gradient = _gradient.AsSpan((m - 1) * columns, x.Length);
            var own = _gradient.AsSpan(m * columns, x.Length);
            var fewer = _curvature.AsSpan((m - 1) * _triangle, _triangle);
            var curvature = _curvature.AsSpan(m * _triangle, _triangle);
            for (int r = 0, at = 0; r < x.Length; r++)
            {
                var slope = gradient[r] + (x[r] * value);
                for (var c = 0; c <= r; c++, at++)
                {
                    curvature[at] = (keep * curvature[at]) + (take * (fewer[at] + (x[r] * gradient[c]) + (x[c] * slope)));
                }

                own[r] = (keep * own[r]) + (take * slope);
            }

            _value[m] = (keep * _value[m]) + (take * value);
        }
    }

    /// <summary>ln of the sum over sets of some size, with its derivatives; NaN where it cannot be held.</summary>
    public double Read(int deaths, double[] mean, double[] covariance)
    {
        var total = _value[deaths];
        if (!(total is > 1e-280 and < 1e280))
        {
            return double.NaN;
        }

        for (int r = 0, at = 0; r < columns; r++)
        {
            mean[r] = _gradient[(deaths * columns) + r] / total;
            for (var c = 0; c <= r; c++, at++)
            {
                covariance[at] = (_curvature[(deaths * _triangle) + at] / total) - (mean[r] * mean[c]);
            }
        }

        double logSets = 0;
        for (var k = 0; k < deaths; k++)
        {
            logSets += Math.Log((double)(_members - k) / (deaths - k));
        }

        return logSets + Math.Log(total) + (deaths * Math.Log(_scale));
    }
}
