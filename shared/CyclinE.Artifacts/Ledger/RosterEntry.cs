using CyclinE.Contracts;

namespace CyclinE.Artifacts;

/// <summary>One need as it ended.</summary>
/// <param name="Key">Its key (<see cref="UnitId.Key"/>).</param>
/// <param name="State">How it ended.</param>
/// <param name="Reason">Code of the problem where it did not end well: the same on every run, unlike the text of a bug.</param>
/// <param name="Results">Ids of its required artifacts by stage.</param>
public sealed record RosterEntry(string Key, UnitState State, string? Reason, SortedDictionary<string, string> Results);
