using CyclinE.Reporting.Model;
using CyclinE.Reporting.Page.Sections;

namespace CyclinE.Reporting.Page;

/// <summary>
/// <c>report.html</c>: one page that needs nothing beside it. No script, no network, no font of its own; probe clouds are
/// pictures inside it, everything else is text and SVG, and its colours follow the reader's light or dark setting.
/// </summary>
public static class ReportPage
{
    /// <summary>Name of the file.</summary>
    public const string FileName = "report.html";

    /// <summary>Every section in its order: the id in the page, its name in the navigation, and what writes it.</summary>
    private static readonly (string Id, string Name, Func<BatchResults, Html, CancellationToken, Task> Render)[] Sections =
    [
        ("law", "Accounting", At(LawSection.Render)),
        ("problems", "Not called", At(ProblemsSection.Render)),
        ("findings", "In short", At(FindingsSection.Render)),
        ("quality", "Quality", At(QualitySection.Render)),
        ("across", "Across the batch", At(AcrossSection.Render)),
        ("pairs", "Pairs", PairsSection.RenderAsync),
        ("genes", "Genes", At(GenePanelSection.Render)),
        ("study", "Study", At(StudySection.Render)),
        ("recurrence", "Recurrence", At(RecurrenceSection.Render)),
        ("scan", "Scan", At(ScanSection.Render)),
        ("notes", "Notes", At(NotesSection.Render)),
        ("methods", "Methods", At(MethodsSection.Render)),
    ];

    private static readonly Markup Style = new(ReadStyle());

    /// <summary>Renders the page.</summary>
    /// <param name="results">The batch.</param>
    /// <param name="cancellationToken">Stops between pairs.</param>
    /// <returns>The HTML document with LF line ends.</returns>
    public static async Task<string> RenderAsync(BatchResults results, CancellationToken cancellationToken)
    {
        var html = new Html();
        html.Add($"""
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
            <title>{results.Batch}{(results.Synthetic ? " (synthetic)" : string.Empty)}: CyclinE report</title>
            <style>{Style}</style>
            </head>
            <body>
            <a class="skip" href="#main">Skip to the results</a>

            """);
        // Sections first: the way to them is made of those that have something to say.
        var main = new Html();
        var links = new List<(string Id, string Name)>();
        foreach (var (id, name, render) in Sections)
        {
            var before = main.Length;
            await render(results, main, cancellationToken).ConfigureAwait(false);
            if (main.Length > before)
            {
                links.Add((id, name));
            }
        }

        HeaderSection.Render(results, links, html);
        html.Add($"<main id=\"main\">\n");
        html.Add($"{main.ToMarkup()}");
        html.Add($"</main>\n");
        FooterSection.Render(results, html);
        html.Add($"</body>\n</html>\n");
        return html.ToString();
    }

    private static Func<BatchResults, Html, CancellationToken, Task> At(Action<BatchResults, Html> render) => (results, html, _) =>
    {
        render(results, html);
        return Task.CompletedTask;
    };

    private static string ReadStyle()
    {
        using var stream = typeof(ReportPage).Assembly.GetManifestResourceStream("report.css")
            ?? throw new InvalidOperationException("The style sheet is not in the assembly.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
