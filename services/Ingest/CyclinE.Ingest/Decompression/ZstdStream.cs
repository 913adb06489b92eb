using CyclinE.Genomics.Input;
using CyclinE.Ingest.Files;
using ZstdSharp;

namespace CyclinE.Ingest.Decompression;

/// <summary>Decompresses zstd (one or more frames) and refuses data that is damaged or ends early.</summary>
internal sealed class ZstdStream : ReadOnlyStream
{
    private readonly string _file;
    private readonly DecompressionStream _frames;
    private long _delivered;

    public ZstdStream(Stream compressed, string file)
    {
        _file = file;
        _frames = new DecompressionStream(compressed, checkEndOfStream: true, leaveOpen: true);
    }

    /// <inheritdoc/>
    public override int Read(Span<byte> buffer)
    {
        try
        {
            var read = _frames.Read(buffer);
            _delivered += read;
            return read;
        }
        catch (EndOfStreamException)
        {
            throw Compression.Truncated("zstd", _delivered, _file);
        }
        catch (ZstdException problem)
        {
            throw Compression.Damaged("zstd", _delivered, _file, problem.Message);
        }
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _frames.Dispose();
        }

        base.Dispose(disposing);
    }
}
