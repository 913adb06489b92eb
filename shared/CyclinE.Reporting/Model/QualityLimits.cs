namespace CyclinE.Reporting;

/// <summary>The plan's limits of quality control, drawn beside the arrays.</summary>
/// <param name="DlrsWarn">DLRS (log2) above which an array is called with a warning.</param>
/// <param name="DlrsFail">DLRS (log2) above which an array is excluded.</param>
public sealed record QualityLimits(double DlrsWarn, double DlrsFail);
