using System.Security.Cryptography;
using System.Text;

namespace CyclinE.Reporting.Page;

/// <summary>What every page of the report has around its content: policy, style, script.</summary>
internal static class PageShell
{
    /// <summary>The style of the pages; the portal serves the same.</summary>
    public static string Style { get; } = Read("report.css");

    /// <summary>The script of the pages; the portal serves the same.</summary>
    public static string Script { get; } = string.Concat(new[] { "tables.js", "figures.js", "genome.js", "start.js" }.Select(Read));

    /// <summary>The script's hash as a policy names it; of what stands between its tags.</summary>
    public static string Hash { get; } = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Script)));

    public static string Write(string title, Markup body)
    {
        var html = new Html();
        html.Add($"""
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data: blob:; frame-src 'self' file:; script-src 'sha256-{new Markup(Hash)}'">
            <title>{title}</title>
            <style>{new Markup(Style)}</style>
            </head>
            <body>
            <a class="skip" href="#main">Skip to the results</a>

            """);
        html.Add($"{body}");
        html.Add($"<script>{new Markup(Script)}</script>\n</body>\n</html>\n");
        return html.ToString();
    }

    private static string Read(string name)
    {
        using var stream = typeof(PageShell).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"{name} is not in the assembly.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Replace("\r", string.Empty, StringComparison.Ordinal);
    }
}
