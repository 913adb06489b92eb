using CyclinE.Reporting.Files;
using CyclinE.Reporting.Model;
using CyclinE.Reporting.Tables;

namespace CyclinE.Reporting.Page.Sections;

/// <summary>What identifies this batch, and the files beside the page.</summary>
internal static class FooterSection
{
    public static void Render(BatchResults results, Html html)
    {
        html.Add($"""
            <footer><p>Batch <code>{results.Batch}</code> · plan <code>{results.PlanId}</code> · CyclinE.Pipeline {results.SoftwareVersion}{(results.Synthetic ? " · synthetic data" : string.Empty)}</p>
            <p>Beside this page: {string.Join(", ", OutputTable.All.Select(t => t.FileName))}, {SummaryFile.FileName}. For research use only.</p></footer>

            """);
    }
}
