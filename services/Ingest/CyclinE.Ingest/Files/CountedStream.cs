using CyclinE.Genomics.Input;

namespace CyclinE.Ingest.Files;

/// <summary>Counts the bytes that are read from a stream. The caller keeps the stream.</summary>
internal sealed class CountedStream(Stream inner) : ReadOnlyStream
{
    /// <summary>Bytes read so far.</summary>
    public long Count { get; private set; }

    public override int Read(Span<byte> buffer)
    {
        var read = inner.Read(buffer);
        Count += read;
        return read;
    }
}
