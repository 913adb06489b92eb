using CyclinE.Genomics.Input;
using CyclinE.Ingest.Files;

namespace CyclinE.Ingest.Decompression;

/// <summary>Bytes, then a stream, then bytes, each in reads of their own. The caller keeps the stream.</summary>
internal sealed class FramedStream(ReadOnlyMemory<byte> before, Stream middle, ReadOnlyMemory<byte> after) : ReadOnlyStream
{
    private ReadOnlyMemory<byte> _before = before;
    private ReadOnlyMemory<byte> _after = after;

    /// <summary>True once the stream is read to its end.</summary>
    public bool MiddleEnded { get; private set; }

    public override int Read(Span<byte> buffer)
    {
        if (buffer.IsEmpty)
        {
            return 0;
        }

        if (!_before.IsEmpty)
        {
            return Take(ref _before, buffer);
        }

        var read = MiddleEnded ? 0 : middle.Read(buffer);
        MiddleEnded |= read == 0;
        return MiddleEnded ? Take(ref _after, buffer) : read;
    }

    private static int Take(ref ReadOnlyMemory<byte> bytes, Span<byte> buffer)
    {
        var count = Math.Min(buffer.Length, bytes.Length);
        bytes.Span[..count].CopyTo(buffer);
        bytes = bytes[count..];
        return count;
    }
}
