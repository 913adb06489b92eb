using CyclinE.Genomics.Genome;
using CyclinE.Genomics.Input;
using CyclinE.Ingest.Normalisation;
using CyclinE.Ingest.Profiles;
using CyclinE.Ingest.Readers.Tables;
using CyclinE.Ingest.Text;

namespace CyclinE.Ingest.Readers;

/// <summary>What readers ask of the sheet's facts.</summary>
internal static class ArrayFactsReading
{
    /// <summary>Refuses a scale of the sheet where the format leaves no choice.</summary>
    /// <exception cref="InvalidInputException"><c>scale-contradiction</c>.</exception>
    public static void RefuseOtherScale(this ArrayFacts facts, string file, string because)
    {
        if (facts.ScaleDeclared && facts.Scale != ValueScale.Log2)
        {
            throw new InvalidInputException(
                "scale-contradiction",
                $"The sheet says scale {LogRatioConversion.NameOf(facts.Scale)}, but {because}.",
                file,
                "Leave the sheet's column 'scale' empty for this array.");
        }
    }

    /// <summary>Refuses a dye swap of an array of one colour.</summary>
    /// <param name="facts">What the sheet says.</param>
    /// <param name="file">The file, for messages.</param>
    /// <param name="vendor">Whose array, such as <c>an Affymetrix array</c>.</param>
    /// <exception cref="InvalidInputException"><c>polarity-contradiction</c>.</exception>
    public static void RefuseDyeSwap(this ArrayFacts facts, string file, string vendor)
    {
        if (facts.Polarity != 1)
        {
            throw new InvalidInputException(
                "polarity-contradiction",
                $"The sheet says polarity −1, but {vendor} has one sample: its log2 ratios are always sample over reference.",
                file,
                "Leave the sheet's column 'polarity' empty for this array.");
        }
    }

    /// <summary>The build of a format that has no field for it.</summary>
    /// <param name="facts">What the sheet says.</param>
    /// <param name="file">The file, for messages.</param>
    /// <param name="files">The format's files, such as <c>GenePix files</c>.</param>
    /// <exception cref="InvalidInputException"><c>build-unknown</c>.</exception>
    public static GenomeBuild RequireBuild(this ArrayFacts facts, string file, string files) =>
        BuildDecision.Decide(null, facts.Build, new SourceLocation(file), $"say it there: {files} no field for it");

    /// <summary>The positions of a platform whose rows may or may not have their own; null where they do.</summary>
    /// <exception cref="InvalidInputException"><c>needs-probe-map</c>: they have none, and the sheet names no table of positions.</exception>
    public static ProbePositions? PositionsFor(this ArrayFacts facts, TableHeader header, LineReader lines, ChromosomeCoding coding, string format,
        string otherwise) =>
        header.Has(TableColumn.Chromosome) && header.Has(TableColumn.Position) ? null : facts.ReadPositions(lines, coding, format, otherwise);

    /// <summary>The positions of a platform whose files have names alone.</summary>
    /// <exception cref="InvalidInputException"><c>needs-probe-map</c>: the sheet names no table of positions.</exception>
    public static ProbePositions ReadPositions(this ArrayFacts facts, LineReader lines, ChromosomeCoding coding, string format, string otherwise) =>
        facts.Probes is { } table
            ? ProbePositions.Read(table, facts.ProbesName, coding, lines.CancellationToken)
            : throw new InvalidInputException(
                "needs-probe-map",
                $"This {format} names its probes and has no columns for chromosome and position.",
                lines.Here().ToString(),
                $"Name a table with columns name, chromosome and position in the sheet's column 'probes', or {otherwise}.");

    /// <summary>The scale of values that a format leaves open.</summary>
    /// <exception cref="InvalidInputException"><c>scale-unknown</c>.</exception>
    public static ValueScale RequireScale(this ArrayFacts facts, string? description, SourceLocation where)
    {
        if (facts.ScaleDeclared)
        {
            return facts.Scale;
        }

        var text = description?.Replace(" ", string.Empty, StringComparison.Ordinal).Replace("_", string.Empty, StringComparison.Ordinal) ?? string.Empty;
        return text.Contains("log2", StringComparison.OrdinalIgnoreCase) ? ValueScale.Log2
            : text.Contains("log10", StringComparison.OrdinalIgnoreCase) ? ValueScale.Log10
            : throw new InvalidInputException(
                "scale-unknown",
                $"Neither the file nor the sheet says the scale of the values{(description is null ? string.Empty : $" ('{description}')")}.",
                where.ToString(),
                "Fill the sheet's column 'scale' (log2, ln, log10, ratio, copies, copies-2); the series' page at GEO tells what the values are.");
    }
}
