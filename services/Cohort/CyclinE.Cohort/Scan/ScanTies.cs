namespace CyclinE.Cohort;

/// <summary>How tied event times enter the partial likelihood.</summary>
public enum ScanTies
{
    /// <summary>Efron's approximation.</summary>
    Efron,

    /// <summary>Breslow's approximation.</summary>
    Breslow,
}
