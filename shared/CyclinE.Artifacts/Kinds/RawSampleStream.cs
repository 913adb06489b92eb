using CyclinE.Genomics.Input;

namespace CyclinE.Artifacts.Kinds;

/// <summary>The text of a raw sample, read forwards: its parts, each fetched when it is come to, then the rest.</summary>
internal sealed class RawSampleStream(IReadOnlyList<string> parts, ReadOnlyMemory<byte> rest, Func<string, ReadOnlyMemory<byte>> read)
    : ReadOnlyStream
{
    private ReadOnlyMemory<byte> _current;
    private int _next;

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
}
