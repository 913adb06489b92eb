using CyclinE.Genomics.Genome;
using CyclinE.Genomics.Profiles;
using CyclinE.Ingest.Readers.Tables;
using CyclinE.Ingest.Text;

namespace CyclinE.Ingest.Readers.Illumina;

/// <summary>
/// Tables with columns <c>sample.Log R Ratio</c> and <c>sample.B Allele Freq</c>, one pair for each sample: PennCNV's signal
/// files and GenomeStudio's Full Data Table.
/// </summary>
internal sealed class SignalReader : TextArrayReader
{
    private const string Format = "table of Log R Ratios";
    private const string LogRatio = "logrratio";
    private const string Baf = "ballelefreq";
    private const string Genotype = "gtype";

    /// <inheritdoc/>
    public override string Name => "PennCNV signal and GenomeStudio tables";

    /// <inheritdoc/>
    public override bool Recognises(ReadOnlySpan<byte> head)
    {
        var line = HeadText.FirstTableLine(head);
        return line.IndexOf("Log R Ratio"u8) >= 0 || line.IndexOf("Log.R.Ratio"u8) >= 0;
    }

    /// <inheritdoc/>
    protected override ArrayReading Read(LineReader lines, ArrayFacts facts, IngestOptions options)
    {
        facts.RefuseDyeSwap(lines.File, "an Illumina array");
        facts.RefuseOtherScale(lines.File, "Log R Ratio is log2(R / expected R)");
        var line = FirstTableLine(lines);
        var delimiter = HeadText.DelimiterOf(line);
        var (value, sample) = Choose(SourceText.Decode(line).Split((char)delimiter), facts.FileSample, lines.File);
        var header = TableHeader.Of(
            line, delimiter, lines, Format,
            (TableColumn.Name, ["Name", "SNP Name", "ProbeSet", "ID"], true),
            (TableColumn.Value, [value], true),
            (TableColumn.Baf, [sample + Baf], false),
            (TableColumn.Genotype, [sample + Genotype], false),
            (TableColumn.Chromosome, ["Chr", "Chromosome"], false),
            (TableColumn.Position, ["Position", "Pos", "MapInfo"], false));
        var positions = facts.PositionsFor(header, lines, ChromosomeCoding.Illumina, Format, "export the table with the columns Chr and Position");
        var build = facts.RequireBuild(lines.File, "these tables have");
        return new ProbeRows(lines, header,
            IlluminaDialect.Of(Format, header, build, facts, positions)).Read("penncnv-signal") with
        {
            ReferenceSex = ReferenceSex.Scaled,
            OneRowPerProbe = true
        };
    }

    // Title of the wanted sample's log R ratios, and its name.
    private static (string LogRatio, string Sample) Choose(string[] titles, string? wanted, string file)
    {
        var samples = new List<string>();
        (string, string)? chosen = null;
        foreach (var title in titles.Select(t => t.Trim().Trim('"')))
        {
            if (!TableColumn.Normalise(title).EndsWith(LogRatio, StringComparison.Ordinal))
            {
                continue;
            }

            // "NA06985.Log R Ratio" is NA06985; the title alone has no name.
            var name = title.Length > "Log R Ratio".Length ? title[..^"Log R Ratio".Length].TrimEnd('.', ' ', '_') : string.Empty;
            samples.Add(name);
            if (wanted is null || name == wanted)
            {
                chosen ??= (title, name);
            }
        }

        SeveralArrays.RefuseSameNames(samples, wanted, file);
        SampleChoice.Judge(samples, wanted, chosen is not null, file);
        return chosen!.Value;
    }
}
