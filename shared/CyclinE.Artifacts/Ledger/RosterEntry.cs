using CyclinE.Contracts;

namespace CyclinE.Artifacts;

/// <summary>One need as it ended.</summary>
/// <param name="Key">Its key (<see cref="UnitId.Key"/>).</param>
/// <param name="State">How it ended.</param>
/// <param name="Results">Ids of its required artifacts by stage.</param>
public sealed record RosterEntry(string Key, UnitState State, SortedDictionary<string, string> Results);
