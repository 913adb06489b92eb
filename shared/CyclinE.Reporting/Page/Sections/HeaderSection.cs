using CyclinE.Reporting.Model;

namespace CyclinE.Reporting.Page.Sections;

/// <summary>Title, what kind of batch this is, the synthetic banner, and the way to the sections.</summary>
internal static class HeaderSection
{
    public static void Render(BatchResults results, IReadOnlyList<(string Id, string Name)> sections, Html html)
    {
        html.Add($"""<header class="page"><p class="kicker">CyclinE.Pipeline · copy-number report</p><h1>{results.Batch}</h1>""");
        html.Add($"""<p class="lede">{Describe(results)}</p>""");
        if (results.Synthetic)
        {
            html.Add($"""<p class="banner" role="note"><strong>Synthetic data.</strong> Every array and every patient of this batch was simulated. Nothing here says anything about a person or a tumour.</p>""");
        }

        html.Add($"<nav aria-label=\"Sections\"><ul>");
        foreach (var (id, name) in sections)
        {
            html.Add($"""<li><a href="#{id}">{name}</a></li>""");
        }

        html.Add($"</ul></nav></header>\n");
    }

    private static string Describe(BatchResults results)
    {
        var roles = results.ArrayResults.GroupBy(a => a.Role).Select(g => $"{Show.Count(g.Count())} {g.Key}");
        var finished = results.Run.Finished is { } end ? FormattableString.Invariant($", finished {end.ToUniversalTime():yyyy-MM-dd HH:mm} UTC")
            : ", still open";
        return $"{Show.Counted(results.Arrays.Submitted, "array")} ({string.Join(", ", roles)}), genome build {results.Build}{finished}.";
    }
}
