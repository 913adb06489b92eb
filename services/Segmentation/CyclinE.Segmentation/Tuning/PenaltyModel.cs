namespace CyclinE.Segmentation.Tuning;

/// <summary>A penalty per break as a function of an array's noise and size: ln(β/τ) = intercept + b·ln σ + d·ln ln N.</summary>
/// <param name="Intercept">ln c where b = 2 and d = 1.</param>
/// <param name="LogSigma">b; 2 in the default rule.</param>
/// <param name="LogLogProbes">d; 1 in the default rule.</param>
public sealed record PenaltyModel(double Intercept, double LogSigma, double LogLogProbes)
{
    /// <summary>The default rule β = c·σ²·τ·ln N.</summary>
    /// <param name="c">c, positive.</param>
    public static PenaltyModel OfRule(double c) => new(Math.Log(c), 2, 1);

    /// <summary>β for an array, in squared log2 units.</summary>
    /// <param name="sigma">Effective σ (log2 units), positive.</param>
    /// <param name="tau">Effective τ.</param>
    /// <param name="probes">N: finite probes of the whole array; less than three count as three.</param>
    public double Penalty(double sigma, double tau, int probes)
    {
        var (logSigma, logLogProbes) = Features(sigma, probes);
        return tau * Math.Exp(Intercept + (LogSigma * logSigma) + (LogLogProbes * logLogProbes));
    }

    internal static (double LogSigma, double LogLogProbes) Features(double sigma, int probes) =>
        (Math.Log(sigma), Math.Log(Math.Log(Math.Max(3, probes))));
}
