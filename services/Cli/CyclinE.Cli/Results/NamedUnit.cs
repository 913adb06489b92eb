using CyclinE.Artifacts.Ledger;
using CyclinE.Batches;
using CyclinE.Cli.Output;
using CyclinE.Contracts.Units;

namespace CyclinE.Cli.Results;

/// <summary>A unit by what a person types for it: an array's id, or a key such as <c>pair/R1~P</c>.</summary>
public static class NamedUnit
{
    /// <summary>Finds it.</summary>
    /// <exception cref="UsageException">The batch has none of this name.</exception>
    public static UnitRow Find(BatchId batch, IReadOnlyList<UnitRow> units, string name)
    {
        if (units.FirstOrDefault(u => u.Id.Key == name || (u.Id.Kind == UnitKind.Array && u.Id.Name == name)) is { } unit)
        {
            return unit;
        }

        var near = NearMiss.Of(name, units.Select(u => u.Id.Kind == UnitKind.Array && !name.Contains('/', StringComparison.Ordinal) ? u.Id.Name : u.Id.Key));
        throw new UsageException(
            $"{batch} has no unit {name}. {(near is null ? "arrays.tsv and pairs.tsv list them; a pair is pair/RESISTANT~PARENTAL, a file of many samples file/PATH." : $"Did you mean {near}?")}");
    }
}
