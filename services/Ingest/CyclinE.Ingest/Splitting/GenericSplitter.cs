using CyclinE.Genomics;

namespace CyclinE.Ingest;

/// <summary>Tables of probes with a column that names the sample of each row.</summary>
internal sealed class GenericSplitter : IFileSplitter
{
    /// <inheritdoc/>
    public Type Reader => typeof(GenericReader);

    /// <inheritdoc/>
    public string Format => "generic";

    /// <inheritdoc/>
    public FileContent Split(LineReader lines, SplitFacts facts, SplitOptions options, SampleSink sink)
    {
        while (lines.TryRead(out var line))
        {
            sink.AddHead(line, lines.Line);
            if (GenericReader.IsComment(line))
            {
                continue;
            }

            var header = GenericHeader.Parse(line.TrimStart((byte)'#'), lines);
            if (!header.Has(TableColumn.Sample))
            {
                return FileContent.Whole;
            }

            LongTable.Split(lines, header, sink);
            return FileContent.Samples;
        }

        throw new InvalidOperationException("A recognised table has a header.");
    }
}
