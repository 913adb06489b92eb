using CyclinE.Genomics.Results.Cohort;
using CyclinE.Reporting.Model;

namespace CyclinE.Reporting.Page.Sections;

/// <summary>All arrays beside each other: who is like whom, who stands out, which probes are proposed for a mask.</summary>
internal static class AcrossSection
{
    private const int MostLines = 30;

    public static void Render(BatchResults results, Html html)
    {
        if (results.Cohort.Check is not { } check)
        {
            return;
        }

        html.Add($"""<section id="across" aria-labelledby="across-h"><h2 id="across-h">Across the batch</h2>""");
        var warnings = check.Arrays.SelectMany(a => a.Warnings).ToList();
        if (warnings.Count == 0)
        {
            html.Add($"<p>No array is like one of another patient or line, and none stands out by noise or number of segments.</p>");
        }
        else
        {
            html.Add($"""<ul class="notes">""");
            foreach (var warning in warnings.Take(MostLines))
            {
                html.Add($"<li>{warning}</li>");
            }

            html.Add($"</ul>");
            QualitySection.More(html, warnings.Count, MostLines, "across.tsv");
        }

        foreach (var note in check.Notes)
        {
            html.Add($"""<p class="faint">{note}</p>""");
        }

        if (check.Masks.Count > 0)
        {
            html.Add($"<p>{Show.Counted(check.Masks.Count, "run")} of probes stand off their segment in many unrelated arrays. Nothing was left out because of them; to leave them out, name them in a BED file with <code>--mask</code>.</p>");
            HtmlTable.Open(html, "plain", "Proposed masks", "Chromosome", "#Start", "#End", "Probe", "#Patients or lines");
            foreach (var mask in check.Masks.OrderByDescending(m => m.Arrays).Take(MostLines))
            {
                html.Add($"""<tr><th scope="row">{mask.Chromosome.ToString()}</th><td class="n">{Show.Count(mask.Start)}</td><td class="n">{Show.Count(mask.End)}</td><td>{mask.Name ?? "–"}</td><td class="n">{mask.Arrays} of {mask.Of}</td></tr>""");
            }

            HtmlTable.Close(html);
            QualitySection.More(html, check.Masks.Count, MostLines, "masks.tsv");
        }

        html.Add($"</section>\n");
    }
}
