using CyclinE.Genomics.Results.Profiles;
using CyclinE.Reporting.Model;
using CyclinE.Reporting.Page;

namespace CyclinE.Reporting.Plots;

/// <summary>Small multiples: one strip a measure, one mark an array, so that what stands out in one is seen beside the others.</summary>
internal static class QualityMultiples
{
    private const double Width = 1160;
    private const double Left = 178;
    private const double Right = 104;
    private const double RowHeight = 34;
    private const double Radius = 3;
    private const int MostTitles = 200;

    private static readonly (string Name, string Unit, Func<ArrayResult, double?> Read, Func<double, string> Text)[] Measures =
    [
        ("DLRS", "log2", a => a.Ingested?.Quality.Dlrs, v => Show.Number(v, 3)),
        ("Waves", "log2", a => a.Ingested?.Quality.Waviness, v => Show.Number(v, 3)),
        ("Probes missing", "share", a => a.Ingested?.Quality.MissingShare, v => Show.Percent(v, 1)),
        ("Call rate", "share", a => a.Ingested?.Quality.CallRate, v => Show.Percent(v, 1)),
        ("Centre", "log2", a => a.Calls?.Centre, v => Show.Log2(v)),
        ("Genome altered", "share", a => a.Calls?.GenomeAltered, v => Show.Percent(v)),
        ("Segments", "number", a => a.Calls?.Classes.Count > 0 ? a.Calls.Classes.Sum(c => c.Segments) : null, v => Show.Count((int)v)),
        ("Purity", "share", a => a.Calls?.CopyModel?.Purity, v => Show.Percent(v)),
    ];

    /// <summary>Draws the measures that at least two arrays have; nothing where there is none.</summary>
    public static Markup Draw(BatchResults results)
    {
        var rows = Measures
            .Select(m => (m.Name, m.Text, Values: results.ArrayResults.Select(a => (Array: a, Value: m.Read(a))).Where(v => v.Value is { } x && double.IsFinite(x))
                .Select(v => (v.Array, Value: v.Value!.Value)).OrderBy(v => v.Value).ToList()))
            .Where(m => m.Values.Count > 1)
            .ToList();
        if (rows.Count == 0)
        {
            return Markup.None;
        }

        var height = (rows.Count * RowHeight) + 8;
        var svg = new Html();
        svg.Add($"""<svg class="plot multiples" viewBox="0 0 {Width} {height}" role="img" aria-labelledby="qm-t"><title id="qm-t">Measures of quality, one mark an array</title>""");
        for (var i = 0; i < rows.Count; i++)
        {
            DrawRow(svg, rows[i].Name, rows[i].Text, rows[i].Values, 4 + (i * RowHeight));
        }

        svg.Add($"</svg>");
        return svg.ToMarkup();
    }

    private static void DrawRow(Html svg, string name, Func<double, string> text, List<(ArrayResult Array, double Value)> values, double top)
    {
        var (low, high) = (values[0].Value, values[^1].Value);
        var room = high > low ? 0.03 * (high - low) : Math.Max(1e-6, Math.Abs(high) * 0.1);
        var axis = new LinearAxis(low - room, high + room, Left, Width - Right);
        var middle = top + (RowHeight / 2);
        svg.Add($"""
            <rect class="band-a" x="{Left}" y="{top + 2}" width="{Width - Left - Right}" height="{RowHeight - 4}"/>
            <text class="strong" x="{Left - 66}" y="{middle + 4}" text-anchor="end">{name}</text><text class="tick" x="{Left - 6}" y="{middle + 4}" text-anchor="end">{text(low)}</text>
            <text class="tick" x="{Width - Right + 6}" y="{middle + 4}">{text(high)}</text><path class="zero" d="M{axis[values[values.Count / 2].Value]} {top + 2}v{RowHeight - 4}"><title>median {text(values[values.Count / 2].Value)}</title></path>
            """);
        var plain = new Html();
        foreach (var (index, value) in values.Index())
        {
            // A fixed zigzag keeps neighbours apart; what matters is the place along the strip.
            var (x, y) = (axis[value.Value], middle + (((index % 5) - 2) * 4.2));
            var verdict = value.Array.Ingested?.Quality.Verdict;
            if (values.Count > MostTitles && verdict is null or QualityVerdict.Pass && index > 2 && index < values.Count - 3)
            {
                plain.Add($"M{x} {y}h0");
                continue;
            }

            var style = verdict switch { QualityVerdict.Fail => "dot-fail", QualityVerdict.Warn => "dot-warn", _ => "dot-pass" };
            svg.Add($"""<circle class="{style}" cx="{x}" cy="{y}" r="{Radius}"><title>{value.Array.Array}: {name} {text(value.Value)}</title></circle>""");
        }

        if (plain.Length > 0)
        {
            svg.Add($"""<path class="dots-pass" style="stroke-width:{2 * Radius}px" d="{plain.ToMarkup()}"/>""");
        }
    }
}
