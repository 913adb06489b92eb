using CyclinE.Genomics.Results.Pairs;
using CyclinE.Reporting.Model;
using CyclinE.Reporting.Tables;

namespace CyclinE.Reporting.Page.Sections;

/// <summary>What several resistant arrays of one parental line have in common.</summary>
internal static class SharedEvents
{
    private const int MostEvents = 20;
    private const int MostGenes = 6;

    public static void Render(BatchResults results, Html html)
    {
        var shared = SharedEvent.Of(results.PairResults).Where(e => e.Members.Count > 1).ToList();
        if (shared.Count == 0)
        {
            return;
        }

        HtmlTable.Open(html, "plain events", "Events that several resistant arrays of one parental line share", "Parental", "#Arrays", "Event",
            "#log2 difference", "Focal", "Genes");
        foreach (var found in shared.Take(MostEvents))
        {
            var first = found.Members[0].Event;
            var differences = found.Members.Select(m => Show.Log2(m.Event.Log2Difference)).ToList();
            html.Add($"""
                <tr><th scope="row">{found.Parental}</th><td class="n">{found.Members.Count} of {found.Pairs}</td>
                <td>{Words.Of(first.Kind)} {Show.Chromosome(first.Chromosome)}:{Show.Interval(found.Start, found.End)}</td><td class="n">{string.Join(", ", differences)}</td>
                <td>{(found.Members.All(m => m.Event.Focal) ? "yes" : "–")}</td><td>{Show.Names(found.Genes, MostGenes)}</td></tr>

                """);
        }

        HtmlTable.Close(html);
        QualitySection.More(html, shared.Count, MostEvents, "shared.tsv");
    }
}
