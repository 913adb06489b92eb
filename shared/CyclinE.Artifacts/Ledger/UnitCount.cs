using CyclinE.Contracts;

namespace CyclinE.Artifacts;

/// <summary>How many units of one kind are in one state.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="State">The state.</param>
/// <param name="Count">How many.</param>
public sealed record UnitCount(UnitKind Kind, UnitState State, int Count);
