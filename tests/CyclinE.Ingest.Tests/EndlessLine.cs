namespace CyclinE.Ingest.Tests;

/// <summary>A table whose second line never ends.</summary>
internal sealed class EndlessLine(long length) : MemoryStream
{
    private static readonly byte[] Head = System.Text.Encoding.ASCII.GetBytes(Tables.Header + "\n");

    /// <summary>Bytes that were read.</summary>
    public long Given { get; private set; }

    public override int Read(Span<byte> buffer)
    {
        var count = (int)Math.Min(buffer.Length, length - Given);
        for (var i = 0; i < count; i++)
        {
            buffer[i] = Given + i < Head.Length ? Head[Given + i] : (byte)'1';
        }

        Given += count;
        return count;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));
}
