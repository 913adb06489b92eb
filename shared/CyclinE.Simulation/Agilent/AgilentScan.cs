namespace CyclinE.Simulation.Agilent;

/// <summary>What a synthetic Feature Extraction file says of its hybridisation, and the noise of its spots.</summary>
public sealed record AgilentScan
{
    /// <summary>Array id: the barcode and the scan's file name.</summary>
    public required string Array { get; init; }

    /// <summary>Specimen in the red channel.</summary>
    public required string Sample { get; init; }

    /// <summary>Seed of the study.</summary>
    public required int Seed { get; init; }

    /// <summary>Extra noise in log2 between the spots of one probe.</summary>
    public double ReplicateSd { get; init; } = 0.05;

    /// <summary>Share of probe spots with an outlier, saturation or manual flag; their signals are wrong on purpose, 0–1.</summary>
    public double FlaggedShare { get; init; } = 0.004;
}
