using CyclinE.Ingest.Files;
using CyclinE.Ingest.Text;

namespace CyclinE.Ingest.Readers;

/// <summary>A format that is text, read line by line.</summary>
internal abstract class TextArrayReader : IArrayReader
{
    /// <inheritdoc/>
    public abstract string Name { get; }

    /// <inheritdoc/>
    public abstract bool Recognises(ReadOnlySpan<byte> head);

    /// <inheritdoc/>
    public ArrayReading Read(ArrayFile file, ArrayFacts facts, IngestOptions options)
    {
        using var lines = file.OpenLines();
        return Read(lines, facts, options);
    }

    /// <summary>The first line that is not empty and does not begin with '#'; empty at the end of the file.</summary>
    protected static ReadOnlySpan<byte> FirstTableLine(LineReader lines)
    {
        ReadOnlySpan<byte> line;
        while (lines.TryRead(out line) && (line.IsEmpty || line[0] == (byte)'#'))
        {
        }

        return line;
    }

    /// <summary>Reads the array from the first line on.</summary>
    protected abstract ArrayReading Read(LineReader lines, ArrayFacts facts, IngestOptions options);
}
