using CyclinE.Genomics;

namespace CyclinE.Ingest;

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
