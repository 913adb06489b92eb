using System.Globalization;
using CyclinE.Genomics;

namespace CyclinE.Ingest;

/// <summary>Why the intensities of a CEL file are no profile yet.</summary>
internal static class CelRefusal
{
    // Chips that measure copy number; of others, nobody knows where their probes lie.
    private static readonly string[] CopyNumberChips = ["GenomeWideSNP", "Mapping", "CytoScan", "Cytogenetics", "OncoScan", "Axiom"];

    private const string Export = "export it as CNCHP or CYCHP (Genotyping Console, Chromosome Analysis Suite, apt-copynumber-workflow or apt-copynumber-cyto) and give that file.";

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
