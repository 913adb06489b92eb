using CyclinE.Genomics;

namespace CyclinE.Ingest;

/// <summary>Takes the samples of one format's files apart. Another format is a class and a line in <see cref="FileSplitting"/>.</summary>
internal interface IFileSplitter
{
    /// <summary>The reader of the format, which recognises it.</summary>
    Type Reader { get; }

    /// <summary>The format, such as <c>illumina-final-report</c>.</summary>
    string Format { get; }

    /// <summary>Reads the file once, forwards, and hands every sample's lines to the sink.</summary>
    /// <returns>What the file was; <see cref="FileContent.Whole"/> where it names no samples.</returns>
    /// <exception cref="InvalidInputException">No sample of the file can be used.</exception>
    FileContent Split(LineReader lines, SplitFacts facts, SplitOptions options, SampleSink sink);
}
