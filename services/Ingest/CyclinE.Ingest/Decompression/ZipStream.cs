using System.Buffers.Binary;
using System.IO.Compression;
using CyclinE.Genomics.Input;
using CyclinE.Ingest.Files;

namespace CyclinE.Ingest.Decompression;

/// <summary>
/// The one file in a zip archive, read forwards. Folders, empty entries and what a Macintosh adds are passed over; a second
/// file is an error, because which one was meant cannot be known.
/// </summary>
/// <remarks>Format: PKWARE's APPNOTE.TXT 6.3.10, local headers and data descriptors.</remarks>
internal sealed class ZipStream(Stream archive, string file) : ReadOnlyStream
{
    private const string Kind = "zip";
    private const uint LocalHeader = 0x04034B50;
    private const int HeaderLength = 30;
    private const int Encrypted = 1;
    private const int SizesFollow = 8;

    private Stream _archive = archive;
    private string? _name;
    private ZipTail? _tail;
    private Stream? _content;
    private ZipEntrySizes _expected;
    private uint _checksum = 0xFFFFFFFF;
    private long _delivered;
    private bool _ended;

    /// <inheritdoc/>
    public override int Read(Span<byte> buffer)
    {
        if (_ended || buffer.IsEmpty)
        {
            return 0;
        }

        if (_content is null && !TryOpenEntry())
        {
            throw new InvalidInputException("empty-file", "The zip archive holds no file.", file, "Pack the array's file again.");
        }

        var read = Decompress(buffer);
        if (read > 0)
        {
            _delivered += read;
            _checksum = Crc32.Append(_checksum, buffer[..read]);
            return read;
        }

        EndEntry();
        _ended = true;
        return 0;
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _content?.Dispose();
        }

        base.Dispose(disposing);
    }

    private int Decompress(Span<byte> buffer)
    {
        try
        {
            return _content!.Read(buffer);
        }
        catch (InvalidDataException) when (_tail!.Ended)
        {
            throw Compression.Truncated(Kind, _delivered, file);
        }
        catch (InvalidDataException)
        {
            throw Compression.Damaged(Kind, _delivered, file);
        }
    }

    // The next entry that holds something; false at the archive's directory.
    private bool TryOpenEntry()
    {
        var header = new byte[HeaderLength];
        while (true)
        {
            var count = _archive.ReadAtLeast(header, HeaderLength, throwOnEndOfStream: false);
            if (count < 4)
            {
                throw Compression.Truncated(Kind, _delivered, file);
            }

            if (BinaryPrimitives.ReadUInt32LittleEndian(header) != LocalHeader)
            {
                return false;
            }

            if (count < HeaderLength)
            {
                throw Compression.Truncated(Kind, _delivered, file);
            }

            var flags = BinaryPrimitives.ReadUInt16LittleEndian(header.AsSpan(6));
            var method = BinaryPrimitives.ReadUInt16LittleEndian(header.AsSpan(8));
            var nameBytes = Take(BinaryPrimitives.ReadUInt16LittleEndian(header.AsSpan(26)));
            var extra = Take(BinaryPrimitives.ReadUInt16LittleEndian(header.AsSpan(28)));
            var sizes = ZipEntrySizes.Read(header, extra, follow: (flags & SizesFollow) != 0);
            var name = System.Text.Encoding.UTF8.GetString(nameBytes);
            if (IsPassedOver(name, sizes))
            {
                for (var left = sizes.Compressed; left > 0; left -= Take((int)Math.Min(left, 1 << 16)).Length)
                {
                }

                continue;
            }

            if (_name is not null)
            {
                throw new InvalidInputException(
                    "several-files",
                    $"The zip archive holds several files, among them '{_name}' and '{name}': expected one.",
                    file,
                    "Unpack it and name the array's file, or pack it alone.");
            }

            Open(name, flags, method, sizes);
            return true;
        }
    }

    private static bool IsPassedOver(string name, ZipEntrySizes sizes) =>
        name.EndsWith('/')
        || (sizes.Known && (sizes.Content == 0
            || name.StartsWith("__MACOSX/", StringComparison.Ordinal)
            || name.EndsWith(".DS_Store", StringComparison.Ordinal)));

    private void Open(string name, int flags, int method, ZipEntrySizes sizes)
    {
        if ((flags & Encrypted) != 0)
        {
            throw new InvalidInputException("unsupported-compression", $"'{name}' in the zip archive is protected by a password.", file, "Unpack it.");
        }

        if (method is not (0 or 8) || (method == 0 && !sizes.Known))
        {
            throw new InvalidInputException(
                "unsupported-compression",
                $"'{name}' in the zip archive is packed by method {method}: expected deflate (8) or stored (0) with a size.",
                file,
                "Unpack it, or compress it with gzip.");
        }

        _name = name;
        _expected = sizes;
        _tail = new ZipTail(_archive, sizes.Known ? sizes.Compressed : long.MaxValue);
        _content = method == 8 ? new DeflateStream(_tail, CompressionMode.Decompress, leaveOpen: true) : _tail;
    }

    private void EndEntry()
    {
        var checksum = ~_checksum;
        if (!_expected.Known)
        {
            _archive = _tail!.FindEnd(checksum, _delivered) ?? throw Compression.Truncated(Kind, _delivered, file);
        }
        else if (checksum != _expected.Checksum || _delivered != _expected.Content)
        {
            throw _tail!.Ended ? Compression.Truncated(Kind, _delivered, file) : Compression.Damaged(Kind, _delivered, file);
        }
        else
        {
            _tail!.SkipRest();
        }

        // A second file is refused here; what follows must be another entry or the directory.
        TryOpenEntry();
    }

    private byte[] Take(int count)
    {
        var bytes = new byte[count];
        return _archive.ReadAtLeast(bytes, count, throwOnEndOfStream: false) == count ? bytes : throw Compression.Truncated(Kind, _delivered, file);
    }
}
