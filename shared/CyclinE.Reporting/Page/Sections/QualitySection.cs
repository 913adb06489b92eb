using CyclinE.Genomics.Results.Profiles;
using CyclinE.Reporting.Model;
using CyclinE.Reporting.Plots;

namespace CyclinE.Reporting.Page.Sections;

/// <summary>Quality control: every array's DLRS against the limits, and the arrays called with a warning.</summary>
internal static class QualitySection
{
    private const int MostWarnings = 60;

    public static void Render(BatchResults results, Html html)
    {
        html.Add($"""<section id="quality" aria-labelledby="quality-h"><h2 id="quality-h">Quality of the arrays</h2>""");
        RenderPlot(results, html);
        if (QualityMultiples.Draw(results) is { Text.Length: > 0 } multiples)
        {
            html.Add($"""<figure><div class="scroll" tabindex="0" role="region" aria-label="Measures of quality">{multiples}</div><figcaption>One strip a measure, one mark an array, from the lowest to the highest of the batch; the line is the median. Heights have no meaning.</figcaption></figure>""");
        }

        var warned = results.ArrayResults.Where(a => a.State == UnitOutcome.Called && a.Warnings.Count > 0).ToList();
        if (warned.Count > 0)
        {
            HtmlTable.Open(html, "plain", "Called with a warning", "Array", "Sample", "#DLRS", "#Missing", "Warning");
            foreach (var array in warned.Take(MostWarnings))
            {
                var quality = array.Ingested?.Quality;
                html.Add($"""<tr><th scope="row">{array.Array}</th><td>{array.Sample}</td><td class="n">{Show.Number(quality?.Dlrs, 3)}</td><td class="n">{Show.Percent(quality?.MissingShare, 1)}</td><td>{string.Join(" ", array.Warnings)}</td></tr>""");
            }

            HtmlTable.Close(html);
            More(html, warned.Count, MostWarnings, "arrays.tsv");
        }

        html.Add($"</section>\n");
    }

    private static void RenderPlot(BatchResults results, Html html)
    {
        var plot = StripPlot.Draw(results);
        if (plot == Markup.None)
        {
            html.Add($"<p>No array was measured.</p>\n");
            return;
        }

        var segments = results.ArrayResults.Count(a => a.Ingested is null && a.Segmentation?.File is not null);
        var unmeasured = results.ArrayResults.Count(a => a.Ingested is null) - segments;
        html.Add($"""
            <figure><div class="scroll" tabindex="0" role="region" aria-label="DLRS of the arrays">{plot}</div>
            <figcaption>One mark per array: <span class="key pass">● pass</span> <span class="key warn">▲ called with a warning</span> <span class="key fail">◆ excluded</span>. {(unmeasured > 0 ? $"{Show.Counted(unmeasured, "array")} could not be measured. " : string.Empty)}{(segments > 0 ? $"{Show.Counted(segments, "array")} came as segments, whose quality cannot be told. " : string.Empty)}All figures are in arrays.tsv.</figcaption></figure>

            """);
    }

    /// <summary>Says where the rest of a shortened table is.</summary>
    public static void More(Html html, int all, int shown, string file)
    {
        if (all > shown)
        {
            html.Add($"""<p class="more">{Show.Count(shown)} of {Show.Count(all)} are shown; the full table is in {file}.</p>""");
        }
    }
}
