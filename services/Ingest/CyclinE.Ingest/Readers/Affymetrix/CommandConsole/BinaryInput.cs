using System.Buffers;
using System.Buffers.Binary;
using System.Globalization;
using CyclinE.Genomics.Input;
using CyclinE.Ingest.Files;

namespace CyclinE.Ingest.Readers.Affymetrix.CommandConsole;

/// <summary>A binary file read once, forwards. Nothing is allocated for bytes that are not there.</summary>
/// <remarks>The caller keeps the stream, which ends where cancelled. Offsets count from 0, as hex viewers do.</remarks>
internal sealed class BinaryInput : IDisposable
{
    /// <summary>Most bytes that <see cref="Take"/> gives at once.</summary>
    public const int LargestTake = 1 << 20;

    private const int FirstBuffer = 1 << 18;
    private const int Piece = 1 << 16;
    private const string CopyAgain = "Copy or download the file again and compare its size with the original's.";

    private readonly Stream _stream;
    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(FirstBuffer);
    private int _start;
    private int _end;
    private bool _ended;

    public BinaryInput(Stream stream, string file)
    {
        _stream = stream;
        File = file;
    }

    /// <summary>The file's name for messages.</summary>
    public string File { get; }

    /// <summary>Offset of the next byte.</summary>
    public long Position { get; private set; }

    /// <summary>True where no byte is left.</summary>
    public bool AtEnd
    {
        get
        {
            Fill(1);
            return _start == _end;
        }
    }

    /// <summary>The content of a file.</summary>
    public static BinaryInput Open(ArrayFile file) => new(file.OpenStream(), file.Name);

    /// <summary>The next bytes without taking them; fewer at the end of the file.</summary>
    public ReadOnlySpan<byte> Peek(int count)
    {
        Fill(count);
        return _buffer.AsSpan(_start, Math.Min(count, _end - _start));
    }

    /// <summary>The next bytes, valid until the next call.</summary>
    /// <param name="count">At most <see cref="LargestTake"/>.</param>
    /// <param name="what">What they are, for the message if the file ends within them.</param>
    public ReadOnlySpan<byte> Take(int count, string what)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, LargestTake);
        Fill(count);
        if (_end - _start < count)
        {
            throw Truncated(Position + count, what);
        }

        var bytes = _buffer.AsSpan(_start, count);
        _start += count;
        Position += count;
        return bytes;
    }

    public byte Byte(string what) => Take(1, what)[0];

    public int Int32BigEndian(string what) => BinaryPrimitives.ReadInt32BigEndian(Take(4, what));

    public uint UInt32BigEndian(string what) => BinaryPrimitives.ReadUInt32BigEndian(Take(4, what));

    public int Int32LittleEndian(string what) => BinaryPrimitives.ReadInt32LittleEndian(Take(4, what));

    /// <summary>A block of its own, read in pieces, so that a false length costs nothing.</summary>
    public byte[] Block(long count, int limit, string what)
    {
        CheckLength(count, limit, what);
        if (count <= Piece)
        {
            return Take((int)count, what).ToArray();
        }

        var block = new ArrayBufferWriter<byte>(Piece);
        var end = Position + count;
        while (Position < end)
        {
            var piece = (int)Math.Min(Piece, end - Position);
            Fill(piece);
            if (_end - _start < piece)
            {
                throw Truncated(end, what);
            }

            block.Write(Take(piece, what));
        }

        return block.WrittenSpan.ToArray();
    }

    /// <summary>Passes over bytes.</summary>
    public void SkipTo(long offset, string what)
    {
        if (offset < Position)
        {
            throw Corrupt(string.Create(CultureInfo.InvariantCulture,
                $"The file says that {what} begins at byte {offset:N0}, before the place where it is referred to (byte {Position:N0})."));
        }

        var begun = Position;
        while (Position < offset)
        {
            Fill(1);
            var count = (int)Math.Min(_end - _start, offset - Position);
            if (count == 0)
            {
                throw Truncated(offset, what, begun);
            }

            _start += count;
            Position += count;
        }
    }

    /// <summary>Reads to the end, so that a damaged end of compressed data is noticed.</summary>
    public void Drain()
    {
        while (!AtEnd)
        {
            Position += _end - _start;
            _start = _end;
        }
    }

    /// <summary>A place for messages.</summary>
    public string Place(long offset) => string.Create(CultureInfo.InvariantCulture, $"{File}, byte offset {offset:N0}");

    /// <summary>The refusal of a file that contradicts itself or its format.</summary>
    public InvalidInputException Corrupt(string what, long? offset = null) =>
        new("corrupt-file", what, Place(offset ?? Position),
            "The file was damaged or written by a faulty program: copy it again from where it was made, or export it again.");

    /// <summary>Refuses a length that no file of these formats has.</summary>
    public void CheckLength(long count, long limit, string what)
    {
        if (count < 0 || count > limit)
        {
            throw Corrupt(string.Create(CultureInfo.InvariantCulture, $"The length of {what} is {count:N0}: expected 0 to {limit:N0}."));
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = [];
    }

    /// <summary>The refusal of a file that ends too early.</summary>
    /// <param name="expected">The least length that the file's content asks for.</param>
    /// <param name="what">What it ends within.</param>
    /// <param name="begun">Where that begins, if not here.</param>
    public InvalidInputException Truncated(long expected, string what, long? begun = null)
    {
        var place = Place(begun ?? Position);
        Drain();
        return new InvalidInputException(
            "truncated-file",
            string.Create(CultureInfo.InvariantCulture, $"The file ends at byte {Position:N0}, within {what}: expected at least {expected:N0} bytes."),
            place,
            CopyAgain);
    }

    private void Fill(int count)
    {
        if (_end - _start >= count || _ended)
        {
            return;
        }

        _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
        _end -= _start;
        _start = 0;
        if (_buffer.Length < count)
        {
            var larger = ArrayPool<byte>.Shared.Rent(count);
            _buffer.AsSpan(0, _end).CopyTo(larger);
            ArrayPool<byte>.Shared.Return(_buffer);
            _buffer = larger;
        }

        while (_end < count && !_ended)
        {
            var read = _stream.Read(_buffer.AsSpan(_end));
            _ended = read == 0;
            _end += read;
        }
    }
}
