using CyclinE.Genomics.Results.Calls;
using static CyclinE.Reporting.Tables.Digits;

namespace CyclinE.Reporting.Tables;

/// <summary><c>limits.tsv</c>: the smallest amplicons that would have been found.</summary>
internal static class LimitsTable
{
    public static OutputTable Table { get; } = new ArrayTable<(string Array, DetectionLimits Limits, DetectionLimitGene Gene, int Level)>(
        "limits.tsv",
        "every level of amplification at every panel gene on an autosome in every called array: the smallest amplicon that would have been found (only with --with limit-array)",
        array =>
            from gene in array.Limits?.Genes ?? []
            from level in Enumerable.Range(0, array.Limits!.Levels.Count)
            select (array.Array, array.Limits!, gene, level),
        [
            new("array", "Array id of the sheet.", r => Text(r.Array)),
            new("gene", "Gene symbol.", r => Text(r.Gene.Symbol)),
            new("chromosome", "Chromosome without chr.", r => r.Gene.Chromosome.ToString()),
            new("copies", "Copies per tumour cell of the planted amplicons.", r => Whole(LevelOf(r).Copies)),
            new("log2", "What they add to neutral probes, log2; NA where the level is none above the centre.", r => Log2(LevelOf(r).Log2)),
            new("probes", "Fewest probes that were found often enough; NA where no size was.", r => Whole(LevelOf(r).Probes)),
            new("kilobases", "The same at this gene, in kb: probes times the distance of neighbouring probes there.", r => Fixed(r.Gene.Kilobases[r.Level], 1)),
            new("found", "Share of the plantings found at that size, 0–1; at the largest size where none was found often enough.",
                r => Fixed(LevelOf(r).Found, 4)),
            new("plantings", "Amplicons planted per level and size.", r => Whole(r.Limits.Plantings)),
            new("purity", "Share of tumour cells that made copies log2, 0–1.", r => Fixed(r.Limits.Purity, 3)),
            new("purity_assumed", "true where it is not known and 1 was taken.", r => Truth(r.Limits.PurityIsAssumed)),
            new("spacing_kb", "Mean distance of neighbouring probes around the gene, in kb.", r => Fixed(r.Gene.Spacing / 1000, 3)),
            new("neutral_probes", "Probes of the segments into which was planted.", r => Whole(r.Limits.NeutralProbes)),
            new("segmenter", "The method that segmented the array and the planted amplicons.", r => Text(r.Limits.Segmenter)),
        ]);

    private static DetectionLimitLevel LevelOf((string Array, DetectionLimits Limits, DetectionLimitGene Gene, int Level) row) => row.Limits.Levels[row.Level];
}
