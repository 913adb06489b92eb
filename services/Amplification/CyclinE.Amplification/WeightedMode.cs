namespace CyclinE.Amplification;

/// <summary>The main mode of levels.</summary>
internal static class WeightedMode
{
    private const int Starts = 200;
    private const int Steps = 200;

    /// <summary>
    /// The highest point of Σ n·φ((x − level)/h)/h over the levels, n their probes: where most probes stand, as a weighted mean of the
    /// levels near by. Reached by mean shift from the level where that density is greatest, of those with most probes.
    /// </summary>
    /// <remarks>
    /// Levels of segments instead of single probes: they carry the noise of a mean, so that states much closer than σ stay apart.
    /// h² = bandwidth² + the level's own sampling variance.
    /// </remarks>
    /// <param name="levels">At least one.</param>
    /// <param name="tau">Autocorrelation factor.</param>
    /// <param name="bandwidth">Kernel sd of a level without noise, log2.</param>
    public static double Of(IReadOnlyList<Stretch> levels, double tau, double bandwidth)
    {
        var precision = levels.Select(s => 1 / ((bandwidth * bandwidth) + (tau * s.NoiseVariance / s.Probes))).ToArray();
        var x = levels
            .OrderByDescending(s => s.Probes)
            .Take(Starts)
            .Select(s => s.Level)
            .MaxBy(level => Density(levels, precision, level));
        for (var step = 0; step < Steps; step++)
        {
            var next = Shift(levels, precision, x);
            if (Math.Abs(next - x) < 1e-9)
            {
                return next;
            }

            x = next;
        }

        return x;
    }

    private static double Shift(IReadOnlyList<Stretch> levels, double[] precision, double x)
    {
        double sum = 0, weights = 0;
        for (var i = 0; i < levels.Count; i++)
        {
            var weight = Kernel(levels[i], precision[i], x) * precision[i];
            sum += weight * levels[i].Level;
            weights += weight;
        }

        return sum / weights;
    }

    private static double Density(IReadOnlyList<Stretch> levels, double[] precision, double x)
    {
        var sum = 0.0;
        for (var i = 0; i < levels.Count; i++)
        {
            sum += Kernel(levels[i], precision[i], x);
        }

        return sum;
    }

    private static double Kernel(Stretch level, double precision, double x)
    {
        var distance = x - level.Level;
        return level.Probes * Math.Sqrt(precision) * Math.Exp(-0.5 * distance * distance * precision);
    }
}
