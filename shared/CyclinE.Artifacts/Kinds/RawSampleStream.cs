namespace CyclinE.Artifacts.Kinds;

/// <summary>The text of a raw sample, read forwards: its parts, each fetched when it is come to, then the rest.</summary>
internal sealed class RawSampleStream(IReadOnlyList<string> parts, ReadOnlyMemory<byte> rest, Func<string, ReadOnlyMemory<byte>> read) : Stream
{
    private ReadOnlyMemory<byte> _current;
    private int _next;

    /// <inheritdoc/>
    public override bool CanRead => true;

    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override bool CanWrite => false;

    /// <inheritdoc/>
    public override long Length => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    /// <inheritdoc/>
    public override int Read(Span<byte> buffer)
    {
        while (_current.IsEmpty && _next <= parts.Count)
        {
            _current = _next < parts.Count ? read(parts[_next]) : rest;
            _next++;
        }

        var count = Math.Min(buffer.Length, _current.Length);
        _current.Span[..count].CopyTo(buffer);
        _current = _current[count..];
        return count;
    }

    /// <inheritdoc/>
    public override void Flush()
    {
    }

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
