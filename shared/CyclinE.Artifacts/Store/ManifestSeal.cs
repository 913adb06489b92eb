using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace CyclinE.Artifacts.Store;

/// <summary>
/// A hash over everything that stands in a manifest: document, inline columns, summary, recipe, producer, the hashes of its
/// content and chunks. With it a document that is read alone is verified as a column is, and so is a summary that decides
/// how a unit ends.
/// </summary>
public static class ManifestSeal
{
    /// <summary>The seal of a manifest, lower-case hexadecimal; its own <see cref="ArtifactManifest.Seal"/> takes no part.</summary>
    public static string Of(ArtifactManifest manifest)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Append(hash, manifest.Id);
        Append(hash, manifest.Kind);
        Append(hash, manifest.SchemaVersion);
        Append(hash, manifest.ContentSha);
        Append(hash, manifest.Recipe?.CanonicalBytes());
        Append(hash, manifest.Producer.Service);
        Append(hash, manifest.Producer.Version);
        Append(hash, manifest.Producer.Profile);
        Append(hash, manifest.Producer.TraceId);
        Append(hash, manifest.Summary.Count);
        foreach (var (name, value) in manifest.Summary.OrderBy(e => e.Key, StringComparer.Ordinal))
        {
            Append(hash, name);
            Append(hash, value);
        }

        Append(hash, manifest.Document);
        Append(hash, manifest.Columns.Count);
        foreach (var column in manifest.Columns)
        {
            Append(hash, column.Name);
            Append(hash, (long)column.Type);
            Append(hash, column.Length);
        }

        Append(hash, manifest.Inline);
        Append(hash, manifest.Chunks.Count);
        foreach (var chunk in manifest.Chunks)
        {
            Append(hash, chunk);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>The manifest, where its seal is right. One of a store that was written before there were seals has none.</summary>
    /// <exception cref="CorruptArtifactException">Something in it is not what was written.</exception>
    public static ArtifactManifest Verified(this ArtifactManifest manifest) =>
        manifest.Seal is null || manifest.Seal == Of(manifest) ? manifest : throw new CorruptArtifactException(manifest.Id, "its manifest or document");

    private static void Append(IncrementalHash hash, string? text) => Append(hash, text is null ? null : Encoding.UTF8.GetBytes(text).AsMemory());

    private static void Append(IncrementalHash hash, ReadOnlyMemory<byte>? bytes)
    {
        Append(hash, bytes?.Length ?? -1L);
        hash.AppendData((bytes ?? default).Span);
    }

    private static void Append(IncrementalHash hash, long number)
    {
        Span<byte> bytes = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, number);
        hash.AppendData(bytes);
    }
}
