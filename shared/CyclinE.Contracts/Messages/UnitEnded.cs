namespace CyclinE.Contracts;

/// <summary>A unit has ended in the ledger; whatever needs it may be ready now.</summary>
public sealed record UnitEnded : UnitMessage
{
    /// <summary>How it ended.</summary>
    public required UnitState State { get; init; }
}
