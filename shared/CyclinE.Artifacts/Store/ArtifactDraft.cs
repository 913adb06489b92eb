using System.Text.Json;
using CyclinE.Artifacts.Columns;
using CyclinE.Contracts.Json;

namespace CyclinE.Artifacts.Store;

/// <summary>An artifact before it is stored: a document, columns, or both, and a short summary.</summary>
public sealed record ArtifactDraft
{
    /// <summary>What it is, such as <c>segmentation</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>Version of the document's and the columns' form.</summary>
    public int SchemaVersion { get; init; } = 1;

    /// <summary>Canonical JSON of the document; empty where there are only columns.</summary>
    public ReadOnlyMemory<byte> Document { get; init; }

    /// <summary>The columns, in order.</summary>
    public IReadOnlyList<Column> Columns { get; init; } = [];

    /// <summary>Short values read without the rest: how the unit ends, what a status line shows.</summary>
    public SortedDictionary<string, string> Summary { get; init; } = new(StringComparer.Ordinal);

    /// <summary>A draft whose document is a record.</summary>
    public static ArtifactDraft Of<T>(string kind, T document, params Column[] columns) => new()
    {
        Kind = kind,
        Document = JsonSerializer.SerializeToUtf8Bytes(document, CanonicalJson.Options),
        Columns = columns,
    };
}
