using CyclinE.Reporting.Model;
using CyclinE.Reporting.Tables;

namespace CyclinE.Reporting.Page.Sections;

/// <summary>What ended without a result comes before any result: which arrays and pairs, why, where, and what to do.</summary>
internal static class ProblemsSection
{
    private const int MostGroups = 100;
    private const int MostNames = 12;

    public static void Render(BatchResults results, Html html)
    {
        html.Add($"""<section id="problems" aria-labelledby="problems-h"><h2 id="problems-h">What was not called, and why</h2>""");
        var missing = results.ArrayResults.Where(a => a.State != UnitOutcome.Called).ToList();
        var uncompared = results.PairResults.Where(p => p.State != UnitOutcome.Compared).ToList();
        if (missing.Count == 0)
        {
            html.Add($"""<p class="well">Every array was called.</p>""");
        }
        else
        {
            RenderArrays(missing, html);
        }

        if (uncompared.Count > 0)
        {
            RenderPairs(uncompared, html);
        }

        foreach (var warning in results.Run.Warnings.Take(MostGroups))
        {
            html.Add($"""<p class="warning" role="note"><strong>Warning.</strong> {warning}</p>""");
        }

        if (results.Cohort is { State: not (null or UnitOutcome.Analysed) } cohort)
        {
            html.Add($"""<p><span class="state {Words.Of(cohort.State.Value)}">cohort {Words.Of(cohort.State.Value)}</span> {cohort.Reason ?? "No reason was recorded."}</p>""");
        }

        html.Add($"</section>\n");
    }

    private static void RenderArrays(List<ArrayResult> arrays, Html html)
    {
        // A file of 500 arrays that cannot be read is one thing to mend, not 500 lines.
        var groups = arrays
            .GroupBy(a => (a.State, a.Stage, Reason: a.ReasonText, a.Problem?.Where, a.Problem?.Remedy))
            .OrderBy(g => Urgency(g.Key.State))
            .ToList();
        HtmlTable.Open(html, "problems", "Arrays without calls", "State", "Array", "Reason", "Where", "What to do");
        foreach (var group in groups.Take(MostGroups))
        {
            var names = group.Select(a => a.Array).ToList();
            html.Add($"""
                <tr><td><span class="state {Words.Of(group.Key.State)}">{Words.Of(group.Key.State)}</span></td>
                <th scope="row">{Show.Names(names, MostNames)}{(names.Count > 1 ? $" ({Show.Counted(names.Count, "array")})" : string.Empty)}</th>
                <td data-label="Reason">{group.Key.Reason ?? Default(group.Key.State)}{Code(group.First())}</td>
                <td data-label="Where">{group.Key.Where ?? "–"}<small>{(group.Key.Stage is { } stage ? "at " + stage : string.Empty)}</small></td>
                <td data-label="What to do">{group.Key.Remedy ?? Advice(group.Key.State)}</td></tr>

                """);
        }

        HtmlTable.Close(html);
        if (groups.Count > MostGroups)
        {
            html.Add($"""<p class="more">{Show.Count(groups.Count - MostGroups)} more reasons are in arrays.tsv.</p>""");
        }
    }

    private static void RenderPairs(List<PairResult> pairs, Html html)
    {
        HtmlTable.Open(html, "problems", "Pairs without a comparison", "State", "Resistant", "Parental", "Reason");
        foreach (var pair in pairs.OrderBy(p => Urgency(p.State)).Take(MostGroups))
        {
            html.Add($"""<tr><td><span class="state {Words.Of(pair.State)}">{Words.Of(pair.State)}</span></td><th scope="row">{pair.Resistant}</th><td>{pair.Parental}</td><td>{pair.Reason ?? Default(pair.State)}</td></tr>""");
        }

        HtmlTable.Close(html);
        if (pairs.Count > MostGroups)
        {
            html.Add($"""<p class="more">{Show.Count(pairs.Count - MostGroups)} more pairs are in summary.json.</p>""");
        }
    }

    private static Markup Code(ArrayResult array) =>
        array.Problem is { } problem ? new Html().Add($"<small><code>{problem.Code}</code></small>").ToMarkup() : Markup.None;

    private static int Urgency(UnitOutcome state) => state switch
    {
        UnitOutcome.Failed => 0,
        UnitOutcome.Excluded => 1,
        UnitOutcome.Skipped => 2,
        UnitOutcome.Cancelled => 3,
        _ => 4,
    };

    private static string Default(UnitOutcome state) => state switch
    {
        UnitOutcome.Pending => "Not finished when this page was made.",
        UnitOutcome.Cancelled => "Cancelled.",
        _ => "No reason was recorded.",
    };

    private static string Advice(UnitOutcome state) => state switch
    {
        UnitOutcome.Excluded => "Repeat the array, or judge it by hand and raise the limit for a new revision.",
        UnitOutcome.Pending => "Run or follow the batch again; what is done is reused.",
        _ => "–",
    };
}
