using CyclinE.Genomics;

namespace CyclinE.Ingest;

/// <summary>Reads one file format. A new format is a class and a line in <see cref="ArrayReaders"/>.</summary>
internal interface IArrayReader
{
    /// <summary>Whether a text begins as this format's do.</summary>
    /// <param name="head">The first bytes of the (decompressed) text, at most 64 KB.</param>
    bool Recognises(ReadOnlySpan<byte> head);

    /// <summary>Reads the array.</summary>
    /// <exception cref="InvalidInputException">The file is not as its format asks.</exception>
    ArrayReading Read(LineReader lines, ArrayFacts facts, IngestOptions options);
}
