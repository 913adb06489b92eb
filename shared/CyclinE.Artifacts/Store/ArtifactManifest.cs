using System.Text.Json.Serialization;
using CyclinE.Artifacts.Columns;
using CyclinE.Artifacts.Recipes;
using CyclinE.Contracts.Units;

namespace CyclinE.Artifacts.Store;

/// <summary>
/// The commit record of an artifact: it exists from the moment its manifest does. Small contents stand in it; larger
/// ones in chunks that were written before.
/// </summary>
public sealed record ArtifactManifest
{
    /// <summary>Hash of the recipe (or of the content, for tables and probe sets).</summary>
    public required string Id { get; init; }

    /// <summary>What it is.</summary>
    public required string Kind { get; init; }

    /// <summary>Version of its form.</summary>
    public required int SchemaVersion { get; init; }

    /// <summary>The recipe; null for content-addressed tables and probe sets.</summary>
    public Recipe? Recipe { get; init; }

    /// <summary>SHA-256 of the canonical uncompressed bytes.</summary>
    public required string ContentSha { get; init; }

    /// <summary>Who made it.</summary>
    public required Producer Producer { get; init; }

    /// <summary>Short values.</summary>
    public required SortedDictionary<string, string> Summary { get; init; }

    /// <summary>The document where it takes at most 1 MB.</summary>
    public ReadOnlyMemory<byte>? Document { get; init; }

    /// <summary>The columns' names, types and lengths, in order.</summary>
    public required IReadOnlyList<ColumnEntry> Columns { get; init; }

    /// <summary>The columns' bytes, one behind the other, where they take less than 256 KB; zstd-compressed.</summary>
    public ReadOnlyMemory<byte>? Inline { get; init; }

    /// <summary>Hashes of the chunks, in order.</summary>
    public required IReadOnlyList<string> Chunks { get; init; }

    /// <summary>The hash over all of the above (<see cref="ManifestSeal"/>); null in a store that was written before there were seals.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Seal { get; init; }

    /// <summary>A reference to it.</summary>
    public ArtifactRef ToRef() => new(Id, Kind, ContentSha);
}

/// <summary>One column in a manifest.</summary>
/// <param name="Name">The column's name.</param>
/// <param name="Type">Type of its values.</param>
/// <param name="Length">Bytes uncompressed.</param>
public sealed record ColumnEntry(string Name, ColumnType Type, long Length);

/// <summary>Who made an artifact.</summary>
/// <param name="Service">The service.</param>
/// <param name="Version">Its software version.</param>
/// <param name="Profile">Instruction set, operating system and runtime: equal profiles promise equal bytes.</param>
/// <param name="TraceId">The trace in which it was made; null without tracing.</param>
public sealed record Producer(string Service, string Version, string Profile, string? TraceId);
