using CyclinE.Genomics.Input;
using CyclinE.Ingest.Files;

namespace CyclinE.Ingest.Decompression;

/// <summary>bzip2 data for a decompressor that asks for single bytes. The caller keeps the stream.</summary>
/// <remarks>
/// The decompressor takes every failure of its source for an early end. What failed is kept here, so that an outage of the
/// file's disk is not told as a damaged file.
/// </remarks>
internal sealed class Bzip2Source(Stream compressed) : ReadOnlyStream
{
    private readonly byte[] _bytes = new byte[1 << 16];
    private int _next;
    private int _end;

    /// <summary>True once more was asked for than there is.</summary>
    public bool Ended { get; private set; }

    /// <summary>What the stream failed with, or null.</summary>
    public Exception? Failure { get; private set; }

    /// <summary>The next bytes without taking them; fewer only at the end.</summary>
    public ReadOnlySpan<byte> Peek(int count)
    {
        while (_end - _next < count && Fill())
        {
        }

        return _bytes.AsSpan(_next, Math.Min(count, _end - _next));
    }

    /// <inheritdoc/>
    public override int ReadByte() => _next < _end || Fill() ? _bytes[_next++] : -1;

    /// <inheritdoc/>
    public override int Read(Span<byte> buffer)
    {
        if (buffer.IsEmpty || (_next == _end && !Fill()))
        {
            return 0;
        }

        var count = Math.Min(buffer.Length, _end - _next);
        _bytes.AsSpan(_next, count).CopyTo(buffer);
        _next += count;
        return count;
    }

    // Adds to what is held; false at the end.
    private bool Fill()
    {
        _bytes.AsSpan(_next, _end - _next).CopyTo(_bytes);
        (_next, _end) = (0, _end - _next);
        try
        {
            var read = compressed.Read(_bytes.AsSpan(_end));
            _end += read;
            Ended |= read == 0;
            return read > 0;
        }
        catch (Exception failure)
        {
            Failure = failure;
            throw;
        }
    }
}
