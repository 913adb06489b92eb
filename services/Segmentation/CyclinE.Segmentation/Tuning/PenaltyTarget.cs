namespace CyclinE.Segmentation.Tuning;

/// <summary>What interval regression learns from one chromosome.</summary>
/// <param name="Sigma">Effective σ of its array (log2 units).</param>
/// <param name="Probes">N of its array.</param>
/// <param name="LogLow">ln of the least β/τ with fewest errors; negative infinity where there is none.</param>
/// <param name="LogHigh">ln of the greatest β/τ with fewest errors; positive infinity where there is none.</param>
public readonly record struct PenaltyTarget(double Sigma, int Probes, double LogLow, double LogHigh);
