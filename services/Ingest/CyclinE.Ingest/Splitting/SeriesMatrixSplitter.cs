using System.Text;
using CyclinE.Genomics.Input;
using CyclinE.Genomics.Results.Files;
using CyclinE.Ingest.Readers.Geo;
using CyclinE.Ingest.Readers.Tables;
using CyclinE.Ingest.Text;

namespace CyclinE.Ingest.Splitting;

/// <summary>GEO series matrices: a column for each sample.</summary>
internal sealed class SeriesMatrixSplitter : IFileSplitter
{
    /// <inheritdoc/>
    public Type Reader => typeof(SeriesMatrixReader);

    /// <inheritdoc/>
    public string Format => "geo-series-matrix";

    /// <inheritdoc/>
    public FileContent Split(LineReader lines, SplitFacts facts, SplitOptions options, SampleSink sink)
    {
        var said = new Dictionary<string, (string[] Cells, long Line)>(StringComparer.Ordinal);
        while (lines.TryRead(out var line))
        {
            if (lines.Line == 1)
            {
                sink.AddHead(line, 1); // The format is told by it.
            }
            else if (line.StartsWith("!Sample_geo_accession\t"u8) || line.StartsWith("!Sample_title\t"u8) || line.StartsWith("!Sample_platform_id\t"u8)
                || line.StartsWith("!Sample_label_ch"u8) || line.StartsWith("!Sample_data_processing\t"u8))
            {
                var cells = SourceText.Decode(line).Split('\t');
                said.TryAdd(cells[0], ([.. cells.Skip(1).Select(Unquoted)], lines.Line));
            }
            else if (line.StartsWith("!series_matrix_table_begin"u8))
            {
                var begin = lines.Line;
                if (!lines.TryRead(out line))
                {
                    break;
                }

                SplitTable(line, begin, said, lines, sink);
                return FileContent.Samples;
            }
        }

        throw new InvalidInputException(
            "truncated-file", $"The file ends after {lines.Line} lines without a table.", lines.Here().ToString(), "Download the series matrix again.");
    }

    private static void SplitTable(
        ReadOnlySpan<byte> titleLine, long begin, Dictionary<string, (string[] Cells, long Line)> said, LineReader lines, SampleSink sink)
    {
        string[] titles = [.. SourceText.Decode(titleLine).Split('\t').Select(Unquoted)];
        SeveralArrays.RefuseSameNames(titles[1..], null, lines.Here().ToString());
        var samples = new SampleText[titles.Length - 1];
        for (var i = 0; i < samples.Length && !sink.IsDone; i++)
        {
            samples[i] = sink.Of(Encoding.UTF8.GetBytes(titles[i + 1]));
            var at = said.TryGetValue("!Sample_geo_accession", out var accessions) ? Array.IndexOf(accessions.Cells, titles[i + 1]) : -1;
            foreach (var (key, (cells, number)) in said.OrderBy(s => s.Value.Line))
            {
                if (at >= 0 && at < cells.Length)
                {
                    sink.AddPlain(samples[i], Encoding.UTF8.GetBytes($"{key}\t\"{cells[at]}\""), number);
                    samples[i].Title = key == "!Sample_title" ? cells[at] : samples[i].Title;
                }
            }

            sink.AddPlain(samples[i], "!series_matrix_table_begin"u8, begin);
            sink.AddPlain(samples[i], Encoding.UTF8.GetBytes($"\"{titles[0]}\"\t\"{titles[i + 1]}\""), begin + 1);
        }

        if (sink.OnlyNames)
        {
            return;
        }

        WideTable.Split(lines, (byte)'\t', titles.Length, [.. samples.Select((s, i) => (s, new[] { 0, i + 1 }))], "!series_matrix_table_end", sink);
    }

    private static string Unquoted(string cell) => cell.Trim().Trim('"');
}
