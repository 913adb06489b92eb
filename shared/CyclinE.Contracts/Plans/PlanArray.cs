using System.Text.Json.Serialization;
using CyclinE.Contracts.Units;

namespace CyclinE.Contracts.Plans;

/// <summary>One row of the sheet.</summary>
public sealed record PlanArray
{
    /// <summary>Array id; names all outputs.</summary>
    public required string Name { get; init; }

    /// <summary>Where its file is.</summary>
    public required InputRef Input { get; init; }

    /// <summary>
    /// Name of the file unit that splits its file for all of its arrays; null where the array reads a file of its own.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? File { get; init; }

    /// <summary>Size of the file in bytes when the plan was made; null where it was not seen.</summary>
    public long? Size { get; init; }

    /// <summary>Last write time (UTC) when the plan was made.</summary>
    public DateTime? Modified { get; init; }

    /// <summary>Why the user excluded it; null where not.</summary>
    public string? Exclude { get; init; }

    /// <summary>All other columns that have a value, by name.</summary>
    public required SortedDictionary<string, string> Columns { get; init; }

    /// <summary>The value of a column; null where missing.</summary>
    public string? Value(string column) => Columns.GetValueOrDefault(column);
}
