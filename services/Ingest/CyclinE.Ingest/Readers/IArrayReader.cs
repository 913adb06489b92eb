using CyclinE.Genomics.Input;
using CyclinE.Ingest.Files;

namespace CyclinE.Ingest.Readers;

/// <summary>Reads one file format. A new format is a class and a line in <see cref="ArrayReaders"/>.</summary>
internal interface IArrayReader
{
    /// <summary>What the format is called in messages, such as <c>Agilent Feature Extraction text</c>.</summary>
    string Name { get; }

    /// <summary>Whether a file begins as this format's do.</summary>
    /// <param name="head">The first bytes of the decompressed content, at most 64 KB; of a text without byte-order mark.</param>
    bool Recognises(ReadOnlySpan<byte> head);

    /// <summary>Reads the array.</summary>
    /// <param name="file">The file: <see cref="ArrayFile.OpenLines"/> or <see cref="ArrayFile.OpenStream"/>, one of them, once.</param>
    /// <param name="facts">What the sheet says.</param>
    /// <param name="options">Science options.</param>
    /// <exception cref="InvalidInputException">The file is not as its format asks.</exception>
    ArrayReading Read(ArrayFile file, ArrayFacts facts, IngestOptions options);
}
