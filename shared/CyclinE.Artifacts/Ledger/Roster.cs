using System.Security.Cryptography;
using System.Text.Json;
using CyclinE.Contracts.Json;
using CyclinE.Contracts.Plans;
using CyclinE.Contracts.Units;

namespace CyclinE.Artifacts.Ledger;

/// <summary>
/// The frozen ends of everything a unit needs: states and required results, sorted. Content-addressed; it is the recipe
/// input of pair and cohort stages, so it never holds a time, an attempt, a batch or an optional result.
/// </summary>
public sealed record Roster
{
    /// <summary>The needs, by key.</summary>
    public required IReadOnlyList<RosterEntry> Entries { get; init; }

    /// <summary>Freezes the ended rows of a plan.</summary>
    public static Roster Freeze(Plan plan, IEnumerable<UnitRow> needs) => new()
    {
        Entries = [.. needs.OrderBy(n => n.Id.Key, StringComparer.Ordinal).Select(n => Entry(plan, n.Id, n.State, n.Failure?.Problem.Code, n.Results))],
    };

    /// <summary>The entry of one need: optional results never enter, because their timing would.</summary>
    public static RosterEntry Entry(Plan plan, UnitId unit, UnitState state, string? reason, SortedDictionary<string, ArtifactRef> results)
    {
        var required = plan.RequiredStages(unit.Kind).Select(s => s.Name).ToHashSet(StringComparer.Ordinal);
        return new RosterEntry(
            unit.Key,
            state,
            reason,
            new SortedDictionary<string, string>(
                results.Where(r => required.Contains(r.Key)).ToDictionary(r => r.Key, r => r.Value.Id),
                StringComparer.Ordinal));
    }

    /// <summary>SHA-256 of the content.</summary>
    public string Id() => Convert.ToHexStringLower(SHA256.HashData(ToBytes()));

    /// <summary>The content as UTF-8 JSON.</summary>
    public byte[] ToBytes() => JsonSerializer.SerializeToUtf8Bytes(this, CanonicalJson.Options);

    /// <summary>The roster of a content.</summary>
    public static Roster FromBytes(ReadOnlySpan<byte> bytes) =>
        JsonSerializer.Deserialize<Roster>(bytes, CanonicalJson.Options) ?? throw new JsonException("The roster is null.");

    /// <summary>The entry of a key.</summary>
    public RosterEntry Find(string key)
    {
        int low = 0, high = Entries.Count - 1; // The entries are sorted by key.
        while (low <= high)
        {
            var middle = low + ((high - low) / 2);
            var order = string.CompareOrdinal(Entries[middle].Key, key);
            if (order == 0)
            {
                return Entries[middle];
            }

            (low, high) = order < 0 ? (middle + 1, high) : (low, middle - 1);
        }

        throw new KeyNotFoundException($"The roster has no {key}.");
    }
}

/// <summary>One need as it ended.</summary>
/// <param name="Key">Its key (<see cref="UnitId.Key"/>).</param>
/// <param name="State">How it ended.</param>
/// <param name="Reason">Code of the problem where it did not end well: the same on every run, unlike the text of a bug.</param>
/// <param name="Results">Ids of its required artifacts by stage.</param>
public sealed record RosterEntry(string Key, UnitState State, string? Reason, SortedDictionary<string, string> Results);
