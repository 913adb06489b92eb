using MathNet.Numerics.Distributions;

namespace CyclinE.Cohort;

/// <summary>Approximate power of one column of a logistic model.</summary>
/// <remarks>Hsieh, Bloch &amp; Larsen, <em>Stat. Med.</em> 17:1623 (1998), without the correction for other columns.</remarks>
public static class LogisticPower
{
    /// <summary>Smallest odds ratio per standard deviation of a continuous column: ln OR = (z₁₋α/₂ + z_power)/√(n·p(1 − p)).</summary>
    /// <param name="patients">Patients, n.</param>
    /// <param name="rate">Rate of the outcome at the column's mean, p.</param>
    /// <param name="power">Power.</param>
    /// <param name="alpha">Two-sided level.</param>
    public static double SmallestOddsRatioPerSd(int patients, double rate, double power = 0.8, double alpha = 0.05) =>
        Math.Exp(Sum(power, alpha) / Math.Sqrt(patients * rate * (1 - rate)));

    /// <summary>Power for an odds ratio per standard deviation.</summary>
    public static double Power(int patients, double rate, double oddsRatioPerSd, double alpha = 0.05) =>
        Normal.CDF(0, 1, (Math.Abs(Math.Log(oddsRatioPerSd)) * Math.Sqrt(patients * rate * (1 - rate))) - Normal.InvCDF(0, 1, 1 - (alpha / 2)));

    private static double Sum(double power, double alpha) => Normal.InvCDF(0, 1, 1 - (alpha / 2)) + Normal.InvCDF(0, 1, power);
}
