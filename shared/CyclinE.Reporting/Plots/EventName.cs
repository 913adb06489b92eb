using CyclinE.Genomics.Results.Pairs;
using CyclinE.Reporting.Page;

namespace CyclinE.Reporting.Plots;

/// <summary>What a reader calls an event: by the gene that the study is about, else by another gene, else by its place.</summary>
internal static class EventName
{
    private static readonly string[] StudyGenes = ["CCNE1", "ERBB2"];

    public static string Of(PairEvent e, IReadOnlySet<string> panel) =>
        Array.Find(StudyGenes, gene => e.Genes.Contains(gene, StringComparer.OrdinalIgnoreCase))
        ?? e.Genes.FirstOrDefault(panel.Contains)
        ?? e.Genes.FirstOrDefault()
        ?? $"{Show.Chromosome(e.Chromosome)}:{Show.Interval(e.Start, e.End, e.End - e.Start > 10_000_000 ? 0 : 2)}";
}
