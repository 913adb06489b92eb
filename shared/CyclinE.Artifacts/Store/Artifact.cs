using System.Text.Json;
using CyclinE.Artifacts.Columns;
using CyclinE.Contracts.Json;

namespace CyclinE.Artifacts.Store;

/// <summary>A stored artifact with its content, verified against its hash.</summary>
public sealed class Artifact
{
    internal Artifact(ArtifactManifest manifest, ReadOnlyMemory<byte> document, IReadOnlyList<Column> columns)
    {
        Manifest = manifest;
        DocumentBytes = document;
        Columns = columns;
    }

    /// <summary>The manifest.</summary>
    public ArtifactManifest Manifest { get; }

    /// <summary>The document as canonical JSON; empty where there is none.</summary>
    public ReadOnlyMemory<byte> DocumentBytes { get; }

    /// <summary>The columns.</summary>
    public IReadOnlyList<Column> Columns { get; }

    /// <summary>The document as a record.</summary>
    public T Document<T>() =>
        JsonSerializer.Deserialize<T>(DocumentBytes.Span, CanonicalJson.Options)
        ?? throw new JsonException($"Artifact {Manifest.Id} has no document.");

    /// <summary>Whether there is a column of that name.</summary>
    public bool HasColumn(string name) => Columns.Any(c => c.Name == name);

    /// <summary>A column by name.</summary>
    /// <exception cref="KeyNotFoundException">There is no such column.</exception>
    public Column Column(string name) =>
        Columns.FirstOrDefault(c => c.Name == name) ?? throw new KeyNotFoundException($"Artifact {Manifest.Id} ({Manifest.Kind}) has no column {name}.");
}
