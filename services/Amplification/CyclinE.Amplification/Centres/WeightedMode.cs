using CyclinE.Amplification.Events;

namespace CyclinE.Amplification.Centres;

/// <summary>The main mode of levels.</summary>
internal static class WeightedMode
{
    private const int Starts = 200;
    private const int Steps = 200;

    /// <summary>The main mode with probes as weights.</summary>
    public static double Of(IReadOnlyList<Stretch> levels, double tau, double bandwidth) =>
        Of(levels, [.. levels.Select(s => (double)s.Probes)], tau, bandwidth);

    /// <summary>
    /// The highest point of Σ w·φ((x − level)/h)/h over the levels: where most weight stands, as a weighted mean of the levels near by.
    /// Reached by mean shift from the level where that density is greatest, of those with most weight.
    /// </summary>
    /// <remarks>
    /// Levels of segments instead of single probes: they carry the noise of a mean, so that states much closer than σ stay apart.
    /// h² = bandwidth² + the level's own sampling variance.
    /// </remarks>
    /// <param name="levels">At least one.</param>
    /// <param name="weights">The weight w of each.</param>
    /// <param name="tau">Autocorrelation factor.</param>
    /// <param name="bandwidth">Kernel sd of a level without noise, log2.</param>
    public static double Of(IReadOnlyList<Stretch> levels, IReadOnlyList<double> weights, double tau, double bandwidth)
    {
        var precision = levels.Select(s => 1 / ((bandwidth * bandwidth) + (tau * s.NoiseVariance / s.Probes))).ToArray();
        var x = Enumerable.Range(0, levels.Count)
            .OrderByDescending(i => weights[i])
            .Take(Starts)
            .Select(i => levels[i].Level)
            .MaxBy(level => Density(levels, weights, precision, level));
        for (var step = 0; step < Steps; step++)
        {
            var next = Shift(levels, weights, precision, x);
            if (Math.Abs(next - x) < 1e-9)
            {
                return next;
            }

            x = next;
        }

        return x;
    }

    private static double Shift(IReadOnlyList<Stretch> levels, IReadOnlyList<double> weights, double[] precision, double x)
    {
        double sum = 0, total = 0;
        for (var i = 0; i < levels.Count; i++)
        {
            var weight = Kernel(levels[i], weights[i], precision[i], x) * precision[i];
            sum += weight * levels[i].Level;
            total += weight;
        }

        return sum / total;
    }

    private static double Density(IReadOnlyList<Stretch> levels, IReadOnlyList<double> weights, double[] precision, double x)
    {
        var sum = 0.0;
        for (var i = 0; i < levels.Count; i++)
        {
            sum += Kernel(levels[i], weights[i], precision[i], x);
        }

        return sum;
    }

    private static double Kernel(Stretch level, double weight, double precision, double x)
    {
        var distance = x - level.Level;
        return weight * Math.Sqrt(precision) * Math.Exp(-0.5 * distance * distance * precision);
    }
}
