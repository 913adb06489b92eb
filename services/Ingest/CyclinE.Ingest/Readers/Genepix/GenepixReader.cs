using System.Globalization;
using CyclinE.Genomics;

namespace CyclinE.Ingest;

/// <summary>GenePix results (<c>.gpr</c>), an Axon Text File: two-colour spots, positions by name from a table.</summary>
internal sealed class GenepixReader : TextArrayReader
{
    private const string Format = "GenePix table";

    private static readonly string[] Provenance =
        ["Type", "DateTime", "GalFile", "Scanner", "PMTGain", "Wavelengths", "PixelSize", "Creator", "NormalizationMethod", "RatioFormulation"];

    /// <inheritdoc/>
    public override string Name => "GenePix .gpr";

    /// <inheritdoc/>
    public override bool Recognises(ReadOnlySpan<byte> head) => head.StartsWith("ATF\t"u8) || head.StartsWith("ATF "u8);

    /// <inheritdoc/>
    protected override ArrayReading Read(LineReader lines, ArrayFacts facts, IngestOptions options)
    {
        facts.RefuseOtherScale(lines.File, "a GenePix file holds two signals, from which log2 ratios are computed");
        var vendor = ReadPreamble(lines, out var titles);
        var header = ReadColumns(titles, lines, options);
        var build = BuildDecision.Decide(null, facts.Build, new SourceLocation(lines.File), "say it there: GenePix files have no field for it");
        var positions = header.Has(TableColumn.Chromosome) && header.Has(TableColumn.Position)
            ? null
            : facts.ReadPositions(lines, ChromosomeCoding.Table, Format, "export a table of log2 ratios with positions");
        var rows = new ProbeRows(lines, header, new TableDialect
        {
            Format = Format,
            Coding = ChromosomeCoding.Table,
            Build = build,
            Scale = header.Has(TableColumn.Green) || header.TitleOf(TableColumn.Value).StartsWith("Log", StringComparison.Ordinal) ? ValueScale.Log2 : ValueScale.Ratio,
            ScaleDeclared = true,
            Polarity = facts.Polarity,
            DecimalComma = true,
            Positions = positions,
            MissingWhen = options.DropFlagged ? IsBad : null,
            MissingMeaning = "Flags is negative (bad, absent, not found)",
        });
        return new ArrayReading
        {
            Format = "genepix",
            Build = build,
            Platform = vendor.GetValueOrDefault("GalFile"),
            Features = rows.Read(),
            Steps = rows.Steps(),
            Vendor = vendor,
        };
    }

    private static TableHeader ReadColumns(byte[] titles, LineReader lines, IngestOptions options)
    {
        var twoSignals = titles.AsSpan().IndexOf("F635 Median - B635"u8) >= 0 && titles.AsSpan().IndexOf("F532 Median - B532"u8) >= 0;
        string[] ratios = ["Log Ratio (635/532)", "Log Ratio", "Ratio of Medians (635/532)", "Ratio of Medians"];
        return TableHeader.Of(
            titles, (byte)'\t', lines, Format,
            (TableColumn.Name, ["ID", "Name"], true),
            (TableColumn.Value, twoSignals ? ["F635 Median - B635"] : ratios, true),
            (TableColumn.Green, twoSignals ? ["F532 Median - B532"] : [], false),
            (TableColumn.Mark, options.DropFlagged ? ["Flags"] : [], false),
            (TableColumn.Chromosome, ["Chromosome", "Chr"], false),
            (TableColumn.Position, ["Position", "Start"], false));
    }

    // Line 2 says how many header lines follow; each is "key=value" in quotes.
    private static SortedDictionary<string, string> ReadPreamble(LineReader lines, out byte[] titles)
    {
        var vendor = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var count = -1;
        while (lines.TryRead(out var line))
        {
            if (lines.Line == 1)
            {
                continue;
            }

            if (lines.Line == 2)
            {
                var end = line.IndexOfAny((byte)'\t', (byte)' ');
                if (!int.TryParse(SourceText.Decode(end < 0 ? line : line[..end]), NumberStyles.None, CultureInfo.InvariantCulture, out count))
                {
                    throw new InvalidInputException(
                        "unexpected-line", $"'{CellProblem.Show(line)}' does not say how many header lines follow: expected two whole numbers.", lines.Here().ToString(), "Export the results again from GenePix.");
                }

                continue;
            }

            if (lines.Line > 2 + count)
            {
                titles = line.ToArray();
                return vendor;
            }

            var text = SourceText.Decode(line).Trim('"', '\t', ' ');
            var equals = text.IndexOf('=', StringComparison.Ordinal);
            if (equals > 0 && Provenance.Contains(text[..equals]) && text.Length < 300)
            {
                vendor.TryAdd(text[..equals], text[(equals + 1)..].Trim());
            }
        }

        throw new InvalidInputException(
            "truncated-file", $"The file ends after {lines.Line} lines without a table of spots.", lines.Here().ToString(), "Export the results again from GenePix, or copy the file again.");
    }

    private static bool IsBad(ReadOnlySpan<byte> cell) => Number.TryParse(cell, out var flag) && flag < 0;
}
