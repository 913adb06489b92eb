using System.Text;
using CyclinE.Genomics.Results.Files;
using CyclinE.Ingest.Readers.Generic;
using CyclinE.Ingest.Readers.Tables;
using CyclinE.Ingest.Text;

namespace CyclinE.Ingest.Splitting;

/// <summary>Tables of probes with a column that names the sample of each row, or with a column for each sample.</summary>
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
            if (GenericReader.IsComment(line))
            {
                sink.AddHead(line, lines.Line);
                continue;
            }

            var titles = line.ToArray();
            var number = lines.Line;
            var header = GenericHeader.Parse(line.TrimStart((byte)'#'), lines, byName: true);
            if (header.SampleColumns.Count > 0)
            {
                SplitMatrix(lines, header, number, sink);
                return FileContent.Samples;
            }

            sink.AddHead(titles, number);
            if (!header.Has(TableColumn.Sample))
            {
                return FileContent.Whole;
            }

            LongTable.Split(lines, header, sink);
            return FileContent.Samples;
        }

        throw new InvalidOperationException("A recognised table has a header.");
    }

    private static void SplitMatrix(LineReader lines, TableHeader header, long number, SampleSink sink)
    {
        SeveralArrays.RefuseSameNames([.. header.SampleColumns.Select(c => header.Titles[c])], null, lines.Here().ToString());
        int[] shared = [.. header.KnownColumns];
        var samples = new List<(SampleText Sample, int[] Columns)>();
        foreach (var column in header.SampleColumns.TakeWhile(_ => !sink.IsDone))
        {
            int[] own = [.. shared, column];
            var sample = sink.Of(Encoding.UTF8.GetBytes(header.Titles[column]));
            sink.AddPlain(sample, Encoding.UTF8.GetBytes(string.Join((char)header.Delimiter, own.Select(c => header.Titles[c]))), number);
            samples.Add((sample, own));
        }

        if (!sink.OnlyNames)
        {
            WideTable.Split(lines, header.Delimiter, header.Titles.Length, samples, string.Empty, sink);
        }
    }
}
