using CyclinE.Reporting.Model;
using CyclinE.Reporting.Page.Sections;

namespace CyclinE.Reporting.Page;

/// <summary>
/// <c>report.html</c>: one page that needs nothing beside it, or, of many arrays, one page with a folder of a page for each. Without
/// script it is complete to read; its own script, named by its hash in the page's policy, sorts, searches and zooms. No network, no font of
/// its own; its colours follow the reader's light or dark setting.
/// </summary>
public static class ReportPage
{
    /// <summary>Name of the file.</summary>
    public const string FileName = "report.html";

    /// <summary>Every section in its order: the id in the page, its name in the navigation, and what writes it.</summary>
    private static readonly (string Id, string Name, Func<BatchResults, ReportParts, Html, CancellationToken, Task> Render)[] Sections =
    [
        ("law", "Accounting", At(LawSection.Render)),
        ("problems", "Not called", At(ProblemsSection.Render)),
        ("findings", "In short", At(FindingsSection.Render)),
        ("quality", "Quality", At(QualitySection.Render)),
        ("across", "Across the batch", At(AcrossSection.Render)),
        ("heatmap", "Heat map", HeatMapSection.RenderAsync),
        ("pairs", "Pairs", (results, _, html, cancellationToken) => PairsSection.RenderAsync(results, html, cancellationToken)),
        ("arrays", "Arrays", ArraysSection.RenderAsync),
        ("genes", "Genes", At(GenePanelSection.Render)),
        ("study", "Study", At(StudySection.Render)),
        ("recurrence", "Recurrence", At(RecurrenceSection.Render)),
        ("scan", "Scan", At(ScanSection.Render)),
        ("notes", "Notes", At(NotesSection.Render)),
        ("methods", "Methods", At(MethodsSection.Render)),
    ];

    /// <summary>Renders the page with everything in it, whatever its length.</summary>
    /// <param name="results">The batch.</param>
    /// <param name="cancellationToken">Stops between arrays and pairs.</param>
    /// <returns>The HTML document with LF line ends.</returns>
    public static Task<string> RenderAsync(BatchResults results, CancellationToken cancellationToken) => RenderAsync(results, null, cancellationToken);

    /// <summary>Renders the page; of many arrays each has a page of its own.</summary>
    /// <param name="results">The batch.</param>
    /// <param name="writePart">Writes a page that belongs to this one, by its name within <see cref="ReportParts.Folder"/>; null for everything in one.</param>
    /// <param name="cancellationToken">Stops between arrays and pairs.</param>
    /// <returns>The HTML document with LF line ends.</returns>
    public static async Task<string> RenderAsync(BatchResults results, Func<string, string, Task>? writePart, CancellationToken cancellationToken)
    {
        // Sections first: the way to them is made of those that have something to say.
        var parts = new ReportParts(results, writePart);
        var main = new Html();
        var links = new List<(string Id, string Name)>();
        foreach (var (id, name, render) in Sections)
        {
            var before = main.Length;
            await render(results, parts, main, cancellationToken).ConfigureAwait(false);
            if (main.Length > before)
            {
                links.Add((id, name));
            }
        }

        var body = new Html();
        HeaderSection.Render(results, links, body);
        body.Add($"<main id=\"main\">\n");
        body.Add($"{main.ToMarkup()}");
        body.Add($"</main>\n");
        FooterSection.Render(results, body);
        return PageShell.Write($"{results.Batch}{(results.Synthetic ? " (synthetic)" : string.Empty)}: CyclinE report", body.ToMarkup());
    }

    private static Func<BatchResults, ReportParts, Html, CancellationToken, Task> At(Action<BatchResults, Html> render) => (results, _, html, _) =>
    {
        render(results, html);
        return Task.CompletedTask;
    };
}
