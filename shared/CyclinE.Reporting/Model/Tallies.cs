using CyclinE.Artifacts.Ledger;
using CyclinE.Contracts.Units;

namespace CyclinE.Reporting.Model;

/// <summary>The conservation law's numbers from the ledger's counts.</summary>
public static class Tallies
{
    /// <summary>Arrays.</summary>
    public static ArrayTally Arrays(IReadOnlyList<UnitCount> counts) => new()
    {
        Submitted = Count(counts, UnitKind.Array),
        Called = Count(counts, UnitKind.Array, UnitState.Called),
        Failed = Count(counts, UnitKind.Array, UnitState.Failed),
        Excluded = Count(counts, UnitKind.Array, UnitState.Excluded),
        Cancelled = Count(counts, UnitKind.Array, UnitState.Cancelled),
        Pending = Count(counts, UnitKind.Array, UnitState.Waiting) + Count(counts, UnitKind.Array, UnitState.Released),
    };

    /// <summary>Pairs.</summary>
    public static PairTally Pairs(IReadOnlyList<UnitCount> counts) => new()
    {
        Planned = Count(counts, UnitKind.Pair),
        Compared = Count(counts, UnitKind.Pair, UnitState.Compared),
        Skipped = Count(counts, UnitKind.Pair, UnitState.Skipped),
        Failed = Count(counts, UnitKind.Pair, UnitState.Failed),
        Cancelled = Count(counts, UnitKind.Pair, UnitState.Cancelled),
        Pending = Count(counts, UnitKind.Pair, UnitState.Waiting) + Count(counts, UnitKind.Pair, UnitState.Released),
    };

    private static int Count(IReadOnlyList<UnitCount> counts, UnitKind kind, UnitState? state = null) =>
        counts.Where(c => c.Kind == kind && (state is null || c.State == state)).Sum(c => c.Count);
}
