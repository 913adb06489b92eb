using CyclinE.Amplification.Events;
using CyclinE.Genomics.Segments;

namespace CyclinE.Amplification.Rules;

/// <summary>Standard errors of levels.</summary>
/// <param name="Tau">Autocorrelation factor τ.</param>
/// <param name="ExcessVariance">ω².</param>
internal readonly record struct NoiseRule(double Tau, double ExcessVariance)
{
    /// <summary>Fewest neutral levels from which ω² is estimated.</summary>
    public const int FewestNeutral = 3;

    /// <summary>√(τ·s̃²/n + ω²).</summary>
    public double StandardError(double probes, double noiseVariance) =>
        Math.Sqrt(SamplingVariance(probes, noiseVariance) + ExcessVariance);

    /// <summary>v = τ·s̃²/n.</summary>
    public double SamplingVariance(double probes, double noiseVariance) => Tau * noiseVariance / probes;

    public double StandardError(Stretch stretch) => StandardError(stretch.Probes, stretch.NoiseVariance);

    /// <summary>√(min(τ, n)·s̃²/n + ω²): the mean of a few neighbours varies no more than one of them.</summary>
    public double PointError(Stretch stretch) =>
        Math.Sqrt((Math.Min(Tau, stretch.Probes) * stretch.NoiseVariance / stretch.Probes) + ExcessVariance);

    /// <summary>
    /// ω² by moments: the sampling variances v = τ·s̃²/n explain Σ r²/v = k of k neutral levels, ω² the rest,
    /// (Σ r²/v − k)/Σ(1/v), at least 0. Levels are taken about 0, so an error of the centre counts as excess.
    /// </summary>
    /// <remarks>
    /// Neutral is |r| ≤ max(se-factor·√v, floor): judged without ω², because a limit that grew with its own estimate would run away.
    /// Weights 1/v favour long segments; short ones were cut out because their means are extreme. After DerSimonian and Laird,
    /// Controlled Clinical Trials 7 (1986), with known mean.
    /// </remarks>
    /// <returns>ω², or null with fewer than <see cref="FewestNeutral"/> neutral levels.</returns>
    public static double? EstimateExcess(IEnumerable<Stretch> levels, double tau, double floor, EventRule options)
    {
        double sum = 0, weights = 0;
        var count = 0;
        foreach (var level in levels)
        {
            var variance = tau * level.NoiseVariance / level.Probes;
            if (level.Probes >= options.MinProbes && variance > 0 && Math.Abs(level.Level) <= Math.Max(options.SeFactor * Math.Sqrt(variance), floor))
            {
                sum += level.Level * level.Level / variance;
                weights += 1 / variance;
                count++;
            }
        }

        return count < FewestNeutral ? null : Math.Max(0, (sum - count) / weights);
    }
}
