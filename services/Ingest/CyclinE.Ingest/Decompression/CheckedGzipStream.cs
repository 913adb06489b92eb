using System.IO.Compression;
using CyclinE.Genomics.Input;
using CyclinE.Ingest.Files;

namespace CyclinE.Ingest.Decompression;

/// <summary>Decompresses gzip and refuses data that is damaged or ends early. The caller keeps the compressed stream.</summary>
/// <remarks>
/// <see cref="GZipStream"/> meets the checksum only if it gets that far: a file cut in the middle reads as a shorter one.
/// Therefore a complete member with known content is appended to the file. Its content comes out at the very end only if
/// every member before it was complete; it is held back and compared.
/// </remarks>
internal sealed class CheckedGzipStream : ReadOnlyStream
{
    private static readonly byte[] EndMark = "cycline gzip end"u8.ToArray();

    private readonly string _where;
    private readonly FramedStream _source;
    private readonly GZipStream _gzip;
    private readonly byte[] _held = new byte[EndMark.Length];
    private int _heldCount;
    private long _delivered;

    /// <summary>Decompresses <paramref name="compressed"/>, which the caller keeps.</summary>
    public CheckedGzipStream(Stream compressed, string where)
    {
        _where = where;
        _source = new FramedStream(default, compressed, Compress(EndMark));
        _gzip = new GZipStream(_source, CompressionMode.Decompress);
    }

    /// <summary>Reads; the buffer must be longer than the held-back end mark.</summary>
    /// <exception cref="InvalidInputException">The data is damaged or ends early.</exception>
    public override int Read(Span<byte> buffer)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(buffer.Length, EndMark.Length);
        while (true)
        {
            _held.AsSpan(0, _heldCount).CopyTo(buffer);
            var read = Decompress(buffer[_heldCount..]);
            if (read == 0)
            {
                return _held.AsSpan(0, _heldCount).SequenceEqual(EndMark) ? 0 : throw Compression.Truncated("gzip", _delivered, _where);
            }

            var total = _heldCount + read;
            _heldCount = Math.Min(total, EndMark.Length);
            var delivered = total - _heldCount;
            buffer.Slice(delivered, _heldCount).CopyTo(_held);
            if (delivered > 0)
            {
                _delivered += delivered;
                return delivered;
            }
        }
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _gzip.Dispose();
        }

        base.Dispose(disposing);
    }

    private static byte[] Compress(byte[] content)
    {
        using var member = new MemoryStream();
        using (var gzip = new GZipStream(member, CompressionLevel.Fastest))
        {
            gzip.Write(content);
        }

        return member.ToArray();
    }

    private int Decompress(Span<byte> buffer)
    {
        try
        {
            return _gzip.Read(buffer);
        }
        catch (InvalidDataException) when (_source.MiddleEnded)
        {
            throw Compression.Truncated("gzip", _delivered, _where);
        }
        catch (InvalidDataException)
        {
            throw Compression.Damaged("gzip", _delivered, _where);
        }
    }
}
