namespace CyclinE.Reporting.Page;

/// <summary>Opens and closes tables: each scrolls within itself on a narrow screen and can be reached by keyboard.</summary>
internal static class HtmlTable
{
    /// <summary>Opens a table with its caption and header cells; a header that begins with # is of a column of numbers.</summary>
    public static void Open(Html html, string style, string caption, params ReadOnlySpan<string> headers)
    {
        html.Add($"""<div class="scroll" tabindex="0" role="region" aria-label="{caption}"><table class="{style}"><caption>{caption}</caption><thead><tr>""");
        foreach (var header in headers)
        {
            var number = header.StartsWith('#');
            html.Add($"""<th scope="col"{(number ? Numeric : Markup.None)}>{(number ? header[1..] : header)}</th>""");
        }

        html.Add($"</tr></thead><tbody>\n");
    }

    public static void Close(Html html) => html.Add($"</tbody></table></div>\n");

    private static Markup Numeric => new(" class=\"n\"");
}
