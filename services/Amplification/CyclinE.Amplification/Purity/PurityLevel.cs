namespace CyclinE.Amplification;

/// <summary>One autosomal segment as the fit of purity sees it.</summary>
/// <param name="Log2">r, from the centre.</param>
/// <param name="StandardError">Of r.</param>
/// <param name="Probes">Probes.</param>
/// <param name="Length">Base pairs.</param>
/// <param name="Imbalance">ν, distance of the allele bands from ½; null where unknown.</param>
/// <param name="ImbalanceError">Standard error of ν; read only where ν is known.</param>
public readonly record struct PurityLevel(
    double Log2, double StandardError, double Probes, double Length, double? Imbalance = null, double ImbalanceError = 0);
