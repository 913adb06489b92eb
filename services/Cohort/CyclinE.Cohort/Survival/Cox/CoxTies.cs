namespace CyclinE.Cohort;

/// <summary>How events at one time enter the partial likelihood.</summary>
public enum CoxTies
{
    /// <summary>Each event leaves the risk set by and by, averaged over the order (Efron 1977).</summary>
    Efron,

    /// <summary>All events of a time see the whole risk set (Breslow 1974).</summary>
    Breslow,

    /// <summary>Time is discrete: the events are one of all sets of their number (Cox 1972).</summary>
    Exact,
}
