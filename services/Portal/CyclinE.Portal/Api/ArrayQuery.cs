using CyclinE.Portal.Batches;

namespace CyclinE.Portal.Api;

/// <summary>Which arrays, in which order.</summary>
public sealed record ArrayQuery
{
    private static readonly Dictionary<string, Func<ArrayView, object?>> Keys = new(StringComparer.Ordinal)
    {
        ["array"] = a => a.Array,
        ["role"] = a => a.Role,
        ["state"] = a => a.State,
        ["verdict"] = a => a.Verdict,
        ["dlrs"] = a => a.Dlrs,
        ["probes"] = a => a.Probes,
        ["altered"] = a => a.GenomeAltered,
        ["purity"] = a => a.Purity,
        ["amplified"] = a => a.Amplified.Count,
    };

    /// <summary>Only arrays in this state.</summary>
    public string? State { get; init; }

    /// <summary>Only arrays whose id, sample, patient, role, reason or amplified gene holds this text.</summary>
    public string? Text { get; init; }

    /// <summary>Column to sort by, with - before it for the largest first; in the order of the sheet without.</summary>
    public string? Sort { get; init; }

    /// <summary>The page, from 1.</summary>
    public int? Page { get; init; }

    /// <summary>Entries of a page.</summary>
    public int? Size { get; init; }

    /// <summary>Filters and sorts; what has no value is last either way.</summary>
    /// <exception cref="RefusedException">There is no such column.</exception>
    public IEnumerable<ArrayView> Apply(IEnumerable<ArrayView> arrays)
    {
        if (State is { Length: > 0 } state)
        {
            arrays = arrays.Where(a => a.State == state);
        }

        if (Text?.Trim() is { Length: > 0 } text)
        {
            arrays = arrays.Where(a => new[] { a.Array, a.Sample, a.Patient, a.Role, a.Reason }.Concat(a.Amplified)
                .Any(v => v?.Contains(text, StringComparison.OrdinalIgnoreCase) == true));
        }

        if (Sort is not { Length: > 0 } sort)
        {
            return arrays;
        }

        if (!Keys.TryGetValue(sort.TrimStart('-'), out var key))
        {
            throw new RefusedException(400, $"There is no column '{sort.TrimStart('-')}' to sort by; there are {string.Join(", ", Keys.Keys)}.");
        }

        var known = arrays.OrderBy(a => key(a) is null);
        return sort.StartsWith('-') ? known.ThenByDescending(key, Order.Instance) : known.ThenBy(key, Order.Instance);
    }

    private sealed class Order : IComparer<object?>
    {
        public static readonly Order Instance = new();

        public int Compare(object? x, object? y) =>
            x is string a && y is string b ? string.Compare(a, b, StringComparison.OrdinalIgnoreCase) : Comparer<object>.Default.Compare(x!, y!);
    }
}
