namespace CyclinE.Simulation;

/// <summary>How a SNP array shows a tumour.</summary>
public sealed record SnpArrayModel
{
    /// <summary>Share of tumour cells, 0–1.</summary>
    public required double Purity { get; init; }

    /// <summary>γ: log2 ratios are γ times what copies give; 0.55 as SNP arrays do, 1 as CGH does.</summary>
    public double Gamma { get; init; } = 0.55;

    /// <summary>Noise of the log2 ratios.</summary>
    public NoiseModel Noise { get; init; } = new() { Sd = 0.2, TailDegrees = 5 };

    /// <summary>Noise sd of the B-allele frequency at heterozygotes; homozygotes have half of it.</summary>
    public double BafSd { get; init; } = 0.04;

    /// <summary>Share of loci at which the patient is heterozygous, 0–1.</summary>
    public double Heterozygous { get; init; } = 0.3;
}
