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
        HeaderSection.Render(results, html);
        html.Add($"<main id=\"main\">\n");
        LawSection.Render(results, html);
        ProblemsSection.Render(results, html);
        FindingsSection.Render(results, html);
        QualitySection.Render(results, html);
        AcrossSection.Render(results, html);
        await PairsSection.RenderAsync(results, html, cancellationToken).ConfigureAwait(false);
        GenePanelSection.Render(results, html);
        StudySection.Render(results, html);
        RecurrenceSection.Render(results, html);
        ScanSection.Render(results, html);
        NotesSection.Render(results, html);
        MethodsSection.Render(results, html);
        html.Add($"</main>\n");
        FooterSection.Render(results, html);
        html.Add($"</body>\n</html>\n");
        return html.ToString();
    }

    private static string ReadStyle()
    {
        using var stream = typeof(ReportPage).Assembly.GetManifestResourceStream("report.css")
            ?? throw new InvalidOperationException("The style sheet is not in the assembly.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
