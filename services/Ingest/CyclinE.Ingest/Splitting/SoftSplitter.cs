using System.Text;
using CyclinE.Genomics.Input;
using CyclinE.Genomics.Results.Files;
using CyclinE.Ingest.Readers.Geo;
using CyclinE.Ingest.Readers.Tables;
using CyclinE.Ingest.Text;

namespace CyclinE.Ingest.Splitting;

/// <summary>GEO SOFT families: what stands before the first sample (the platform with its table) belongs to every one.</summary>
internal sealed class SoftSplitter : IFileSplitter
{
    /// <inheritdoc/>
    public Type Reader => typeof(SoftReader);

    /// <inheritdoc/>
    public string Format => "geo-soft";

    /// <inheritdoc/>
    public FileContent Split(LineReader lines, SplitFacts facts, SplitOptions options, SampleSink sink)
    {
        SampleText? sample = null;
        var names = new List<string>();
        var any = false;
        var inTable = false;
        while (!sink.IsDone && lines.TryRead(out var line))
        {
            if (line.StartsWith("^SAMPLE"u8))
            {
                names.Add(ValueOf(line));
                SeveralArrays.RefuseSameNames(names, names[^1], lines.Here().ToString());
                sample = sink.Of(Encoding.UTF8.GetBytes(names[^1]));
                any = true;
                inTable = false;
            }
            else if (!line.IsEmpty && line[0] == (byte)'^' && any)
            {
                sample = null; // Of no sample before it; what a later platform says its samples cannot share.
            }

            if (sample is null)
            {
                if (!any)
                {
                    sink.AddHead(line, lines.Line);
                }

                continue;
            }

            sample.Title = line.StartsWith("!Sample_title"u8) ? ValueOf(line) : sample.Title;
            if (inTable && !line.StartsWith("!sample_table_end"u8))
            {
                sink.Add(sample, line, lines.Line);
                continue;
            }

            inTable = line.StartsWith("!sample_table_begin"u8);
            sink.AddPlain(sample, line, lines.Line);
        }

        return any
            ? FileContent.Samples
            : throw new InvalidInputException(
                "missing-sample", "The SOFT file holds no ^SAMPLE with values.", lines.File, "Download the family file or a sample of the series, in full.");
    }

    private static string ValueOf(ReadOnlySpan<byte> line)
    {
        var equals = line.IndexOf((byte)'=');
        return equals < 0 ? string.Empty : SourceText.Decode(line[(equals + 1)..]).Trim();
    }
}
