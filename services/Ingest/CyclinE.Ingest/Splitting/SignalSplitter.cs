using System.Text;
using CyclinE.Genomics.Results.Files;
using CyclinE.Ingest.Readers;
using CyclinE.Ingest.Readers.Illumina;
using CyclinE.Ingest.Readers.Tables;
using CyclinE.Ingest.Text;

namespace CyclinE.Ingest.Splitting;

/// <summary>Tables with a column of Log R Ratios and one of B-allele frequencies for each sample.</summary>
internal sealed class SignalSplitter : IFileSplitter
{
    private const string LogRatio = "logrratio";
    private const string Baf = "ballelefreq";
    private static readonly string[] Shared = ["name", "snpname", "probeset", "id", "chr", "chromosome", "position", "pos", "mapinfo"];

    /// <inheritdoc/>
    public Type Reader => typeof(SignalReader);

    /// <inheritdoc/>
    public string Format => "penncnv-signal";

    /// <inheritdoc/>
    public FileContent Split(LineReader lines, SplitFacts facts, SplitOptions options, SampleSink sink)
    {
        ReadOnlySpan<byte> line;
        while (lines.TryRead(out line) && (line.IsEmpty || line[0] == (byte)'#'))
        {
            sink.AddHead(line, lines.Line);
        }

        var delimiter = HeadText.DelimiterOf(line);
        string[] titles = [.. SourceText.Decode(line).Split((char)delimiter).Select(t => t.Trim().Trim('"'))];
        var normalised = Array.ConvertAll(titles, TableColumn.Normalise);
        int[] shared = [.. Enumerable.Range(0, titles.Length).Where(i => Shared.Contains(normalised[i]))];
        SeveralArrays.RefuseSameNames([.. normalised.Where(t => t.EndsWith(LogRatio, StringComparison.Ordinal) && t.Length > LogRatio.Length)], null,
            lines.Here().ToString());
        var samples = new List<(SampleText Sample, int[] Columns)>();
        for (var i = 0; i < titles.Length && !sink.IsDone; i++)
        {
            // "NA06985.Log R Ratio" is NA06985; the title alone has no name.
            var name = normalised[i].EndsWith(LogRatio, StringComparison.Ordinal) && titles[i].Length > "Log R Ratio".Length
                ? titles[i][..^"Log R Ratio".Length].TrimEnd('.', ' ', '_')
                : string.Empty;
            if (name.Length == 0)
            {
                continue;
            }

            var baf = Array.IndexOf(normalised, TableColumn.Normalise(name + Baf));
            int[] own = baf < 0 ? [.. shared, i] : [.. shared, i, baf];
            var sample = sink.Of(Encoding.UTF8.GetBytes(name));
            sink.AddPlain(sample, Encoding.UTF8.GetBytes(string.Join((char)delimiter, own.Select(c => titles[c]))), lines.Line);
            samples.Add((sample, own));
        }

        if (samples.Count == 0)
        {
            return FileContent.Whole;
        }

        if (!sink.OnlyNames)
        {
            WideTable.Split(lines, delimiter, titles.Length, samples, string.Empty, sink);
        }

        return FileContent.Samples;
    }
}
