namespace CyclinE.Reporting;

/// <summary>One stage as the plan fixed it: what the methods paragraph cites.</summary>
public sealed record StageMethod
{
    /// <summary>Stage name, such as <c>segment-array</c>.</summary>
    public required string Stage { get; init; }

    /// <summary>Algorithm version.</summary>
    public required int Version { get; init; }

    /// <summary>Effective options by name, with their values as text, in the order they are to be shown.</summary>
    public required IReadOnlyList<KeyValuePair<string, string>> Options { get; init; }
}
