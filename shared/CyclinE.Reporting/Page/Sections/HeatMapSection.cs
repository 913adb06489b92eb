using CyclinE.Reporting.Genome;
using CyclinE.Reporting.Model;

namespace CyclinE.Reporting.Page.Sections;

/// <summary>The batch at a glance: arrays by genome.</summary>
internal static class HeatMapSection
{
    public static async Task RenderAsync(BatchResults results, ReportParts parts, Html html, CancellationToken cancellationToken)
    {
        if (results.ArrayResults.Count(a => a.Calls is not null) < 2
            || await HeatRows.ReadAsync(results, HeatMap.Columns, HeatMap.Left, cancellationToken).ConfigureAwait(false) is not { } heat)
        {
            return;
        }

        html.Add($"""
            <section id="heatmap" aria-labelledby="heatmap-h"><h2 id="heatmap-h">All arrays along the genome</h2>
            <figure><div class="scroll" tabindex="0" role="region" aria-label="Heat map of the arrays">{HeatMap.Draw(heat, parts.Link)}</div>
            <figcaption>One row an array: <span class="key ev-gain-text">■ gained</span> <span class="key ev-loss-text">■ lost</span>, the darker the farther from the centre (full at a log2 of 1.5); the strongest segment of each column is shown. Above: the share of the arrays called gained and lost. {(heat.Clustered ? "Within a role, arrays that look alike stand together (average linkage)." : "Within a role, arrays stand in the order of the sheet.")} A row leads to its array.</figcaption></figure></section>

            """);
    }
}
