using System.Globalization;
using CyclinE.Genomics.Results.Pairs;
using CyclinE.Reporting.Model;

namespace CyclinE.Cli.Output;

/// <summary>The strongest differences of every pair as a few lines of text.</summary>
public static class PairLines
{
    private const int MostPairs = 12;
    private const int MostEvents = 3;
    private const int MostGenes = 4;

    /// <summary>Prints them; all events stand in <c>pairs.tsv</c>.</summary>
    public static void Say(Terminal terminal, BatchResults results)
    {
        var compared = results.PairResults.Where(p => p.Comparison is not null).ToList();
        if (compared.Count == 0)
        {
            return;
        }

        terminal.Line(string.Empty);
        terminal.Line("pair                      rank  event                                     log2 difference       z        q  focal  genes");
        foreach (var pair in compared.Take(MostPairs))
        {
            var name = $"{pair.Resistant}~{pair.Parental}";
            if (pair.Comparison!.Events.Count == 0)
            {
                terminal.Line($"{name,-24}     –  no difference");
            }

            foreach (var found in pair.Comparison.Events.Take(MostEvents))
            {
                var place = string.Create(CultureInfo.InvariantCulture,
                    $"{Kind(found)} {found.Chromosome}:{found.Start / 1e6:0.00}-{found.End / 1e6:0.00} Mb, {found.Probes} probes");
                terminal.Line(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{name,-24} {found.Rank,5}  {place,-42} {found.Log2Difference,14:+0.00;-0.00} {found.Z,7:0.0} {ProbabilityText.Of(found.Q),8}  {(found.Focal ? "yes" : "no"),-5}  {string.Join(",", found.Genes.Take(MostGenes))}"));
            }
        }

        if (compared.Count > MostPairs)
        {
            terminal.Line($"{compared.Count - MostPairs} more pairs in pairs.tsv");
        }

        foreach (var shared in SharedEvent.Of(compared).Where(s => s.Members.Count > 1).Take(MostEvents))
        {
            terminal.Line($"shared by {shared.Members.Count} of {shared.Pairs} lines of {shared.Parental}: {Kind(shared.Members[0].Event)} {shared.Members[0].Event.Chromosome}:{shared.Start}-{shared.End} {string.Join(",", shared.Genes.Take(MostGenes))}");
        }
    }

    private static string Kind(PairEvent found) => found.Kind == PairEventKind.Lost ? "lost" : $"acquired {found.Kind.ToString().ToLowerInvariant()}";
}
