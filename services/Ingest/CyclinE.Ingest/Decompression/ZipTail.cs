using System.Buffers.Binary;
using CyclinE.Ingest.Files;

namespace CyclinE.Ingest.Decompression;

/// <summary>
/// The data of a zip entry, at most so many bytes, of which the last piece that was read is remembered: where the size is
/// not known beforehand, a decompressor reads beyond the end, and what follows is found in that piece.
/// </summary>
internal sealed class ZipTail(Stream archive, long limit) : ReadOnlyStream
{
    private const uint Descriptor = 0x08074B50;
    private const int DescriptorLength = 24;

    private byte[] _last = [];
    private int _lastCount;
    private long _read;

    /// <summary>True once the archive ended before the limit.</summary>
    public bool Ended { get; private set; }

    /// <inheritdoc/>
    public override int Read(Span<byte> buffer)
    {
        buffer = buffer[..(int)Math.Min(buffer.Length, limit - _read)];
        if (buffer.IsEmpty)
        {
            return 0;
        }

        var read = archive.Read(buffer);
        if (read == 0)
        {
            Ended = true;
            return 0;
        }

        _last = _last.Length < read ? new byte[buffer.Length] : _last;
        buffer[..read].CopyTo(_last);
        _lastCount = read;
        _read += read;
        return read;
    }

    /// <summary>Reads on to the limit.</summary>
    public void SkipRest()
    {
        var buffer = new byte[1 << 12];
        while (Read(buffer) > 0)
        {
        }
    }

    /// <summary>The archive behind the entry's data descriptor, or null where there is none for this content.</summary>
    public Stream? FindEnd(uint checksum, long content)
    {
        var window = new byte[_lastCount + DescriptorLength];
        _last.AsSpan(0, _lastCount).CopyTo(window);
        var count = _lastCount + archive.ReadAtLeast(window.AsSpan(_lastCount), DescriptorLength, throwOnEndOfStream: false);
        for (var at = 0; at + 16 <= count; at++)
        {
            var here = window.AsSpan(at, count - at);
            if (BinaryPrimitives.ReadUInt32LittleEndian(here) != Descriptor || BinaryPrimitives.ReadUInt32LittleEndian(here[4..]) != checksum)
            {
                continue;
            }

            var compressed = _read - _lastCount + at;
            if (BinaryPrimitives.ReadUInt32LittleEndian(here[8..]) == (uint)compressed && BinaryPrimitives.ReadUInt32LittleEndian(here[12..]) == (uint)content)
            {
                return new FramedStream(window.AsMemory(at + 16, count - at - 16), archive, default);
            }

            if (here.Length >= 24 && BinaryPrimitives.ReadInt64LittleEndian(here[8..]) == compressed
                && BinaryPrimitives.ReadInt64LittleEndian(here[16..]) == content)
            {
                return new FramedStream(window.AsMemory(at + 24, count - at - 24), archive, default);
            }
        }

        return null;
    }
}
