using System.Buffers;
using System.Globalization;
using CyclinE.Genomics.Input;
using CyclinE.Genomics.Results.Files;

namespace CyclinE.Ingest.Text;

/// <summary>
/// Lines of a text as spans over one buffer. A span is valid until the next line is read. A byte-order mark at the beginning
/// is passed over.
/// </summary>
internal sealed class LineReader : IDisposable
{
    /// <summary>Longest line, in bytes.</summary>
    public const int LongestLine = 1 << 20;

    private const int FirstBuffer = 1 << 18;

    private readonly Stream _text;
    private readonly CancellationToken _cancellationToken;
    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(FirstBuffer);
    private int _start;
    private int _end;
    private int _lastStart;
    private long _bufferOffset;
    private long _firstNul = -1;
    private bool _ended;

    /// <summary>Reads the lines of a text; the caller keeps the stream.</summary>
    public LineReader(Stream text, string file, CancellationToken cancellationToken)
    {
        _text = text;
        File = file;
        _cancellationToken = cancellationToken;
        while (_end < 3 && !_ended)
        {
            Fill();
        }

        if (_buffer.AsSpan(0, _end).StartsWith("\uFEFF"u8))
        {
            _start = 3;
        }
    }

    /// <summary>The file's name for messages.</summary>
    public string File { get; }

    /// <summary>Ends reading when cancelled.</summary>
    public CancellationToken CancellationToken => _cancellationToken;

    /// <summary>Number of the last line read, from 1.</summary>
    public long Line { get; private set; }

    /// <summary>True where the last line read was the file's last and has no end of line.</summary>
    public bool Unterminated { get; private set; }

    /// <summary>The next line, without its end (LF or CRLF).</summary>
    /// <exception cref="InvalidInputException">The line is too long or holds NUL bytes, or compressed data is damaged.</exception>
    public bool TryRead(out ReadOnlySpan<byte> line)
    {
        var searched = 0;
        while (true)
        {
            var rest = _buffer.AsSpan(_start, _end - _start);
            var length = rest[searched..].IndexOf((byte)'\n') + searched;
            if (length >= searched)
            {
                line = Take(rest, length, length + 1);
                return true;
            }

            searched = rest.Length;
            if (_ended)
            {
                line = default;
                if (rest.IsEmpty)
                {
                    return false;
                }

                line = Take(rest, rest.Length, rest.Length);
                Unterminated = true;
                return true;
            }

            if (searched > LongestLine)
            {
                throw TooLong(Line + 1);
            }

            Fill();
        }
    }

    /// <summary>Gives the last line read once more, before the next one.</summary>
    public LineReader Again()
    {
        _start = _lastStart;
        Line--;
        return this;
    }

    /// <summary>Where the lines of a sample that was split from a file stood in it; null where the file itself is read.</summary>
    public IReadOnlyList<LineRun>? FileLines { get; init; }

    /// <summary>A place in the last line read.</summary>
    public SourceLocation Here(int column = 0, string? columnName = null) =>
        new(File, FileLines is null ? Line : LineRun.LineOf(FileLines, Line), column, columnName);

    /// <inheritdoc/>
    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = [];
    }

    private ReadOnlySpan<byte> Take(ReadOnlySpan<byte> rest, int length, int consumed)
    {
        Line++;
        if (length > LongestLine)
        {
            throw TooLong(Line);
        }

        if (_firstNul >= 0 && _firstNul < _bufferOffset + _start + length)
        {
            throw new InvalidInputException(
                "nul-bytes",
                string.Create(CultureInfo.InvariantCulture,
                    $"The text holds NUL bytes, the first as byte {_firstNul + 1} of the text: part of the file was never written, or it is not text."),
                Here().ToString(),
                "Copy or download the file again from where it was made.");
        }

        _lastStart = _start;
        _start += consumed;
        return length > 0 && rest[length - 1] == (byte)'\r' ? rest[..(length - 1)] : rest[..length];
    }

    private void Fill()
    {
        _cancellationToken.ThrowIfCancellationRequested();
        if (_start > 0)
        {
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            _bufferOffset += _start;
            _end -= _start;
            _start = 0;
        }

        if (_buffer.Length - _end < FirstBuffer / 2)
        {
            var larger = ArrayPool<byte>.Shared.Rent(2 * _buffer.Length);
            _buffer.AsSpan(0, _end).CopyTo(larger);
            ArrayPool<byte>.Shared.Return(_buffer);
            _buffer = larger;
        }

        var read = _text.Read(_buffer.AsSpan(_end));
        if (read == 0)
        {
            _ended = true;
            return;
        }

        if (_firstNul < 0)
        {
            var nul = _buffer.AsSpan(_end, read).IndexOf((byte)0);
            _firstNul = nul < 0 ? -1 : _bufferOffset + _end + nul;
        }

        _end += read;
    }

    private InvalidInputException TooLong(long line) => new(
        "line-too-long",
        string.Create(CultureInfo.InvariantCulture, $"The line is longer than {LongestLine} bytes."),
        new SourceLocation(File, line).ToString(),
        "Give one probe per line, with line ends LF or CRLF.");
}
