using CyclinE.Genomics.Results.Calls;
using CyclinE.Portal.Batches;

namespace CyclinE.Portal.Api;

/// <summary>Which events of a batch, in which order.</summary>
public sealed record EventQuery
{
    private static readonly Dictionary<string, Func<EventView, IComparable?>> Keys = new(StringComparer.Ordinal)
    {
        ["array"] = e => e.Array,
        ["role"] = e => e.Role,
        ["place"] = e => ((long)e.Event.Chromosome.Number << 32) + e.Event.Start,
        ["call"] = e => e.Event.Call,
        ["log2"] = e => e.Event.Log2,
        ["probes"] = e => e.Event.Probes,
        ["length"] = e => e.Event.End - e.Event.Start,
    };

    /// <summary>Only events with a gene of this name, or in an array, role, chromosome (<c>chr8</c>) or band (<c>8q24</c>) that begins so.</summary>
    public string? Text { get; init; }

    /// <summary>Only events of this call.</summary>
    public string? Call { get; init; }

    /// <summary>Only focal events where true.</summary>
    public bool? Focal { get; init; }

    /// <summary>Column to sort by, with - before it for the largest first; the strongest first without.</summary>
    public string? Sort { get; init; }

    /// <summary>The page, from 1.</summary>
    public int? Page { get; init; }

    /// <summary>Entries of a page.</summary>
    public int? Size { get; init; }

    /// <summary>Filters and sorts.</summary>
    /// <exception cref="RefusedException">There is no such column.</exception>
    public IEnumerable<EventView> Apply(IEnumerable<EventView> events)
    {
        if (Text?.Trim() is { Length: > 0 } text)
        {
            events = events.Where(e => Holds(e, text));
        }

        if (Call is { Length: > 0 } call)
        {
            events = events.Where(e => ArrayViews.Word(e.Event.Call) == call);
        }

        if (Focal == true)
        {
            events = events.Where(e => e.Event.Focal);
        }

        if (Sort is not { Length: > 0 } sort)
        {
            return events.OrderByDescending(e => Math.Abs(e.Event.Log2));
        }

        return !Keys.TryGetValue(sort.TrimStart('-'), out var key)
            ? throw new RefusedException(400, $"There is no column '{sort.TrimStart('-')}' to sort by; there are {string.Join(", ", Keys.Keys)}.")
            : sort.StartsWith('-') ? events.OrderByDescending(key) : events.OrderBy(key);
    }

    private static bool Holds(EventView e, string text) =>
        e.Event.Genes.Contains(text, StringComparer.OrdinalIgnoreCase)
        || $"chr{e.Event.Chromosome}".Equals(text, StringComparison.OrdinalIgnoreCase)
        || new[] { e.Array, e.Role, e.Event.Band }.Any(v => v?.StartsWith(text, StringComparison.OrdinalIgnoreCase) == true);
}

/// <summary>An event with the array that has it.</summary>
/// <param name="Array">Array id.</param>
/// <param name="Role">Role of the array.</param>
/// <param name="Event">The event.</param>
public sealed record EventView(string Array, string Role, CopyNumberEvent Event);
