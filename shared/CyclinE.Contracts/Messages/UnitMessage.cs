namespace CyclinE.Contracts;

/// <summary>What every message about a unit carries. Ids only, never data; bodies stay under 4 KB.</summary>
public abstract record UnitMessage
{
    /// <summary>The frozen plan.</summary>
    public required string PlanId { get; init; }

    /// <summary>The unit.</summary>
    public required UnitId Unit { get; init; }

    /// <summary>The try it belongs to.</summary>
    public required Try Try { get; init; }
}
