using CyclinE.Genomics.Input;
using CyclinE.Genomics.Results.Files;
using CyclinE.Genomics.Results.Segments;
using CyclinE.Ingest.Files;
using CyclinE.Ingest.Readers;
using CyclinE.Ingest.Text;

namespace CyclinE.Ingest.Splitting;

/// <summary>Takes a file of many samples apart in one pass.</summary>
/// <remarks>
/// A raw sample is a file of the same format that holds one sample: its cells are the file's own, so that reading it gives what
/// reading the file for that sample gives. Lines of a table with a row for each sample and probe are handed on as they are;
/// of one with a column for each sample every sample gets the probe's name and its own cells.
/// </remarks>
public static class FileSplitting
{
    private static readonly IFileSplitter[] Splitters =
    [
        new FinalReportSplitter(),
        new SeriesMatrixSplitter(),
        new SoftSplitter(),
        new SignalSplitter(),
        new SegSplitter(),
        new GenericSplitter(),
    ];

    /// <summary>Splits a file.</summary>
    /// <param name="file">The raw bytes, plain or compressed, read forwards once; the caller keeps the stream.</param>
    /// <param name="where">The file's name for messages.</param>
    /// <param name="facts">What the sheet says of it.</param>
    /// <param name="options">Science options.</param>
    /// <param name="store">Takes the samples as they come; at no time more than <see cref="SampleSink.Budget"/> bytes wait for it.</param>
    /// <param name="cancellationToken">Checked at every refill of the read buffer.</param>
    /// <exception cref="InvalidInputException">No sample of the file can be used: code, what, where and remedy.</exception>
    public static FileIndex Split(
        Stream file, string where, SplitFacts facts, SplitOptions options, ISampleStore store, CancellationToken cancellationToken) =>
        Run(file, where, facts, options, new SampleSink(store, null), cancellationToken);

    /// <summary>Names the samples of a file without keeping them.</summary>
    /// <param name="file">The raw bytes, read forwards once.</param>
    /// <param name="where">The file's name for messages.</param>
    /// <param name="facts">What the sheet says of it.</param>
    /// <param name="isEnough">Asked at every new sample: true ends the reading there.</param>
    /// <param name="cancellationToken">Checked at every refill of the read buffer.</param>
    /// <exception cref="InvalidInputException">No sample of the file can be used.</exception>
    public static FileIndex List(
        Stream file, string where, SplitFacts facts, Func<IReadOnlyList<string>, bool> isEnough, CancellationToken cancellationToken) =>
        Run(file, where, facts, new SplitOptions(), new SampleSink(null, isEnough), cancellationToken);

    /// <summary>The same, with another sink.</summary>
    internal static FileIndex Run(
        Stream file, string where, SplitFacts facts, SplitOptions options, SampleSink sink, CancellationToken cancellationToken)
    {
        using var opened = ArrayFile.Open(file, where, cancellationToken);
        var reader = ArrayReaders.For(opened);
        if (Array.Find(Splitters, s => s.Reader == reader.GetType()) is not { } splitter)
        {
            return new FileIndex { Format = reader.Name, Content = FileContent.Whole, Samples = [] };
        }

        FileContent content;
        using (var lines = opened.OpenLines())
        {
            try
            {
                content = splitter.Split(lines, facts, options, sink);
            }
            catch (InvalidInputException problem) when (problem.Problem.Code is not ("corrupt-file" or "truncated-file" or "expansion-limit"))
            {
                opened.Verify(); // Damaged compressed data come out as wrong content long before the checksum tells.
                throw;
            }
        }

        if (!sink.IsDone)
        {
            opened.Verify();
        }

        var samples = content == FileContent.Whole ? [] : sink.Finish();
        return content == FileContent.Whole || samples.Count > 0
            ? new FileIndex { Format = splitter.Format, Content = content, Samples = samples }
            : throw new InvalidInputException("truncated-file", "The file has a header and no rows.", where, "Export or copy the file again.");
    }
}

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

/// <summary>Where a split file's samples go while it is read. The memory handed over may be reused after the call.</summary>
public interface ISampleStore
{
    /// <summary>Keeps a part of a sample's text.</summary>
    void PutPart(string id, ReadOnlyMemory<byte> text);

    /// <summary>Keeps a sample with the rest of its text; gives the hash of the content.</summary>
    string PutSample(string id, RawSample sample, ReadOnlyMemory<byte> text);

    /// <summary>Keeps a sample's segments; gives their id and the hash of the content.</summary>
    (string Id, string ContentSha) PutSegments(ArraySegmentation segments);
}

/// <summary>What the rows of a sheet say together of a file that several of them name.</summary>
public sealed record SplitFacts
{
    /// <summary>Genome build of the positions; null where the sheet leaves it to the file.</summary>
    public string? Build { get; init; }

    /// <summary>The scales that rows declare, each once.</summary>
    public IReadOnlyList<ValueScale> Scales { get; init; } = [];

    /// <summary>True where a row says that its sample is in the green channel.</summary>
    public bool DyeSwap { get; init; }
}

/// <summary>Science options of splitting a file.</summary>
public sealed record SplitOptions
{
    /// <summary>Whether segments that cannot stand as they are get mended.</summary>
    [Option("seg-repair", "Mend the segments of a .seg file that overlap, are reversed, pass their chromosome's end or have no mean, and count them; otherwise their sample is refused.")]
    public bool SegRepair { get; init; }
}
