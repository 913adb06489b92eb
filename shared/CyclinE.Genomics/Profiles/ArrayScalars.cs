namespace CyclinE.Genomics.Profiles;

/// <summary>
/// Numbers of the whole array, computed once at ingest and handed to every later step, so that any subset of its
/// chromosomes gives the same results.
/// </summary>
public sealed record ArrayScalars
{
    /// <summary>Probes with a finite value (N in penalties).</summary>
    public required int Probes { get; init; }

    /// <summary>Noise sd: 1.4826 · median |d − median d| / √2, d the lag-1 differences within chromosomes.</summary>
    public required double Sigma { get; init; }

    /// <summary>Autocorrelation factor τ ≥ 1, so that σ²τ is the long-run variance.</summary>
    public required double Tau { get; init; }

    /// <summary>The recorded centre: main density peak of the autosomes, subtracted after segmentation.</summary>
    public required double Centre { get; init; }

    /// <summary>The runner-up density peak, or null where there is only one.</summary>
    public double? RunnerUpCentre { get; init; }

    /// <summary>Height of the main peak (density per unit log2).</summary>
    public required double CentreHeight { get; init; }

    /// <summary>Height of the runner-up peak.</summary>
    public double? RunnerUpHeight { get; init; }

    /// <summary>DNAcopy's trimmed sd of the array.</summary>
    public required double TrimmedSd { get; init; }

    /// <summary>Spread of lag-1 differences: IQR / (1.349 · √2).</summary>
    public required double Dlrs { get; init; }

    /// <summary>Median |d| of lag-1 differences.</summary>
    public required double Mapd { get; init; }
}
