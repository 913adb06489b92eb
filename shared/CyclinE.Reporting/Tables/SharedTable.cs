using CyclinE.Reporting.Model;
using static CyclinE.Reporting.Tables.Digits;

namespace CyclinE.Reporting.Tables;

/// <summary><c>shared.tsv</c>: what several resistant arrays of one parental line have in common.</summary>
internal static class SharedTable
{
    public static OutputTable Table { get; } = new OutputTable<SharedEvent>(
        "shared.tsv",
        "every event of parental lines with at least two compared pairs, those that more of the resistant arrays share first",
        results => SharedEvent.Of(results.PairResults),
        [
            new("parental", "Array id of the parental line.", r => Text(r.Parental)),
            new("arrays", "Resistant arrays that have the event.", r => Whole(r.Members.Count)),
            new("of", "Compared pairs of the line.", r => Whole(r.Pairs)),
            new("resistant", "Those arrays, joined with a comma.", r => List([.. r.Members.Select(m => m.Resistant)])),
            new("ranks", "Rank of the event in each of them (pairs.tsv).", r => List([.. r.Members.Select(m => Whole(m.Event.Rank))])),
            new("chromosome", "Chromosome without chr.", r => r.Members[0].Event.Chromosome.ToString()),
            new("start", "First base pair that all of them have.", r => Whole(r.Start)),
            new("end", "Last base pair that all of them have.", r => Whole(r.End)),
            new("kind", "Kind of the event in each of them.", r => List([.. r.Members.Select(m => Words.Of(m.Event.Kind))])),
            new("log2_difference", "log2 difference in each of them.", r => List([.. r.Members.Select(m => Log2(m.Event.Log2Difference))])),
            new("q", "Smallest q among them.", r => Significant(r.Q)),
            new("focal", "true where it is focal in all of them.", r => Truth(r.Members.All(m => m.Event.Focal))),
            new("genes", "Genes that all of them touch, highlighted ones first.", r => List(r.Genes)),
        ]);
}
