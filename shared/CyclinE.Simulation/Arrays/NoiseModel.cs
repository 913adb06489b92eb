namespace CyclinE.Simulation.Arrays;

/// <summary>How a simulated array departs from its truth.</summary>
public sealed record NoiseModel
{
    /// <summary>Standard deviation of a probe in log2, 0 or more.</summary>
    public required double Sd { get; init; }

    /// <summary>Degrees of freedom of Student's t for heavy tails, at least 3; 0 for Gaussian noise. The variance stays the same.</summary>
    public int TailDegrees { get; init; }

    /// <summary>Correlation of neighbouring probes of a chromosome (AR(1)), 0 or more and below 1.</summary>
    public double Autocorrelation { get; init; }

    /// <summary>Standard deviation over the genome of the wave artefact in log2. Its shape is that of the platform, alike on all arrays.</summary>
    public double WaveAmplitude { get; init; }

    /// <summary>Constant shift of the whole array in log2, as dye normalisation leaves it: the centre that ingest has to find.</summary>
    public double Offset { get; init; }

    /// <summary>DLRS that this noise gives in expectation, waves and breakpoints apart: Sd·√(1 − autocorrelation).</summary>
    public double ExpectedDlrs => Sd * Math.Sqrt(1 - Autocorrelation);
}
