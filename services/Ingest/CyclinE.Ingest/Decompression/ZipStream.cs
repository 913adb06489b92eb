using CyclinE.Genomics.Input;
using CyclinE.Ingest.Files;
using ICSharpCode.SharpZipLib;
using ICSharpCode.SharpZipLib.Zip;

namespace CyclinE.Ingest.Decompression;

/// <summary>
/// The one file in a zip archive, read forwards. Folders, empty entries and what a Macintosh adds are passed over; a second
/// file is an error, because which one was meant cannot be known.
/// </summary>
internal sealed class ZipStream : ReadOnlyStream
{
    private const string Kind = "zip";
    private const int BufferSize = 1 << 16;

    private readonly byte[] _bytes = new byte[BufferSize];
    private readonly string _file;
    private readonly Source _source;
    private readonly ZipInputStream _archive;
    private string? _name;
    private long _delivered;
    private bool _ended;

    public ZipStream(Stream archive, string file)
    {
        _file = file;
        _source = new Source(archive);
        _archive = new ZipInputStream(_source, BufferSize);
    }

    /// <inheritdoc/>
    public override int Read(Span<byte> buffer)
    {
        if (_ended || buffer.IsEmpty)
        {
            return 0;
        }

        if (_name is null && !TryOpenEntry())
        {
            throw new InvalidInputException("empty-file", "The zip archive holds no file.", _file, "Pack the array's file again.");
        }

        var count = Math.Min(buffer.Length, BufferSize);
        var read = Checked(() => _archive.Read(_bytes, 0, count));
        _bytes.AsSpan(0, read).CopyTo(buffer);
        _delivered += read;
        if (read == 0)
        {
            // A second file is refused here; what follows must be another entry or the directory.
            TryOpenEntry();
            _ended = true;
        }

        return read;
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _archive.Dispose();
        }

        base.Dispose(disposing);
    }

    // The next entry that holds something; false at the archive's directory.
    private bool TryOpenEntry()
    {
        while (Checked(_archive.GetNextEntry) is { } entry)
        {
            if (IsPassedOver(entry))
            {
                // The library unpacks what it passes over where the size is not known: a bomb's place.
                if (HasDescriptor(entry) && Checked(() => _archive.Read(_bytes, 0, BufferSize)) > 0)
                {
                    throw Compression.Damaged(Kind, _delivered, _file, "a folder in it has content,");
                }

                continue;
            }

            if (_name is not null)
            {
                throw new InvalidInputException(
                    "several-files",
                    $"The zip archive holds several files, among them '{_name}' and '{entry.Name}': expected one.",
                    _file,
                    "Unpack it and name the array's file, or pack it alone.");
            }

            if (entry.IsCrypted)
            {
                throw new InvalidInputException(
                    "unsupported-compression", $"'{entry.Name}' in the zip archive is protected by a password.", _file, "Unpack it.");
            }

            if (!_archive.CanDecompressEntry)
            {
                throw new InvalidInputException(
                    "unsupported-compression",
                    $"'{entry.Name}' in the zip archive is packed by method {(int)entry.CompressionMethod}: expected deflate (8) or stored (0) with a size.",
                    _file,
                    "Unpack it, or compress it with gzip.");
            }

            _name = entry.Name;
            return true;
        }

        return false;
    }

    private static bool IsPassedOver(ZipEntry entry) =>
        entry.IsDirectory
        || (!HasDescriptor(entry) && (entry.Size == 0
            || entry.Name.StartsWith("__MACOSX/", StringComparison.Ordinal)
            || entry.Name.EndsWith(".DS_Store", StringComparison.Ordinal)));

    private static bool HasDescriptor(ZipEntry entry) => (entry.Flags & (int)GeneralBitFlags.Descriptor) != 0;

    // Damaged lengths lead the library to sizes and places that cannot be.
    private T Checked<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception problem) when (
            problem is SharpZipBaseException or EndOfStreamException or ArgumentException or IndexOutOfRangeException or OverflowException
                or InvalidOperationException or NotSupportedException)
        {
            throw _source.Ended ? Compression.Truncated(Kind, _delivered, _file) : Compression.Damaged(Kind, _delivered, _file);
        }
    }

    // The library fills its buffer whole: a request of that size that gets nothing, or a second one, is one beyond the end.
    private sealed class Source(Stream archive) : ReadOnlyStream
    {
        private bool _atEnd;

        public bool Ended { get; private set; }

        public override int Read(Span<byte> buffer)
        {
            var read = archive.Read(buffer);
            Ended |= read == 0 && (_atEnd || buffer.Length >= BufferSize);
            _atEnd |= read == 0;
            return read;
        }
    }
}
