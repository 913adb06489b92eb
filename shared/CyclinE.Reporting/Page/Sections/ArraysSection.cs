using CyclinE.Genomics.Results.Calls;
using CyclinE.Reporting.Genome;
using CyclinE.Reporting.Model;
using CyclinE.Reporting.Tables;

namespace CyclinE.Reporting.Page.Sections;

/// <summary>Every array in one table, and each with its genome: in the page, or in a page of its own that loads when it is opened.</summary>
internal static class ArraysSection
{
    private const int MostGenes = 8;

    public static async Task RenderAsync(BatchResults results, ReportParts parts, Html html, CancellationToken cancellationToken)
    {
        html.Add($"""<section id="arrays" aria-labelledby="arrays-h"><h2 id="arrays-h">Every array</h2>""");
        HtmlTable.Open(html, "plain list", "Arrays; a name leads to its genome", "Array", "Sample", "Role", "State", "Quality", "#DLRS", "#Purity", "#Ploidy",
            "#Altered", "#Segments", "Amplified genes");
        foreach (var array in results.ArrayResults)
        {
            RenderRow(html, array, parts.Link(array.Array));
        }

        HtmlTable.Close(html);
        var probes = parts.ProbesOfEach(html.Length);
        foreach (var array in results.ArrayResults.Where(ReportParts.HasPicture))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var profile = array.LoadProfile is { } load && array.Ingested is not null ? await load(cancellationToken).ConfigureAwait(false) : null;
            var view = new GenomeView(await array.WholeAsync(cancellationToken).ConfigureAwait(false), profile, results.Build, results.Genes);
            var key = parts.Key(array.Array);
            if (parts.InOnePage)
            {
                html.Add($"""<details class="array" id="{key}"><summary><b>{array.Array}</b> <span class="faint">{ArrayPanel.InShort(array)}</span></summary>""");
                ArrayPanel.Render(html, view, key, parts.Resolution, probes);
                html.Add($"</details>\n");
                continue;
            }

            var body = new Html();
            body.Add($"""<header class="page"><p class="kicker">CyclinE.Pipeline · {results.Batch}{(results.Synthetic ? " · synthetic data" : string.Empty)}</p><h1>{array.Array}</h1><p class="lede">{ArrayPanel.InShort(array)}</p></header><main id="main">""");
            ArrayPanel.Render(body, view, key, parts.Resolution, probes);
            body.Add($"</main>\n");
            await parts.WriteAsync(array.Array, PageShell.Write($"{array.Array}: {results.Batch}", body.ToMarkup())).ConfigureAwait(false);
            html.Add($"""<details class="array part" id="{key}"><summary><b>{array.Array}</b> <span class="faint">{ArrayPanel.InShort(array)}</span></summary><iframe loading="lazy" title="{array.Array}" src="{parts.Link(array.Array)}"></iframe></details>""");
        }

        html.Add($"</section>\n");
    }

    private static void RenderRow(Html html, ArrayResult array, string? link)
    {
        var calls = array.Calls;
        html.Add($"""<tr><th scope="row">""");
        if (link is null)
        {
            html.Add($"{array.Array}");
        }
        else
        {
            html.Add($"""<a href="{link}">{array.Array}</a>""");
        }

        var amplified = (calls?.Genes ?? []).Where(g => g.Call >= CallClass.Amplification).OrderByDescending(g => g.Log2).Select(g => g.Symbol).ToList();
        html.Add($"""
            </th><td>{array.Sample}</td><td>{array.Role}</td><td>{Words.Of(array.State)}</td><td>{(array.Verdict is { } verdict ? Words.Of(verdict) : "–")}</td><td class="n">{Show.Number(array.Ingested?.Quality.Dlrs, 3)}</td>
            <td class="n">{Show.Percent(calls?.CopyModel?.Purity)}</td><td class="n">{Show.Number(calls?.CopyModel?.Ploidy, 2)}</td><td class="n">{Show.Percent(calls?.GenomeAltered)}</td><td class="n">{(calls is { Classes.Count: > 0 } ? Show.Count(calls.Classes.Sum(c => c.Segments)) : "–")}</td><td class="wide">{(amplified.Count == 0 ? "–" : Show.Names(amplified, MostGenes))}</td></tr>

            """);
    }
}
