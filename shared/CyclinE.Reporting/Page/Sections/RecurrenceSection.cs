using CyclinE.Genomics.Results.Cohort.Recurrence;
using CyclinE.Reporting.Model;
using CyclinE.Reporting.Plots;
using CyclinE.Reporting.Tables;

namespace CyclinE.Reporting.Page.Sections;

/// <summary>What recurs in the cohort: G along the genome, peaks with their genes, arms.</summary>
internal static class RecurrenceSection
{
    private const int MostPeaks = 25;
    private const int MostGenes = 6;
    private const int MostArms = 20;

    public static void Render(BatchResults results, Html html)
    {
        if (results.Cohort.Recurrence is not { } found)
        {
            return;
        }

        html.Add($"""<section id="recurrence" aria-labelledby="recurrence-h"><h2 id="recurrence-h">Recurrent events</h2>""");
        html.Add($"<p>{Show.Counted(found.Samples, "tumour")}; focal events scored by the model of GISTIC2 (Mermel 2011).{(found.Stability is null ? string.Empty : $" Stability: {found.Stability}.")}</p>");
        var plot = GScorePlot.Draw(found);
        if (plot != Markup.None)
        {
            html.Add($"""<figure><div class="scroll" tabindex="0" role="region" aria-label="G along the genome">{plot}</div></figure>""");
        }

        foreach (var direction in new[] { RecurrenceDirection.Amplification, RecurrenceDirection.Deletion })
        {
            RenderPeaks(html, found, direction);
        }

        RenderArms(html, found);
        if (found.Notes.Count > 0)
        {
            html.Add($"""<ul class="notes">""");
            foreach (var note in found.Notes)
            {
                html.Add($"<li>{note}</li>");
            }

            html.Add($"</ul>");
        }

        html.Add($"</section>\n");
    }

    private static void RenderPeaks(Html html, CohortRecurrence found, RecurrenceDirection direction)
    {
        var peaks = found.Peaks.Where(p => p.Direction == direction).ToList();
        if (peaks.Count == 0)
        {
            html.Add($"<p>No recurrent {Words.Of(direction)} has q ≤ {Show.Number(found.QCutoff, 2)}.</p>");
            return;
        }

        HtmlTable.Open(html, "plain events", $"Recurrent {Words.Of(direction)}s by rank", "#Rank", "Peak", "Wide peak", "#Samples", "#G", "#q",
            "#Residual q", "#Support", "Genes of the wide peak");
        foreach (var peak in peaks.Take(MostPeaks))
        {
            html.Add($"""
                <tr><td class="n">{peak.Rank}</td><th scope="row">{peak.Arm} {peak.Label}</th><td>{Show.Interval(peak.WideStart, peak.WideEnd)}</td><td class="n">{peak.Samples}</td><td class="n">{Show.Number(peak.G, 3)}</td>
                <td class="n">{Show.P(peak.Q)}</td><td class="n">{Show.P(peak.ResidualQ)}</td><td class="n">{Show.Percent(peak.Support)}</td><td>{Show.Names(peak.Genes, MostGenes)}</td></tr>

                """);
        }

        HtmlTable.Close(html);
        QualitySection.More(html, peaks.Count, MostPeaks, "recurrence.tsv");
    }

    private static void RenderArms(Html html, CohortRecurrence found)
    {
        var arms = found.Arms.Where(a => a.Gain.Q <= found.QCutoff || a.Loss.Q <= found.QCutoff).ToList();
        if (arms.Count == 0)
        {
            return;
        }

        HtmlTable.Open(html, "plain", "Arms gained or lost more often than their length explains", "Arm", "#Gained", "#q", "#Lost", "#q");
        foreach (var arm in arms.OrderBy(a => Math.Min(a.Gain.Q ?? 1, a.Loss.Q ?? 1)).Take(MostArms))
        {
            html.Add($"""<tr><th scope="row">{arm.Arm}</th><td class="n">{Show.Percent(arm.Gain.Frequency)}</td><td class="n">{Show.P(arm.Gain.Q)}</td><td class="n">{Show.Percent(arm.Loss.Frequency)}</td><td class="n">{Show.P(arm.Loss.Q)}</td></tr>""");
        }

        HtmlTable.Close(html);
        QualitySection.More(html, arms.Count, MostArms, "arms-cohort.tsv");
    }
}
