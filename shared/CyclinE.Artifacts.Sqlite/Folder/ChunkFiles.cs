using CyclinE.Artifacts.Store;

namespace CyclinE.Artifacts.Sqlite.Folder;

/// <summary>
/// Chunks as files <c>aa/artifact.chunk</c>, where aa are the last two characters of the artifact's id. A file is written
/// under a temporary name, flushed and renamed, and its folder is flushed: under its own name it is whole, also after a
/// power cut. Writing again replaces it by the same bytes, which mends a damaged one.
/// </summary>
/// <param name="folder">The folder of all chunks.</param>
internal sealed class ChunkFiles(string folder)
{
    /// <summary>Writes all chunks of an artifact; when it returns they are on the disk.</summary>
    public async Task WriteAsync(string artifactId, IReadOnlyList<EncodedChunk> chunks, CancellationToken cancellationToken)
    {
        if (chunks.Count == 0)
        {
            return;
        }

        try
        {
            var target = Path.GetDirectoryName(PathOf(artifactId, chunks[0].Sha))!;
            Directory.CreateDirectory(target);
            foreach (var chunk in chunks.DistinctBy(c => c.Sha))
            {
                await WriteAsync(PathOf(artifactId, chunk.Sha), chunk.Bytes, cancellationToken).ConfigureAwait(false);
            }

            FolderFlush.Flush(target);
            FolderFlush.Flush(folder);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw SqliteErrors.Translate(exception);
        }
    }

    /// <summary>Reads a chunk; null where it is missing.</summary>
    public async Task<ReadOnlyMemory<byte>?> ReadAsync(string artifactId, string chunk, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            return await File.ReadAllBytesAsync(PathOf(artifactId, chunk), cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw SqliteErrors.Translate(exception);
        }
    }

    /// <summary>Bytes of all files of each artifact, temporary ones of writers that were killed included.</summary>
    public Dictionary<string, long> Sizes()
    {
        var sizes = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var file in Directory.Exists(folder) ? new DirectoryInfo(folder).EnumerateFiles("*", SearchOption.AllDirectories) : [])
        {
            var id = file.Name.Split('.')[0];
            sizes[id] = sizes.GetValueOrDefault(id) + file.Length;
        }

        return sizes;
    }

    /// <summary>Removes all files of an artifact.</summary>
    public void Remove(string artifactId)
    {
        var target = Path.GetDirectoryName(PathOf(artifactId, "00"))!;
        foreach (var file in Directory.Exists(target) ? Directory.EnumerateFiles(target, artifactId + ".*") : [])
        {
            File.Delete(file);
        }
    }

    /// <summary>The file of a chunk.</summary>
    internal string PathOf(string artifactId, string chunk) =>
        IsName(artifactId) && IsName(chunk)
            ? Path.Combine(folder, artifactId[^2..], $"{artifactId}.{chunk}")
            : throw new ArgumentException($"'{artifactId}' and '{chunk}' are not ids.", nameof(artifactId));

    private static async Task WriteAsync(string path, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        var temporary = $"{path}.{Guid.NewGuid():N}.tmp";
        try
        {
            var stream = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0);
            await using (stream.ConfigureAwait(false))
            {
                await stream.WriteAsync(bytes, cancellationToken).ConfigureAwait(false);
                stream.Flush(flushToDisk: true);
            }

            File.Move(temporary, path, overwrite: true);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }

    /// <summary>Ids are letters, digits and dashes; nothing else may become a path.</summary>
    private static bool IsName(string id) => id.Length >= 2 && id.All(c => char.IsAsciiLetterOrDigit(c) || c == '-');
}
