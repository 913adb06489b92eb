using CyclinE.Genomics.Results.Pairs;
using CyclinE.Reporting.Model;
using static CyclinE.Reporting.Tables.Digits;

namespace CyclinE.Reporting.Tables;

/// <summary><c>pairs.tsv</c>: what each resistant array acquired and lost. Its first twelve columns are relied on by name and order.</summary>
internal static class PairsTable
{
    public static OutputTable Table { get; } = new OutputTable<(PairResult Pair, PairEvent Event)>(
        "pairs.tsv",
        "every acquired and lost event of every compared pair, in sheet order and by rank; pairs without one stand in summary.json",
        results =>
            from pair in results.PairResults
            where pair.Comparison is not null
            from found in pair.Comparison!.Events
            select (pair, found),
        [
            new("resistant", "Array id of the resistant line.", r => Text(r.Pair.Resistant)),
            new("parental", "Array id of the parental line.", r => Text(r.Pair.Parental)),
            new("rank", "Rank within the pair by q, then by the size of log2_difference, from 1; mostly masked events behind all others.",
                r => Whole(r.Event.Rank)),
            new("chromosome", "Chromosome without chr.", r => r.Event.Chromosome.ToString()),
            new("start", "Position of the event's first probe, 1-based base pairs.", r => Whole(r.Event.Start)),
            new("end", "Position of the event's last probe.", r => Whole(r.Event.End)),
            new("kind", "gain, amplification, loss or deletion (acquired); lost: the parental's event that the resistant array has not.",
                r => Words.Of(r.Event.Kind)),
            new("log2_difference", "Trimmed mean of resistant − parental over the event, main mode of the difference subtracted.",
                r => Log2(r.Event.Log2Difference)),
            new("z", "log2_difference / se.", r => Fixed(r.Event.Z, 3)),
            new("q", "q value over the pair's events, mostly masked ones apart.", r => Significant(r.Event.Q)),
            new("focal", "true for a focal event with enough contrast.", r => Truth(r.Event.Focal)),
            new("genes", "Genes it touches, highlighted ones first, joined with a comma.", r => List(r.Event.Genes)),
            new("outer_start", "Outer bound on the left, base pairs.", r => Whole(r.Event.OuterStart)),
            new("outer_end", "Outer bound on the right, base pairs.", r => Whole(r.Event.OuterEnd)),
            new("probes", "Probes valid in both arrays.", r => Whole(r.Event.Probes)),
            new("resistant_log2", "log2 of the resistant array over the event, centre subtracted.", r => Log2(r.Event.ResistantLog2)),
            new("parental_log2", "log2 of the parental array over the event, centre subtracted.", r => Log2(r.Event.ParentalLog2)),
            new("se", "Standard error of log2_difference.", r => Log2(r.Event.StandardError)),
            new("p", "Family-wise P over the genome.", r => Significant(r.Event.P)),
            new("identity_correlation", "Correlation of the two profiles over their fingerprint probes.",
                r => Fixed(r.Pair.Comparison!.IdentityCorrelation, 4)),
            new("identity_basis", "What identity was judged by: genotypes, baf or correlation; NA where it was not.",
                r => Text(r.Pair.Comparison!.IdentityBasis)),
            new("identity_concordance", "Share of equal genotypes among autosomal markers homozygous in both arrays; NA without them.",
                r => Fixed(r.Pair.Comparison!.IdentityConcordance, 4)),
            new("masked", "Masked share of the event, 0–1; NA where nothing is masked. Events above 0.5 are never focal and rank behind the others.",
                r => Fixed(r.Event.Masked, 4)),
        ]);
}
