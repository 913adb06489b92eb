using CyclinE.Genomics.Input;
using CyclinE.Genomics.Results.Files;
using CyclinE.Ingest.Readers;
using CyclinE.Ingest.Readers.Illumina;
using CyclinE.Ingest.Readers.Tables;
using CyclinE.Ingest.Text;

namespace CyclinE.Ingest.Splitting;

/// <summary>Illumina Final Reports: a line for each sample and SNP, in either order.</summary>
internal sealed class FinalReportSplitter : IFileSplitter
{
    /// <inheritdoc/>
    public Type Reader => typeof(FinalReportReader);

    /// <inheritdoc/>
    public string Format => "illumina-final-report";

    /// <inheritdoc/>
    public FileContent Split(LineReader lines, SplitFacts facts, SplitOptions options, SampleSink sink)
    {
        var inData = false;
        while (lines.TryRead(out var line))
        {
            sink.AddHead(line, lines.Line);
            if (!inData)
            {
                inData = line.StartsWith("[Data]"u8);
                continue;
            }

            var header = TableHeader.Of(
                line, HeadText.DelimiterOf(line), lines, "Final Report",
                (TableColumn.Name, ["SNP Name", "Name", "SNPName"], true),
                (TableColumn.Value, ["Log R Ratio"], true),
                (TableColumn.Sample, ["Sample ID", "Sample Name"], false));
            if (!header.Has(TableColumn.Sample))
            {
                return FileContent.Whole;
            }

            LongTable.Split(lines, header, sink);
            return FileContent.Samples;
        }

        throw new InvalidInputException(
            "truncated-file",
            inData ? "The Final Report has no columns behind [Data]." : $"The file ends after {lines.Line} lines without [Data].",
            lines.Here().ToString(),
            "Export the report again, with its data.");
    }
}
