using CyclinE.Genomics.Input;

namespace CyclinE.Cli.Planning;

/// <summary>The beginning of a stream, which then ends.</summary>
internal sealed class FirstBytes(Stream whole, long most) : ReadOnlyStream
{
    private long _left = most;

    /// <inheritdoc/>
    public override int Read(Span<byte> buffer)
    {
        var read = whole.Read(buffer[..(int)Math.Min(buffer.Length, _left)]);
        _left -= read;
        return read;
    }
}
