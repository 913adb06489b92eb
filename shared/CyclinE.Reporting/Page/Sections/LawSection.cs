using CyclinE.Reporting.Model;

namespace CyclinE.Reporting.Page.Sections;

/// <summary>The conservation law with its numbers: what went in is what came out.</summary>
internal static class LawSection
{
    public static void Render(BatchResults results, Html html)
    {
        var (arrays, pairs) = (results.Arrays, results.Pairs);
        html.Add($"""<section id="law" aria-labelledby="law-h"><h2 id="law-h">Every array and every pair is accounted for</h2>""");
        Equation(
            html,
            arrays.ToString(),
            arrays.IsBalanced,
            ("arrays submitted", arrays.Submitted, "total"),
            ("called", arrays.Called, "good"),
            ("failed", arrays.Failed, "bad"),
            ("excluded", arrays.Excluded, "odd"),
            ("cancelled", arrays.Cancelled, "odd"),
            ("pending", arrays.Pending, "odd"));
        Equation(
            html,
            pairs.ToString(),
            pairs.IsBalanced,
            ("pairs planned", pairs.Planned, "total"),
            ("compared", pairs.Compared, "good"),
            ("skipped", pairs.Skipped, "odd"),
            ("failed", pairs.Failed, "bad"),
            ("cancelled", pairs.Cancelled, "odd"),
            ("pending", pairs.Pending, "odd"));
        if (arrays.Submitted != results.ArrayResults.Count)
        {
            html.Add($"""<p class="alarm" role="alert">The sheet has {Show.Counted(arrays.Submitted, "array")}, but results of {Show.Count(results.ArrayResults.Count)} were found. This is a bug: please report it with the plan id below.</p>""");
        }

        html.Add($"</section>\n");
    }

    private static void Equation(Html html, string sentence, bool balanced, params ReadOnlySpan<(string Name, int Value, string Style)> terms)
    {
        html.Add($"""<div class="law" role="img" aria-label="{sentence}">""");
        for (var i = 0; i < terms.Length; i++)
        {
            var (name, value, style) = terms[i];
            var sign = i == 0 ? string.Empty : i > 1 ? "+" : balanced ? "=" : "≠";
            html.Add($"""<span class="term {(value == 0 && i > 0 ? "none" : style)}"><b><span class="sign">{sign}</span>{Show.Count(value)}</b> <i>{name}</i></span>""");
        }

        html.Add($"</div>\n");
        if (!balanced)
        {
            html.Add($"""<p class="alarm" role="alert">The numbers do not balance. This is a bug: please report it with the plan id below.</p>""");
        }
    }
}
