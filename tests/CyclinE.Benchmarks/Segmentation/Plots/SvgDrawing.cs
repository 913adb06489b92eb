using System.Globalization;
using System.Text;

namespace CyclinE.Benchmarks.Segmentation.Plots;

/// <summary>A small SVG writer: what three plots need, with one type face and one palette.</summary>
internal sealed class SvgDrawing
{
    public const string Ink = "#1f2328";
    public const string Muted = "#6e7781";
    public const string Grid = "#d8dee4";

    private readonly StringBuilder _text = new();

    public SvgDrawing(double width, double height, string title)
    {
        Add($"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}" role="img" font-family="system-ui, 'Segoe UI', 'DejaVu Sans', sans-serif" font-size="12">""");
        Add($"""<title>{Escape(title)}</title>""");
        Add($"""<rect width="{width}" height="{height}" fill="#ffffff"/>""");
    }

    /// <summary>A colour per method, told apart by colour-blind readers too (Okabe and Ito).</summary>
    public static string Colour(string method) => method switch
    {
        "robust" => "#d55e00",
        "cbs" => "#0072b2",
        "fpop" => "#009e73",
        "fpop winsorised" => "#009e73",
        "haar" => "#cc79a7",
        _ => "#6e7781",
    };

    public void Rectangle(double x, double y, double width, double height, string fill) =>
        Add($"""<rect x="{x:0.##}" y="{y:0.##}" width="{width:0.##}" height="{height:0.##}" fill="{fill}"/>""");

    public void Line(double x1, double y1, double x2, double y2, string stroke, double width = 1, string? dash = null) =>
        Add($"""<path d="M{x1:0.##} {y1:0.##}L{x2:0.##} {y2:0.##}" stroke="{stroke}" stroke-width="{width}" fill="none"{Dash(dash)}/>""");

    public void Polyline(IEnumerable<(double X, double Y)> points, string stroke, double width = 2, string? dash = null)
    {
        var path = string.Join('L', points.Select(p => string.Create(CultureInfo.InvariantCulture, $"{p.X:0.##} {p.Y:0.##}")));
        Add($"""<path d="M{path}" stroke="{stroke}" stroke-width="{width}" fill="none" stroke-linejoin="round"{Dash(dash)}/>""");
    }

    /// <summary>Many dots of one look in one element.</summary>
    public void Dots(IEnumerable<(double X, double Y)> points, double radius, string fill, double opacity = 1)
    {
        var path = string.Concat(points.Select(p => string.Create(CultureInfo.InvariantCulture, $"M{p.X:0.#} {p.Y:0.#}h0")));
        Add($"""<path d="{path}" stroke="{fill}" stroke-width="{2 * radius}" stroke-linecap="round" stroke-opacity="{opacity}" fill="none"/>""");
    }

    public void Ring(double x, double y, double radius, string stroke, string fill = "#ffffff") =>
        Add($"""<circle cx="{x:0.##}" cy="{y:0.##}" r="{radius}" stroke="{stroke}" stroke-width="2" fill="{fill}"/>""");

    public void Text(double x, double y, string text, string anchor = "start", string fill = Ink, double size = 12, bool bold = false) =>
        Add($"""<text x="{x:0.##}" y="{y:0.##}" text-anchor="{anchor}" fill="{fill}" font-size="{size}"{(bold ? " font-weight=\"600\"" : "")}>{Escape(text)}</text>""");

    public void TurnedText(double x, double y, string text) =>
        Add($"""<text transform="translate({x:0.##} {y:0.##}) rotate(-90)" text-anchor="middle" fill="{Muted}">{Escape(text)}</text>""");

    public void Save(string path)
    {
        Add($"</svg>");
        File.WriteAllText(path, _text.ToString());
    }

    private static string Dash(string? dash) => dash is null ? "" : $" stroke-dasharray=\"{dash}\"";

    private static string Escape(string text) => text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal);

    private void Add(FormattableString markup) => _text.Append(markup.ToString(CultureInfo.InvariantCulture)).Append('\n');
}
