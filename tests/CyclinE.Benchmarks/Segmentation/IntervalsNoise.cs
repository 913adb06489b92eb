namespace CyclinE.Benchmarks.Segmentation;

/// <summary>Kinds of noise under which breakpoint intervals are tried.</summary>
internal enum IntervalsNoise
{
    /// <summary>Independent Gaussian.</summary>
    Gaussian,

    /// <summary>Independent, Student's t with three degrees of freedom.</summary>
    StudentT3,

    /// <summary>Gaussian with autocorrelation 0.2^k at lag k.</summary>
    Autoregressive,
}
