namespace CyclinE.Cohort;

/// <summary>How a Cox model is fitted.</summary>
public sealed record CoxOptions
{
    /// <summary>Ties.</summary>
    public CoxTies Ties { get; init; } = CoxTies.Efron;

    /// <summary>Firth's penalty ½ ln |I|: finite estimates also under complete separation, less bias in small cohorts.</summary>
    public bool Firth { get; init; }

    /// <summary>Robust (sandwich) variance; always where the data have clusters.</summary>
    public bool Robust { get; init; }

    /// <summary>Coverage of the intervals.</summary>
    public double Level { get; init; } = 0.95;

    /// <summary>Most Newton steps.</summary>
    public int MaxIterations { get; init; } = 100;
}
