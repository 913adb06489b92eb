using CyclinE.Genomics.Results.Calls;
using CyclinE.Reporting.Model;
using static CyclinE.Reporting.Tables.Digits;

namespace CyclinE.Reporting.Tables;

/// <summary><c>genes.tsv</c>: called array × panel gene.</summary>
internal static class GenesTable
{
    public static OutputTable Table { get; } = new ArrayTable<(ArrayResult Array, GeneCall Gene)>(
        "genes.tsv",
        "every panel gene in every called array, in sheet and genome order",
        array =>
            from gene in array.Calls?.Genes ?? []
            select (array, gene),
        [
            new("array", "Array id of the sheet.", r => Text(r.Array.Array)),
            new("sample", "Specimen or line.", r => Text(r.Array.Sample)),
            new("gene", "Gene symbol.", r => Text(r.Gene.Symbol)),
            new("chromosome", "Chromosome without chr.", r => r.Gene.Chromosome.ToString()),
            new("start", "First base pair of the gene body (union of its transcripts), 1-based.", r => Whole(r.Gene.Start)),
            new("end", "Last base pair of the gene body.", r => Whole(r.Gene.End)),
            new("log2", "Length-weighted mean log2 of the segments over the gene body, centre subtracted.", r => Log2(r.Gene.Log2)),
            new("minimum", "Lowest segment over the gene, log2.", r => Log2(r.Gene.Minimum)),
            new("maximum", "Highest segment over the gene, log2.", r => Log2(r.Gene.Maximum)),
            new("call", "Call of the most extreme segment over at least 25% or 1 kb of the gene; words of calls.tsv.", r => Words.Of(r.Gene.Call)),
            new("focal", "true where the gene lies in a focal event.", r => Truth(r.Gene.Focal)),
            new("probes", "Probes with a finite value within the gene body.", r => Whole(r.Gene.Probes)),
            new("covered", "Share of the gene body under segments, 0–1.", r => Fixed(r.Gene.Covered, 4)),
            new("gap_filled", "true where the value is that of the nearest segment within 1 Mb.", r => Truth(r.Gene.GapFilled)),
            new("broken_inside", "true where a breakpoint lies inside the gene.", r => Truth(r.Gene.BrokenInside)),
            new("fish_like_ratio", "2^(gene − median of its arm's flanks), for ERBB2 and CCNE1; amplified from 2.0 on.", r => Fixed(r.Gene.FishLikeRatio, 3)),
            new("band", "Cytogenetic band; NA where the build has no band table.", r => Text(r.Gene.Band)),
            new("copies", "Copies per tumour cell; NA where purity is not known.", r => Fixed(r.Gene.Copies, 2)),
            new("masked", "Masked share of the gene body, 0–1; NA where nothing is masked.", r => Fixed(r.Gene.Masked, 4)),
            new(
                "detection_limit",
                "Where no gain is called: the smallest amplicon that the array would have shown there; NA without --with limit-array.",
                r => Text(LimitSentence.Of(r.Array.Limits, r.Gene))),
            new("point", "Class of a point event over the gene by its own level, where that is beyond what call was by the segment; NA where there is none.", r => Words.Of(r.Gene.Point?.Call)),
            new("point_log2", "log2 of its probes, centre subtracted.", r => Log2(r.Gene.Point?.Log2)),
            new("point_probes", "Its probes with a finite value.", r => Whole(r.Gene.Point?.Probes)),
            new("point_chance", "Chance that noise puts one as far out over this gene, 0–1; at most point-chance.", r => Fixed(r.Gene.Point?.Chance, 6)),
        ]);
}
