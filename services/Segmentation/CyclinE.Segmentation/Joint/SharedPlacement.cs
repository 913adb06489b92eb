using CyclinE.Numerics;
using CyclinE.Segmentation.Robust;
using CyclinE.Segmentation.Segments;

namespace CyclinE.Segmentation.Joint;

/// <summary>
/// Places breaks under the noise of their own two sides, all channels together, as <see cref="BreakPlacement"/> does for
/// one array: Student t with five degrees of freedom about each side's level, and of all legal places the one with the
/// least expected loss, where a distance d costs d/12 up to <see cref="BreakPlacement.Near"/> loci and 1 beyond.
/// </summary>
/// <remarks>
/// A folded channel, |b − ½|, has two bands at ± its level: its likelihood is the sum of both, with level and noise by
/// EM for the folded normal. So the shape, and not only the mean, tells balance from imbalance.
/// </remarks>
internal sealed class SharedPlacement
{
    // A t₅ variate's median absolute value is 0.72669 of its scale, a normal one's 0.67449 of its sd: (0.72669 / 0.67449)² / 5.
    private const double InverseScale = 0.23216;
    private const double TwelveSteps = 12;
    private const int FewestReach = 50;
    private const double ReachPerNoise = 40;
    private const int LargestReach = 2000;

    // Values of a side from which its level and noise are taken, nearest the break first.
    private const int MostValues = 1000;
    private const int Iterations = 15;

    private readonly double[][] _channels;
    private readonly bool[][] _leftOut;
    private readonly bool[] _folded;
    private readonly double[] _taus;
    private readonly double[] _scratch;

    private SharedPlacement(double[][] channels, bool[][] leftOut, bool[] folded, double[] taus)
    {
        _channels = channels;
        _leftOut = leftOut;
        _folded = folded;
        _taus = taus;
        _scratch = new double[MostValues];
    }

    /// <summary>Moves the breaks in place.</summary>
    /// <param name="channels">Values in units of their noise; NaN where there is none.</param>
    /// <param name="leftOut">Values that do not count.</param>
    /// <param name="folded">Which channels are folded.</param>
    /// <param name="taus">By how much a channel's evidence is overstated where its noise is correlated.</param>
    /// <param name="ends">The segments.</param>
    /// <param name="minimum">Shortest segment.</param>
    public static void Place(double[][] channels, bool[][] leftOut, bool[] folded, double[] taus, int[] ends, int minimum)
    {
        var placement = new SharedPlacement(channels, leftOut, folded, taus);
        for (var i = 0; i + 1 < ends.Length; i++)
        {
            ends[i] = placement.Best(i == 0 ? 0 : ends[i - 1], ends[i], ends[i + 1], minimum);
        }
    }

    private int Best(int first, int at, int end, int minimum)
    {
        if (Math.Min(at - first, end - at) < BreakPlacement.FewestValues)
        {
            return at;
        }

        var left = new Side[_channels.Length];
        var right = new Side[_channels.Length];
        var steepness = 0.0;
        for (var channel = 0; channel < left.Length; channel++)
        {
            left[channel] = Measure(channel, first, at, fromEnd: true);
            right[channel] = Measure(channel, at, end, fromEnd: false);
            var step = left[channel].Level - right[channel].Level;
            var share = Share(channel, first, end);
            steepness += share * step * step / Math.Max(left[channel].Variance, right[channel].Variance);
        }

        var reach = (int)Math.Clamp(ReachPerNoise / Math.Max(1e-9, steepness), FewestReach, LargestReach);
        var low = Math.Max(first + minimum, at - reach);
        var high = Math.Min(end - minimum, at + reach);
        var weights = new double[high - low + 1];
        Weigh(left, right, low, weights);
        return low + LeastLoss(weights);
    }

    private double Share(int channel, int first, int end)
    {
        var from = Math.Max(first, 0);
        var present = 0;
        for (var i = from; i < end; i++)
        {
            present += double.IsNaN(_channels[channel][i]) ? 0 : 1;
        }

        return (double)present / (end - first);
    }

