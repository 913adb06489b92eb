using CyclinE.Genomics.Results.Calls;
using CyclinE.Reporting.Model;
using CyclinE.Reporting.Tables;

namespace CyclinE.Reporting.Page.Sections;

/// <summary>The panel's genes in every array as a table of numbers, coloured by call.</summary>
internal static class GenePanelSection
{
    /// <summary>Most arrays shown; a screenful or two.</summary>
    public const int MostArrays = 60;

    /// <summary>Most genes shown: a panel may be every gene of the genome.</summary>
    public const int MostGenes = 100;

    public static void Render(BatchResults results, Html html)
    {
        html.Add($"""<section id="genes" aria-labelledby="genes-h"><h2 id="genes-h">Genes of the panel</h2>""");
        var called = results.ArrayResults.Where(a => a.Calls is { Genes.Count: > 0 }).ToList();
        if (called.Count == 0)
        {
            html.Add($"<p>No array has a value at a gene of the panel. A genome build without a gene table has none unless genes are given.</p></section>\n");
            return;
        }

        var panel = Order(called.SelectMany(a => a.Calls!.Genes).Select(g => g.Symbol).Distinct(StringComparer.OrdinalIgnoreCase));
        var genes = panel.Count <= MostGenes ? panel : Strongest(panel, called);
        var shown = called.Count <= MostArrays ? called : [.. called.OrderByDescending(Weight).Take(MostArrays)];
        html.Add($"""
            <p class="keys">log2 ratio, centre subtracted:
            <span class="cell hl">high-level</span> <span class="cell am">amplification</span> <span class="cell ga">gain</span> <span class="cell ne">neutral</span> <span class="cell lo">loss</span> <span class="cell hd">deletion (suspected)</span>
            <span class="cell am focal">focal</span> † a point event lies over the gene</p>

            """);
        HtmlTable.Open(html, "heat", "log2 ratio at the panel's genes by array", ["Array", .. genes.Select(g => "#" + g)]);
        foreach (var array in shown)
        {
            var values = array.Calls!.Genes.ToDictionary(g => g.Symbol, StringComparer.OrdinalIgnoreCase);
            html.Add($"""<tr><th scope="row">{array.Array}</th>""");
            foreach (var symbol in genes)
            {
                RenderCell(html, values.GetValueOrDefault(symbol));
            }

            html.Add($"</tr>\n");
        }

        HtmlTable.Close(html);
        if (shown.Count < called.Count)
        {
            html.Add($"""<p class="more">{Show.Count(shown.Count)} of {Show.Count(called.Count)} called arrays are shown, those with the strongest events first; the full table is in genes.tsv.</p>""");
        }

        if (genes.Count < panel.Count)
        {
            html.Add($"""<p class="more">{Show.Count(genes.Count)} of the panel's {Show.Count(panel.Count)} genes are shown, those with the strongest events; all of them are in genes.tsv.</p>""");
        }

        html.Add($"</section>\n");
    }

    /// <summary>The genes with the strongest events over all arrays, in the order of the panel.</summary>
    private static List<string> Strongest(List<string> panel, List<ArrayResult> called)
    {
        var weights = new Dictionary<string, double>(StringComparer.OrdinalIgnoreCase);
        foreach (var gene in called.SelectMany(a => a.Calls!.Genes))
        {
            weights[gene.Symbol] = weights.GetValueOrDefault(gene.Symbol) + Weight(gene);
        }

        var strongest = panel.OrderByDescending(s => weights[s]).Take(MostGenes).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return [.. panel.Where(strongest.Contains)];
    }

    private static void RenderCell(Html html, GeneCall? gene)
    {
        if (gene?.Log2 is null)
        {
            html.Add($"""<td class="cell na">–</td>""");
            return;
        }

        var style = gene.Call switch
        {
            CallClass.HighLevelAmplification => "hl",
            CallClass.Amplification => "am",
            CallClass.Gain => "ga",
            CallClass.Loss => "lo",
            CallClass.HomozygousDeletion => "hd",
            CallClass.Neutral => "ne",
            _ => "na",
        };
        var words = $"{gene.Symbol}: {Words.Of(gene.Call)}{(gene.Focal ? ", focal" : string.Empty)}{PointWords(gene)}"
            + $"{(gene.GapFilled ? ", from the nearest segment" : string.Empty)}{(gene.BrokenInside ? ", broken inside" : string.Empty)}";
        html.Add($"""<td class="cell {style}{(gene.Focal ? " focal" : string.Empty)}" title="{words}">{Show.Log2(gene.Log2)}{(gene.GapFilled ? "*" : string.Empty)}{(gene.Point is null ? string.Empty : "†")}</td>""");
    }

    private static string PointWords(GeneCall gene) => gene.Point is not { } point
        ? string.Empty
        : $", point event of {Show.Counted(point.Probes, "probe")} at log2 {Show.Log2(point.Log2)}: {Words.Of(point.Call)}";

    /// <summary>The two genes of the study first, the others as the panel has them.</summary>
    private static List<string> Order(IEnumerable<string> symbols) =>
        [.. symbols.OrderBy(s => s.ToUpperInvariant() switch { "CCNE1" => 0, "ERBB2" => 1, _ => 2 })];

    private static double Weight(ArrayResult array) => array.Calls!.Genes.Sum(Weight);

    private static double Weight(GeneCall gene) => gene.Call switch
    {
        CallClass.HighLevelAmplification => 100.0,
        CallClass.Amplification => 50,
        CallClass.HomozygousDeletion => 50,
        CallClass.Gain or CallClass.Loss => 1,
        _ => 0,
    } * (gene.Focal ? 2 : 1);
}
