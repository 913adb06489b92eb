using System.Runtime.ExceptionServices;
using CyclinE.Genomics.Input;
using CyclinE.Ingest.Files;
using ICSharpCode.SharpZipLib;
using ICSharpCode.SharpZipLib.BZip2;

namespace CyclinE.Ingest.Decompression;

/// <summary>
/// Decompresses bzip2, one or more streams one behind the other, and refuses data that is damaged or ends early: the checksum
/// of every block and of every stream is compared.
/// </summary>
/// <remarks>
/// Streams are opened one by one, each after a look at its head: the library reads one, and takes what is none for an empty one.
/// </remarks>
internal sealed class Bzip2Stream(Stream compressed, string file) : ReadOnlyStream
{
    private const string Kind = "bzip2";
    private const int HeadLength = 4;
    private const int BufferSize = 1 << 16;

    private readonly byte[] _bytes = new byte[BufferSize];
    private readonly Bzip2Source _source = new(compressed);
    private BZip2InputStream? _content;
    private long _delivered;
    private bool _ended;

    /// <inheritdoc/>
    public override int Read(Span<byte> buffer)
    {
        while (!_ended && !buffer.IsEmpty)
        {
            if (_content is null && !IsAtStream())
            {
                _ended = true;
                break;
            }

            var read = Decompress(buffer);
            if (read > 0)
            {
                _delivered += read;
                return read;
            }

            _content?.Dispose();
            _content = null;
        }

        return 0;
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _content?.Dispose();
        }

        base.Dispose(disposing);
    }

    // False at the end of the file.
    private bool IsAtStream() => _source.Peek(HeadLength) switch
    {
        [] => false,
        [(byte)'B', (byte)'Z', (byte)'h', >= (byte)'1' and <= (byte)'9'] => true,
        _ => throw Compression.Truncated(Kind, _delivered, file),
    };

    private int Decompress(Span<byte> buffer)
    {
        try
        {
            _content ??= new BZip2InputStream(_source);
            var read = _content.Read(_bytes, 0, Math.Min(buffer.Length, BufferSize));
            _bytes.AsSpan(0, read).CopyTo(buffer);
            return read;
        }
        catch (Exception) when (_source.Failure is not null)
        {
            ExceptionDispatchInfo.Throw(_source.Failure);
            throw;
        }
        catch (Exception problem) when (IsDamage(problem))
        {
            throw _source.Ended ? Compression.Truncated(Kind, _delivered, file) : Compression.Damaged(Kind, _delivered, file);
        }
    }

    // Damaged lengths and symbols lead the library outside its tables.
    private static bool IsDamage(Exception problem) =>
        problem is SharpZipBaseException or EndOfStreamException or IndexOutOfRangeException or ArgumentException or OverflowException;
}
