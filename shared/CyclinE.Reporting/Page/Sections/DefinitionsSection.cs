using CyclinE.Genomics.Results.Cohort.Study;
using CyclinE.Reporting.Plots;

namespace CyclinE.Reporting.Page.Sections;

/// <summary>The study by every definition of cyclin E positive: kept apart, and named in every table.</summary>
internal static class DefinitionsSection
{
    public static void Render(CohortStudy study, Html html)
    {
        if (study.Definitions.Count == 0 || study.Definitions.All(d => d.Benefit is null && d.EndPoints.Count == 0))
        {
            return;
        }

        html.Add($"""<h3>By definition of cyclin E positive</h3>""");
        HtmlTable.Open(
            html, "plain", "Cyclin E positive by amplification, by expression, by either", "Definition", "#Patients", "#Positive", "End point",
            "#Positive", "#Negative", "#Effect (95% limits)", "#P");
        foreach (var definition in study.Definitions)
        {
            RenderRows(definition, html);
        }

        HtmlTable.Close(html);
        var models = Models(study).ToList();
        if (ForestPlot.Draw(models) is { } plot && plot != Markup.None)
        {
            html.Add($"""<figure><div class="scroll" tabindex="0" role="region" aria-label="Hazard ratios">{plot}</div><figcaption>Proportional hazards models (Efron's ties): hazard ratios above 1 mean earlier events. An arrow is a limit beyond the axis. Separated models have no finite estimate: Firth's penalised ones stand for them.</figcaption></figure>""");
        }

        RenderAgreement(study.Agreement, html);
        var notes = study.Definitions
            .SelectMany((d, i) => (i == 0 ? [] : d.Notes).Concat(d.Benefit?.Notes ?? []).Concat(d.EndPoints.SelectMany(e => e.Notes))
                .Select(n => $"By {d.Name}: {n}"))
            .Concat(models.Where(m => m.Model.Warning is not null).Select(m => $"{m.Title}: {m.Model.Warning}"))
            .Distinct(StringComparer.Ordinal).ToList();
        if (notes.Count > 0)
        {
            html.Add($"""<ul class="notes">""");
            foreach (var note in notes)
            {
                html.Add($"<li>{note}</li>");
            }

            html.Add($"</ul>");
        }
    }

    private static void RenderRows(StudyDefinition definition, Html html)
    {
        var first = true;
        if (definition.Benefit is { } benefit)
        {
            var exact = benefit.Tests.FirstOrDefault(t => t.Method == "fisher-exact");
            Row("clinical benefit", Share(benefit.Counts[0]), Share(benefit.Counts[1]), Effect("OR", exact?.Value, exact?.Lower, exact?.Upper), exact?.P);
        }

        foreach (var endPoint in definition.EndPoints)
        {
            var effect = endPoint.Models.LastOrDefault(m => m.Effects.Count == 1)?.Effects[0];
            Row($"median {endPoint.Name.ToLowerInvariant()} (months)", Median(endPoint.Positive), Median(endPoint.Negative),
                Effect("HR", effect?.HazardRatio, effect?.Lower, effect?.Upper), endPoint.LogRank?.P);
        }

        void Row(string name, string positive, string negative, string effect, double? p)
        {
            html.Add($"""
                <tr><th scope="row">{(first ? $"by {definition.Name}" : string.Empty)}</th><td class="n">{(first ? Show.Count(definition.Patients) : string.Empty)}</td><td class="n">{(first ? Show.Count(definition.Positive) : string.Empty)}</td>
                <td>{name}</td><td class="n">{positive}</td><td class="n">{negative}</td><td class="n">{effect}</td><td class="n">{(p is { } value ? Show.P(value) : "–")}</td></tr>

                """);
            first = false;
        }
    }

    private static void RenderAgreement(StudyAgreement? agreement, Html html)
    {
        if (agreement is null)
        {
            return;
        }

        html.Add($"""
            <p>Amplification and expression of cyclin E: positive by both in {agreement.Both}, by amplification alone in {agreement.AmplifiedOnly}, by expression alone in {agreement.ExpressedOnly}, by neither in {agreement.Neither};
            Cohen's κ {Show.Number(agreement.Kappa, 2)} (95% limits {Show.Number(agreement.Lower, 2)} to {Show.Number(agreement.Upper, 2)}), McNemar's exact {Show.Equation("P", agreement.McNemarP)}.</p>

            """);
    }

    private static IEnumerable<(string Title, StudyModel Model)> Models(CohortStudy study) =>
        from definition in study.Definitions
        from endPoint in definition.EndPoints
        from model in endPoint.Models
        select ($"{endPoint.Name}, by {definition.Name}{(model.Effects.Count > 1 ? ", adjusted" : string.Empty)}{(model.Method == "cox-firth" ? " (Firth)" : string.Empty)}", model);

    private static string Share(IReadOnlyList<int> counts) =>
        counts.Sum() == 0 ? "nobody" : $"{counts[0]}/{counts.Sum()} ({Show.Percent((double)counts[0] / counts.Sum(), 1)})";

    private static string Median(SurvivalCurve? curve) => curve is null ? "nobody" : curve.Median is { } months ? Show.Number(months, 1) : "not reached";

    private static string Effect(string name, double? value, double? lower, double? upper) =>
        value is null ? "–" : $"{name} {Show.Ratio(value)} ({Show.Ratio(lower)} to {Show.Ratio(upper)})";
}
