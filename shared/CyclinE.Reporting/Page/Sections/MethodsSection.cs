using CyclinE.Reporting.Model;

namespace CyclinE.Reporting.Page.Sections;

/// <summary>A methods paragraph that can be quoted, the options in force, and what the run took.</summary>
internal static class MethodsSection
{
    public static void Render(BatchResults results, Html html)
    {
        html.Add($"""<section id="methods" aria-labelledby="methods-h"><h2 id="methods-h">Methods</h2><p>{Paragraph(results)}</p>""");
        if (results.Methods.Count > 0)
        {
            html.Add($"<details><summary>Options in force</summary>");
            HtmlTable.Open(html, "plain", "Options by stage", "Stage", "Option", "Value");
            foreach (var method in results.Methods)
            {
                foreach (var (name, value) in method.Options)
                {
                    html.Add($"""<tr><th scope="row">{method.Stage} v{method.Version}</th><td><code>{name}</code></td><td>{value}</td></tr>""");
                }
            }

            HtmlTable.Close(html);
            html.Add($"</details>");
        }

        RenderRun(results.Run, html);
        html.Add($"</section>\n");
    }

    private static string Paragraph(BatchResults results)
    {
        var sentences = new List<string>
        {
            $"Arrays were processed with CyclinE.Pipeline {results.SoftwareVersion} in genome build {results.Build}{Versions(results)}.",
        };
        var segmenters = results.ArrayResults.Select(a => a.Segmentation?.Method).OfType<string>().Distinct().Order(StringComparer.Ordinal).ToList();
        if (segmenters.Count > 0)
        {
            sentences.Add($"log2 ratios were segmented by {string.Join(" and ", segmenters.Select(Segmenter))}; means are those of the measured, unclipped ratios, and each array's centre was subtracted once, after segmentation.");
        }

        var rules = results.ArrayResults.Select(a => a.Calls?.Rule).OfType<string>().Distinct().Order(StringComparer.Ordinal).ToList();
        if (rules.Count > 0)
        {
            sentences.Add($"Segments were called by {string.Join(" and ", rules.Select(Rule))}; an event is focal when it is short and stands out against both of its flanks.");
        }

        if (results.PairResults.Any(p => p.Comparison is not null))
        {
            sentences.Add("Resistant and parental arrays were compared by segmenting their difference; family-wise P values follow the tail of the maximal segment statistic, and q values control the expected share of false events (Siegmund, Zhang & Yakir 2011).");
        }

        if (results.Cohort.Study is { } study)
        {
            sentences.Add($"Groups were formed by {study.Definition}. Clinical benefit was compared by Fisher's exact test with the conditional odds ratio, progression-free survival by Kaplan–Meier estimates with log limits and the log-rank test.");
        }

        return string.Join(' ', sentences);
    }

    private static string Versions(BatchResults results) =>
        results.Methods.Count == 0 ? string.Empty : $" ({string.Join(", ", results.Methods.Select(m => $"{m.Stage} v{m.Version}"))})";

    private static string Segmenter(string method) => method switch
    {
        "fpop" => "exact least-squares segmentation with functional pruning (fpop; Rigaill 2010, Maidstone et al. 2017)",
        _ => method,
    };

    private static string Rule(string rule) => rule switch
    {
        "noise" => "their distance from the centre relative to their standard error",
        "fixed" => "fixed log2 limits",
        _ => rule,
    };

    private static void RenderRun(RunFacts run, Html html)
    {
        if (run.Stages.Count == 0)
        {
            // An export knows from when to when the batch ran, not what was computed and what reused.
            html.Add($"<p>The batch took {Show.Seconds(run.WallSeconds)}.</p>");
            return;
        }

        html.Add($"""<p>The run took {Show.Seconds(run.WallSeconds)}; {Show.Counted(run.ArtifactsComputed, "artifact")} computed, {Show.Count(run.ArtifactsReused)} reused.</p>""");

        html.Add($"<details><summary>Time by stage</summary>");
        HtmlTable.Open(html, "plain", "Time by stage, summed over its units", "Stage", "#Wall time", "#Computed", "#Reused");
        foreach (var stage in run.Stages)
        {
            html.Add($"""<tr><th scope="row">{stage.Stage}</th><td class="n">{Show.Seconds(stage.WallSeconds)}</td><td class="n">{Show.Count(stage.Computed)}</td><td class="n">{Show.Count(stage.Reused)}</td></tr>""");
        }

        HtmlTable.Close(html);
        html.Add($"</details>");
    }
}
