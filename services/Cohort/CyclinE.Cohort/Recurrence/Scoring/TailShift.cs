using MathNet.Numerics;

namespace CyclinE.Cohort.Recurrence.Scoring;

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
    private readonly double[] _whole;
    private readonly double[] _wholeTail = new double[Knots];

    public TailShift(IReadOnlyList<float[]> histograms, double bin, double largest)
    {
        _samples = histograms.Count;
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
        AddChange([.. Enumerable.Repeat(2, _samples)], _whole);
        for (var j = 0; j < Knots; j++)
        {
            _wholeTail[j] = LogTail(_whole, j);
        }
    }

    /// <summary>What to add to ln P of the whole cohort, at places (in bins) in ascending order; linear between, constant beyond.</summary>
    /// <param name="weights">How often each sample counts.</param>
    public (double[] Places, double[] Shifts) Of(ReadOnlySpan<int> weights)
    {
        double[] sums = [.. _whole];
        AddChange(weights, sums);
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

    // Adds what samples count beyond once.
    private void AddChange(ReadOnlySpan<int> weights, double[] sums)
    {
        for (var order = 0; order < 3; order++)
        {
            var into = sums.AsSpan(order * Knots, Knots);
            for (var i = 0; i < weights.Length; i++)
            {
                if (weights[i] - 1 is var change && change != 0)
                {
                    var from = _k[order].AsSpan(i * Knots, Knots);
                    for (var j = 0; j < Knots; j++)
                    {
                        into[j] += change * from[j];
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

/// <summary>The Mills ratio of the normal distribution, upper tail over density.</summary>
internal static class MillsRatio
{
    /// <summary>(1 − Φ(x)) / φ(x) for x ≥ 0.</summary>
    public static double Of(double x)
    {
        if (x < 5)
        {
            return SpecialFunctions.Erfc(x / Constants.Sqrt2) / 2 * Math.Exp(x * x / 2) * Constants.Sqrt2Pi;
        }

        // Laplace's continued fraction from the bottom; 40 levels are exact to rounding from x = 5.
        var fraction = x;
        for (var k = 40; k >= 1; k--)
        {
            fraction = x + (k / fraction);
        }

        return 1 / fraction;
    }
}
