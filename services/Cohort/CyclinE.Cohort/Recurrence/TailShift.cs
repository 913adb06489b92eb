namespace CyclinE.Cohort;

/// <summary>How the null tail changes when samples count otherwise than once: by saddlepoint, from each sample's cumulants.</summary>
/// <remarks>
/// ln P(S ≥ t) ≈ K(θ) − θt + ln B(θ√K″), K′(θ) = t, B the Mills ratio over √2π (Daniels 1954, 1987). Only the difference to the
/// same formula for the whole cohort is used, on top of the exact convolution, so that what the approximation lacks cancels.
/// </remarks>
internal sealed class TailShift
{
    private const int Knots = 96;
    private const double SteepestTilt = 20;

    private readonly double[] _tilt = new double[Knots];
    private readonly double[][] _k = new double[3][];
    private readonly int _samples;
    private readonly double _bin;
    private readonly double[] _whole;
    private readonly double[] _wholeTail = new double[Knots];

    public TailShift(IReadOnlyList<float[]> histograms, double bin, double largest)
    {
        (_samples, _bin) = (histograms.Count, bin);
        for (var order = 0; order < 3; order++)
        {
            _k[order] = new double[_samples * Knots];
        }

        var steepest = Steepest(histograms, largest / bin);
        for (var j = 0; j < Knots; j++)
        {
            _tilt[j] = steepest * (j + 1) / Knots;
        }

        for (var i = 0; i < _samples; i++)
        {
            for (var j = 0; j < Knots; j++)
            {
                (_k[0][(i * Knots) + j], _k[1][(i * Knots) + j], _k[2][(i * Knots) + j]) = Cumulants(histograms[i], _tilt[j]);
            }
        }

        _whole = new double[3 * Knots];
        Sum([.. Enumerable.Repeat(1, _samples)], _whole);
        for (var j = 0; j < Knots; j++)
        {
            _wholeTail[j] = LogTail(_whole, j);
        }
    }

    /// <summary>What to add to ln P of the whole cohort, at places (in bins) in ascending order.</summary>
    /// <param name="weights">How often each sample counts.</param>
    public (double[] Places, double[] Shifts) Of(ReadOnlySpan<int> weights)
    {
        var sums = new double[3 * Knots];
        Sum(weights, sums);
        double[] places = new double[Knots], shifts = new double[Knots];
        for (var j = 0; j < Knots; j++)
        {
            var place = sums[Knots + j];
            var apart = place - _whole[Knots + j];
            var whole = _wholeTail[j] - (_tilt[j] * apart) - (apart * apart / (2 * _whole[(2 * Knots) + j]));
            (places[j], shifts[j]) = (place, LogTail(sums, j) - whole);
        }

        return (places, shifts);
    }

    /// <summary>The shift at a sum of scores.</summary>
    public double At((double[] Places, double[] Shifts) shift, double value)
    {
        var place = value / _bin;
        var (places, shifts) = shift;
        if (place <= places[0])
        {
            return shifts[0];
        }

        if (place >= places[^1])
        {
            return shifts[^1];
        }

        var found = Array.BinarySearch(places, place);
        var high = found >= 0 ? found : ~found;
        var part = (place - places[high - 1]) / (places[high] - places[high - 1]);
        return shifts[high - 1] + ((shifts[high] - shifts[high - 1]) * part);
    }

    private void Sum(ReadOnlySpan<int> weights, double[] sums)
    {
        for (var order = 0; order < 3; order++)
        {
            var into = sums.AsSpan(order * Knots, Knots);
            for (var i = 0; i < weights.Length; i++)
            {
                if (weights[i] != 0)
                {
                    var from = _k[order].AsSpan(i * Knots, Knots);
                    for (var j = 0; j < Knots; j++)
                    {
                        into[j] += weights[i] * from[j];
                    }
                }
            }
        }
    }

    private double LogTail(double[] sums, int j)
    {
        var sd = Math.Sqrt(Math.Max(sums[(2 * Knots) + j], 1e-300));
        return sums[j] - (_tilt[j] * sums[Knots + j]) + Math.Log(MillsRatio.Of(_tilt[j] * sd));
    }

    private static double Steepest(IReadOnlyList<float[]> histograms, double place)
    {
        var tilt = 0.001;
        while (tilt < SteepestTilt && histograms.Sum(h => Cumulants(h, tilt).First) < place)
        {
            tilt *= 1.3;
        }

        return tilt;
    }

    private static (double Zeroth, double First, double Second) Cumulants(float[] shares, double tilt)
    {
        double sum = 0, first = 0, second = 0, factor = 1;
        var step = Math.Exp(tilt);
        for (var k = 0; k < shares.Length; k++)
        {
            var mass = shares[k] * factor;
            sum += mass;
            first += mass * k;
            second += mass * k * k;
            factor *= step;
        }

        var mean = first / sum;
        return (Math.Log(sum), mean, Math.Max(0, (second / sum) - (mean * mean)));
    }
}