    /// <summary>weights[p − low]: likelihood of a break before locus p relative to the likeliest one.</summary>
    private void Weigh(Side[] left, Side[] right, int low, double[] weights)
    {
        double sum = 0, most = 0;
        for (var p = 1; p < weights.Length; p++)
        {
            var i = low + p - 1;
            for (var channel = 0; channel < left.Length; channel++)
            {
                var x = _channels[channel][i];
                if (!double.IsNaN(x) && left[channel].Known && right[channel].Known)
                {
                    sum += Math.Log(left[channel].Density(x, _folded[channel]) / right[channel].Density(x, _folded[channel])) / _taus[channel];
                }
            }

            weights[p] = sum;
            most = Math.Max(most, sum);
        }

        for (var p = 0; p < weights.Length; p++)
        {
            weights[p] = Math.Exp(weights[p] - most);
        }
    }

    private static int LeastLoss(double[] weights)
    {
        var best = 0;
        var most = double.NegativeInfinity;
        for (var p = 0; p < weights.Length; p++)
        {
            var gain = 0.0;
            var last = Math.Min(weights.Length - 1, p + BreakPlacement.Near);
            for (var q = Math.Max(0, p - BreakPlacement.Near); q <= last; q++)
            {
                gain += weights[q] * (TwelveSteps - Math.Abs(q - p));
            }

            if (gain > most)
            {
                most = gain;
                best = p;
            }
        }

        return best;
    }

    private Side Measure(int channel, int first, int end, bool fromEnd)
    {
        var values = _channels[channel];
        var leftOut = _leftOut[channel];
        var count = 0;
        for (var k = 0; k < end - first && count < MostValues; k++)
        {
            var i = fromEnd ? end - 1 - k : first + k;
            if (!double.IsNaN(values[i]) && !leftOut[i])
            {
                _scratch[count++] = values[i];
            }
        }

        if (count == 0)
        {
            return default;
        }

        var own = _scratch.AsSpan(0, count);
        var mean = PairwiseSum.Of(own) / count;
        return _folded[channel] ? Folded(own, mean) : new Side(mean, Variance(own));
    }

    private static Side Folded(ReadOnlySpan<double> values, double mean)
    {
        var square = 0.0;
        foreach (var m in values)
        {
            square += m * m;
        }

        double nu = mean, variance = 1;
        for (var iteration = 0; iteration < Iterations; iteration++)
        {
            var residual = square - (values.Length * nu * nu);
            variance = (SegmentationNoise.PriorProbes + Math.Max(0, residual)) / (SegmentationNoise.PriorProbes + values.Length);
            var sum = 0.0;
            foreach (var m in values)
            {
                sum += m * Math.Tanh(nu * m / variance);
            }

            nu = sum / values.Length;
        }

        return new Side(nu, variance);
    }

    private static double Variance(Span<double> values)
    {
        var n = values.Length;
        if (n < 2)
        {
            return 1;
        }

        for (var i = 0; i + 1 < n; i++)
        {
            values[i] = values[i + 1] - values[i];
        }

        var differences = values[..(n - 1)];
        var median = OrderStatistics.Median(differences);
        for (var i = 0; i < differences.Length; i++)
        {
            differences[i] = Math.Abs(differences[i] - median);
        }

        var sd = LagNoise.MadToSd * OrderStatistics.Median(differences);
        return (SegmentationNoise.PriorProbes + ((n - 1) * sd * sd / 2)) / (SegmentationNoise.PriorProbes - 1 + n);
    }

    private readonly record struct Side(double Level, double Variance)
    {
        public bool Known => Variance > 0;

        /// <summary>Density up to a factor common to both sides.</summary>
        public double Density(double x, bool folded)
        {
            var one = Band(x - Level);
            return (folded ? one + Band(x + Level) : one) / Math.Sqrt(Variance);
        }

        private double Band(double distance)
        {
            var u = 1 / (1 + (InverseScale * distance * distance / Variance));
            return u * u * u;
        }
    }
}
