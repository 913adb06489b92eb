using CyclinE.Genomics.Input;
using CyclinE.Genomics.Results.Files;
using CyclinE.Ingest.Decompression;
using CyclinE.Ingest.Text;

namespace CyclinE.Ingest.Files;

/// <summary>
/// An opened file: plain or compressed (told by content), looked at from the front, then read once, forwards, as lines or as
/// a stream. The caller keeps the stream beneath.
/// </summary>
internal sealed class ArrayFile : IDisposable
{
    /// <summary>Most bytes of the content that readers are shown to recognise it.</summary>
    public const int HeadLength = 1 << 16;

    private readonly byte[] _head = new byte[HeadLength];
    private readonly int _headCount;
    private readonly BoundedExpansion _content;
    private readonly CancellationToken _cancellationToken;
    private readonly bool _wholeInHead;
    private Stream? _rest;

    private ArrayFile(BoundedExpansion content, string name, string? compression, CancellationToken cancellationToken)
    {
        _content = content;
        Name = name;
        Compression = compression;
        _cancellationToken = cancellationToken;

        // The last thousand bytes stay free: what remains must not be too short a buffer for a checked decompressor.
        while (HeadLength - _headCount >= 1 << 10)
        {
            var read = _content.Read(_head.AsSpan(_headCount));
            _headCount += read;
            if (read == 0)
            {
                _wholeInHead = true;
                break;
            }
        }
    }

    /// <summary>The file's name for messages.</summary>
    public string Name { get; }

    /// <summary>How the file is compressed, such as <c>gzip</c>, or null where it is plain.</summary>
    public string? Compression { get; }

    /// <summary>The beginning of the decompressed content.</summary>
    public ReadOnlySpan<byte> Head => _head.AsSpan(0, _headCount);

    /// <summary>Opens a file.</summary>
    /// <exception cref="InvalidInputException">The compressed data is damaged, or of a kind that is not unpacked.</exception>
    /// <exception cref="OperationCanceledException">Cancelled; also from every read of the content.</exception>
    public static ArrayFile Open(Stream file, string name, CancellationToken cancellationToken)
    {
        var raw = new CountedStream(file);
        var begun = new byte[Ingest.Decompression.Compression.MagicLength];
        var count = raw.ReadAtLeast(begun, begun.Length, throwOnEndOfStream: false);
        var compression = Ingest.Decompression.Compression.Of(begun.AsSpan(0, count));
        var framed = new FramedStream(begun.AsMemory(0, count), raw, default);
        var content = compression is null ? framed : compression.Open(framed, name);
        var bounded = new BoundedExpansion(content, compression is null ? null : raw, name, cancellationToken);
        try
        {
            return new ArrayFile(bounded, name, compression?.Name, cancellationToken);
        }
        catch
        {
            bounded.Dispose();
            throw;
        }
    }

    /// <summary>Where the lines of a sample that was split from a file stood in it.</summary>
    public IReadOnlyList<LineRun>? FileLines { get; set; }

    /// <summary>The content as lines, from the first.</summary>
    public LineReader OpenLines() => new(Whole(), Name, _cancellationToken) { FileLines = FileLines };

    /// <summary>The content as bytes, from the first; reads of any size are served from a buffer.</summary>
    public Stream OpenStream() => new BufferedStream(Whole(), HeadLength);

    /// <summary>Reads compressed data to its end, where its checksum and what follows it are looked at.</summary>
    /// <exception cref="InvalidInputException">It is damaged or ends early.</exception>
    public void Verify()
    {
        if (Compression is null)
        {
            return;
        }

        while ((_rest ?? _content).Read(_head) > 0)
        {
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _rest?.Dispose();
        _content.Dispose();
    }

    private FramedStream Whole()
    {
        if (_rest is not null)
        {
            throw new InvalidOperationException($"{Name} is being read already; a file is read once.");
        }

        _rest = Compression is null || _wholeInHead ? _content : new ReadAheadStream(_content);
        return new FramedStream(_head.AsMemory(0, _headCount), _rest, default);
    }
}
