using CyclinE.Genomics.Results.Cohort;
using CyclinE.Genomics.Results.Cohort.Study;
using CyclinE.Reporting.Model;
using CyclinE.Reporting.Plots;
using CyclinE.Reporting.Tables;

namespace CyclinE.Reporting.Page.Sections;

/// <summary>The cohort: clinical benefit by cyclin E, and progression-free survival.</summary>
internal static class StudySection
{
    private const int MostAbsent = 50;

    public static void Render(BatchResults results, Html html)
    {
        html.Add($"""<section id="study" aria-labelledby="study-h"><h2 id="study-h">Cyclin E and response among HER2-positive patients</h2>""");
        if (results.Cohort.Study is not { } study)
        {
            var state = results.Cohort.State is { } known ? $"The cohort is {Words.Of(known)}." : "No cohort was planned.";
            html.Add($"<p>{state} {results.Cohort.Reason}</p></section>\n");
            return;
        }

        html.Add($"""<p>{Show.Counted(study.Called, "tumour array")} called{(study.Absent.Count > 0 ? $", {Show.Count(study.Absent.Count)} absent" : string.Empty)}. Cyclin E positive means <em>{study.Definition}</em>.{(results.Synthetic ? " The patients are synthetic." : string.Empty)}</p>""");
        html.Add($"""<div class="study">""");
        RenderBenefit(html, study);
        RenderSurvival(html, study);
        html.Add($"</div>");
        DefinitionsSection.Render(study, html);
        html.Add($"</section>\n");
    }

    private static void RenderBenefit(Html html, CohortStudy study)
    {
        html.Add($"<div><h3>Clinical benefit</h3>");
        if (study.Benefit is { } table)
        {
            RenderTwoByTwo(html, table);
        }
        else
        {
            html.Add($"<p>No patient can be evaluated for benefit.</p>");
        }

        if (study.Notes.Count > 0)
        {
            html.Add($"""<ul class="notes">""");
            foreach (var note in study.Notes)
            {
                html.Add($"<li>{note}</li>");
            }

            html.Add($"</ul>");
        }

        RenderAbsent(html, study.Absent);
        html.Add($"</div>\n");
    }

    private static void RenderTwoByTwo(Html html, TwoByTwo table)
    {
        HtmlTable.Open(html, "plain two", "Clinical benefit by cyclin E", "Group", "#Benefit", "#No benefit", "#Patients", "#Benefit rate");
        RenderGroup(html, "positive", "Cyclin E positive", table.PositiveYes, table.PositiveNo);
        RenderGroup(html, "negative", "Cyclin E negative", table.NegativeYes, table.NegativeNo);
        HtmlTable.Close(html);
        var ratio = table.OddsRatio is { } odds
            ? $"Odds ratio of benefit, positive against negative: {Show.Ratio(odds)} (95% limits {Show.Ratio(table.Lower)} to {Show.Ratio(table.Upper)})"
            : "Odds ratio not defined: a margin of the table is zero";
        html.Add($"""
            <p class="result"><b>Fisher {Show.Equation("P", table.P)}</b></p><p>{ratio}.</p>
            <p class="faint">Two-sided exact test; conditional maximum likelihood estimate; benefit: CR + PR + SD ≥ 24 weeks.</p>

            """);
    }

    private static void RenderGroup(Html html, string style, string name, int yes, int no)
    {
        var rate = yes + no == 0 ? (double?)null : (double)yes / (yes + no);
        html.Add($"""
            <tr><th scope="row"><span class="{style}-text">{name}</span></th><td class="n">{yes}</td><td class="n">{no}</td><td class="n">{yes + no}</td>
            <td class="n rate"><b>{Show.Percent(rate, 1)}</b><span class="bar" aria-hidden="true"><span class="{style}" style="width:{100 * (rate ?? 0)}%"></span></span></td></tr>

            """);
    }

    private static void RenderSurvival(Html html, CohortStudy study)
    {
        html.Add($"<div><h3>Progression-free survival</h3>");
        var plot = SurvivalPlot.Draw(study);
        if (plot == Markup.None)
        {
            html.Add($"<p>No patient has a follow-up time.</p></div>");
            return;
        }

        html.Add($"""<figure><div class="scroll" tabindex="0" role="region" aria-label="Kaplan–Meier curves">{plot}</div><figcaption>Kaplan–Meier curves with pointwise 95% limits; upright ticks are censored patients, dashes lead to the medians.</figcaption></figure>""");
        if (study.LogRank is { } test)
        {
            html.Add($"""<p class="result"><b>Log-rank {Show.Equation("P", test.P)}</b> <span class="faint">(χ² = {Show.Number(test.ChiSquare, 2)}, 1 df)</span></p>""");
        }

        HtmlTable.Open(html, "plain two", "Progression-free survival by cyclin E", "Group", "#Patients", "#Events", "#Median (months)", "#95% limits");
        foreach (var (curve, style) in new[] { (study.Positive, "positive"), (study.Negative, "negative") })
        {
            if (curve is not null)
            {
                html.Add($"""
                    <tr><th scope="row"><span class="{style}-text">{curve.Label}</span></th><td class="n">{curve.Subjects}</td><td class="n">{curve.Events}</td>
                    <td class="n"><b>{(curve.Median is { } months ? Show.Number(months, 1) : "not reached")}</b></td><td class="n">{Show.Number(curve.MedianLower, 1)} to {(curve.MedianUpper is { } upper ? Show.Number(upper, 1) : "not reached")}</td></tr>

                    """);
            }
        }

        HtmlTable.Close(html);
        html.Add($"</div>");
    }

    private static void RenderAbsent(Html html, IReadOnlyList<AbsentArray> absent)
    {
        if (absent.Count == 0)
        {
            return;
        }

        HtmlTable.Open(html, "plain", "Arrays that take no part in the study", "Array", "State", "Reason");
        foreach (var array in absent.Take(MostAbsent))
        {
            html.Add($"""<tr><th scope="row">{array.Array}</th><td>{array.State}</td><td>{array.Reason}</td></tr>""");
        }

        HtmlTable.Close(html);
        QualitySection.More(html, absent.Count, MostAbsent, "cohort.tsv");
    }
}
