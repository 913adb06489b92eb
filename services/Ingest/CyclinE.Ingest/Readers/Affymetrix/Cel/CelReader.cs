using System.Globalization;
using CyclinE.Genomics.Genome;
using CyclinE.Genomics.Input;
using CyclinE.Genomics.Results.Profiles;
using CyclinE.Ingest.Files;
using CyclinE.Ingest.Profiles;
using CyclinE.Ingest.Readers.Tables;
using CyclinE.Ingest.Text;

namespace CyclinE.Ingest.Readers.Affymetrix.Cel;

/// <summary>
/// Affymetrix CEL files: log2 intensities of probe sets, which become log2 ratios by a reference of the same chip. Read whole before
/// anything is refused, so that a damaged one is told from a sound one.
/// </summary>
internal sealed class CelReader : IArrayReader
{
    /// <summary>The format's name in the artifact.</summary>
    public const string Format = "affymetrix-cel";

    /// <inheritdoc/>
    public string Name => "Affymetrix CEL (intensities)";

    /// <inheritdoc/>
    public bool Recognises(ReadOnlySpan<byte> head) => CelFile.Recognises(head);

    /// <inheritdoc/>
    /// <exception cref="InvalidInputException"><c>needs-reference</c> or <c>needs-probe-map</c> for a sound file without one of the two.</exception>
    public ArrayReading Read(ArrayFile file, ArrayFacts facts, IngestOptions options)
    {
        var chip = CelFile.Read(file);
        var target = facts.IntensityTarget ?? facts.Reference?.Pool?.Quantiles ?? facts.Reference?.Normal?.Quantiles;
        if (facts.Probes is not { } table || (target is null && !facts.AsReference))
        {
            throw CelRefusal.Of(chip, file.Name, hasReference: target is not null || facts.AsReference, hasMap: facts.Probes is not null);
        }

        if (facts.Reference?.Pool is { } pool && pool.Facts.Platform != chip.ChipType)
        {
            throw new InvalidInputException(
                "reference-platform", $"The chip is {chip.ChipType ?? "not named"}, the pool is of {pool.Facts.Platform ?? "one that is not named"}.",
                file.Name, "Name a pool of the same chip.");
        }

        facts.RefuseDyeSwap(file.Name, "an Affymetrix array");
        facts.RefuseOtherScale(file.Name, "a CEL file holds intensities");
        var build = BuildDecision.Decide(null, facts.Build, new SourceLocation(file.Name), "say it there: a CEL file has no positions");
        var map = CelProbeMap.Read(table, facts.ProbesName, chip, CancellationToken.None);
        var values = CelSummary.Mapped(chip, map, options.DropFlagged, out var background);
        var quantiles = CelSummary.Quantiles(values);
        if (quantiles.Length == 0)
        {
            throw new InvalidInputException("no-finite-values", "No mapped cell of the chip has a value.", file.Name,
                "Check the table of probes and the scan.");
        }

        if (target is not null)
        {
            CelSummary.Normalise(values, target);
        }

        var features = new FeatureTable(named: true);
        var unplaced = new UnplacedFeatures();
        var positions = new PositionCheck(build);
        Place(map, CelSummary.Summarise(map, values), features, unplaced, positions, facts.ProbesName);
        positions.ThrowIfBeyond(ChromosomeCoding.Affymetrix.Description);
        var flagged = values.Count(float.IsNaN);
        var step = new NormalisationStep(
            "intensities",
            $"2nd percentile of all cells subtracted{(target is null ? string.Empty : ", quantiles of the reference")}, median log2 of a probe set's cells, alleles added",
            string.Create(CultureInfo.InvariantCulture,
                $"background {background:0.#}; {map.Cells.Length} cells make {map.Count} probe sets; {flagged} masked or outlying cells left out"));
        return new ArrayReading
        {
            Format = Format,
            Build = build,
            Platform = chip.ChipType,
            Features = features,
            Steps = unplaced.Step() is { } left ? [step, left] : [step],
            Quantiles = quantiles,
        };
    }

    private static void Place(CelProbeMap map, float[] summaries, FeatureTable features, UnplacedFeatures unplaced, PositionCheck positions, string table)
    {
        for (var set = 0; set < summaries.Length; set++)
        {
            var name = map.NameOf(set, out var chromosome, out var position);
            if (chromosome.Number == 0)
            {
                unplaced.Count(name);
                continue;
            }

            if (positions.Note(chromosome, position))
            {
                positions.NoteBeyond(chromosome, position, new SourceLocation(table));
            }

            features.Add(chromosome, position, summaries[set], name);
        }
    }
}

/// <summary>Why the intensities of a CEL file are no profile yet.</summary>
internal static class CelRefusal
{
    // Chips that measure copy number; of others, nobody knows where their probes lie.
    private static readonly string[] CopyNumberChips = ["GenomeWideSNP", "Mapping", "CytoScan", "Cytogenetics", "OncoScan", "Axiom"];

    private const string Export =
        "export it as CNCHP or CYCHP (Genotyping Console, Chromosome Analysis Suite, apt-copynumber-workflow or apt-copynumber-cyto) and give that file.";

    /// <summary>The refusal of a sound CEL file as an array: intensities alone are no log2 ratios.</summary>
    public static InvalidInputException Of(CelFile file, string where, bool hasReference, bool hasMap)
    {
        var quality = file.Judge();
        var holds = string.Create(
            CultureInfo.InvariantCulture,
            $"This is a CEL file of chip {file.ChipType ?? "(not named)"} with intensities of {file.Columns} × {file.Rows} cells (median {quality.Median:0.#}, background {quality.Background:0.#}, outliers {quality.OutlierShare:P1})");
        return !hasReference && (hasMap || (file.ChipType is { } chip && CopyNumberChips.Any(c => chip.StartsWith(c, StringComparison.OrdinalIgnoreCase))))
            ? new InvalidInputException(
                "needs-reference", holds + ": log2 ratios need a reference of the same chip.", where,
                "Name in the sheet's column 'reference' a pool that 'cycline reference build' made of at least 5 normals on this chip, and in 'probes' a table of its cells; or " + Export)
            : new InvalidInputException(
                "needs-probe-map", holds + ": nothing says where on the genome this chip's probes lie.", where,
                "If the chip measures copy number: name in the sheet's column 'probes' a table with name, chromosome, position and cell (and allele for SNPs), and in 'reference' a pool; or " + Export);
    }
}
