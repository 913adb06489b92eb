using System.Globalization;
using CyclinE.Genomics.Genome;
using CyclinE.Genomics.Input;
using CyclinE.Ingest.Readers.Tables;
using CyclinE.Ingest.Text;

namespace CyclinE.Ingest.Readers.Genepix;

/// <summary>GenePix results (<c>.gpr</c>), an Axon Text File: two-colour spots, positions by name from a table.</summary>
internal sealed class GenepixReader : TextArrayReader
{
    private const string Format = "GenePix table";

    private static readonly string[] Provenance =
        ["Type", "DateTime", "GalFile", "Scanner", "PMTGain", "Wavelengths", "PixelSize", "Creator", "NormalizationMethod", "RatioFormulation",
            "RatioFormulations"];

    // The best first. Not "Rgn R2", which says how well the regression fits.
    private static readonly string[] RatioTitles = ["Log Ratio", "Ratio of Medians", "Rgn Ratio", "Median of Ratios", "Ratio of Means", "Mean of Ratios"];

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
        var stated = header.Has(TableColumn.Green) ? header.Has(TableColumn.StatedRatio) ? header.TitleOf(TableColumn.StatedRatio) : null
            : header.TitleOf(TableColumn.Value);
        var direction = Direction(stated, vendor, facts, lines);
        var build = facts.RequireBuild(lines.File, "GenePix files have");
        var rows = new ProbeRows(lines, header, TableDialect.Log2(Format, ChromosomeCoding.Table, build, facts) with
        {
            Scale = header.Has(TableColumn.Green) ? ValueScale.Log2 : ScaleOf(stated),
            Direction = header.Has(TableColumn.Green) ? null : direction,
            StatedScale = ScaleOf(stated),
            StatedTurned = direction is { Turned: true },
            DecimalComma = true,
            Positions = facts.PositionsFor(header, lines, ChromosomeCoding.Table, Format, "export a table of log2 ratios with positions"),
            MissingWhen = options.DropFlagged ? IsBad : null,
            MissingMeaning = "Flags is negative (bad, absent, not found)",
        });
        return rows.Read("genepix") with { Platform = vendor.GetValueOrDefault("GalFile"), Vendor = vendor };
    }

    private static TableHeader ReadColumns(byte[] titles, LineReader lines, IngestOptions options)
    {
        var (red, green) = Signals(SourceText.Decode(titles));
        var ratios = red is null ? Ratios(SourceText.Decode(titles)) : [red];
        return TableHeader.Of(
            titles, (byte)'\t', lines, Format,
            (TableColumn.Name, ["ID", "Name"], true),
            (TableColumn.OtherName, Cells(SourceText.Decode(titles)).Contains("ID") ? ["Name"] : [], false),
            (TableColumn.Value, ratios, true),
            (TableColumn.StatedRatio, red is null ? [] : Ratios(SourceText.Decode(titles)), false),
            (TableColumn.Green, green is null ? [] : [green], false),
            (TableColumn.Mark, options.DropFlagged ? ["Flags"] : [], false),
            (TableColumn.Chromosome, ["Chromosome", "Chr"], false),
            (TableColumn.Position, ["Position", "Start"], false));
    }

    // Titles name the scanner's wavelengths: 635 and 532 for Cy5 and Cy3, others on other scanners. The longer one is red.
    private static (string? Red, string? Green) Signals(string titles)
    {
        string[] medians = [.. Cells(titles)
            .Where(title => title.StartsWith('F') && title.EndsWith(" Median - B" + WavelengthOf(title), StringComparison.Ordinal))
            .OrderByDescending(title => int.Parse(WavelengthOf(title), CultureInfo.InvariantCulture))];
        return medians.Length == 2 ? (medians[0], medians[1]) : (null, null);
    }

    private static string[] Ratios(string titles) =>
        [.. RatioTitles.SelectMany(name => Cells(titles).Where(t => t.StartsWith(name, StringComparison.Ordinal))), "Log Ratio"];

    // What file and column say of it; W1 and W2 are the wavelengths in their order. Only what a ratio column holds is turned.
    private static StatedDirection? Direction(string? ratio, SortedDictionary<string, string> vendor, ArrayFacts facts, LineReader lines)
    {
        if (ratio is null)
        {
            return null;
        }

        RatioChannel? first = Wavelengths(vendor) is [var one, ..] ? RatioDirection.ColourOf(one) : null;
        var said = new List<(string, RatioDirection?)> { ($"column '{ratio}'", RatioDirection.Of(ratio)?.Counted(first)) };
        foreach (var formula in new[] { "RatioFormulations", "RatioFormulation" }.Where(vendor.ContainsKey))
        {
            // "W2/W1 (532/635)": both names of it.
            for (var direction = RatioDirection.Of(vendor[formula]); direction is not null; direction = RatioDirection.Of(direction.Rest))
            {
                said.Add(($"header's {formula}", direction.Counted(first)));
            }
        }

        return StatedDirection.Decide(said, facts, lines.Here());
    }

    private static string[] Wavelengths(SortedDictionary<string, string> vendor) =>
        vendor.TryGetValue("Wavelengths", out var text) ? text.Split(['\t', ' ', ',', ';'], StringSplitOptions.RemoveEmptyEntries) : [];

    private static ValueScale ScaleOf(string? ratio) => ratio is null || ratio.StartsWith("Log", StringComparison.Ordinal) ? ValueScale.Log2 : ValueScale.Ratio;

    private static IEnumerable<string> Cells(string titles) => titles.Split('\t').Select(title => title.Trim().Trim('"'));

    private static string WavelengthOf(string title) =>
        title.Length > 4 && title[1..4].All(char.IsAsciiDigit) && title[4] == ' ' ? title[1..4] : "0";

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
                        "unexpected-line", $"'{CellProblem.Show(line)}' does not say how many header lines follow: expected two whole numbers.",
                        lines.Here().ToString(), "Export the results again from GenePix.");
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
            "truncated-file", $"The file ends after {lines.Line} lines without a table of spots.", lines.Here().ToString(),
            "Export the results again from GenePix, or copy the file again.");
    }

    private static bool IsBad(ReadOnlySpan<byte> cell) => Number.TryParse(cell, out var flag) && flag < 0;
}
