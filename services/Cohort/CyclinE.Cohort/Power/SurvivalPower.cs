using MathNet.Numerics.Distributions;

namespace CyclinE.Cohort.Power;

/// <summary>Power of a comparison of two groups' hazards: log-rank or Cox.</summary>
/// <remarks>Schoenfeld, <em>Biometrics</em> 39:499 (1983). Only events count; group shares are those of the patients.</remarks>
public static class SurvivalPower
{
    /// <summary>Power = Φ(|ln HR|·√(d·p(1 − p)) − z₁₋α/₂).</summary>
    /// <param name="events">Events in both groups, d.</param>
    /// <param name="share">Share of the patients in one group, p, 0–1.</param>
    /// <param name="hazardRatio">Hazard ratio, above 0.</param>
    /// <param name="alpha">Two-sided level.</param>
    public static double Power(int events, double share, double hazardRatio, double alpha = 0.05) =>
        Normal.CDF(0, 1, (Math.Abs(Math.Log(hazardRatio)) * Math.Sqrt(events * share * (1 - share))) - Quantile(alpha));

    /// <summary>Events needed: (z₁₋α/₂ + z_power)²/(p(1 − p)·ln²HR), not rounded.</summary>
    public static double EventsNeeded(double share, double hazardRatio, double power = 0.8, double alpha = 0.05)
    {
        var z = Quantile(alpha) + Normal.InvCDF(0, 1, power);
        var log = Math.Log(hazardRatio);
        return z * z / (share * (1 - share) * log * log);
    }

    /// <summary>
    /// The hazard ratio above 1 that is seen with this power; its inverse is the one below 1. +∞ without events or where a group
    /// is empty.
    /// </summary>
    public static double SmallestHazardRatio(int events, double share, double power = 0.8, double alpha = 0.05) =>
        Math.Exp((Quantile(alpha) + Normal.InvCDF(0, 1, power)) / Math.Sqrt(events * share * (1 - share)));

    private static double Quantile(double alpha) => Normal.InvCDF(0, 1, 1 - (alpha / 2));
}
