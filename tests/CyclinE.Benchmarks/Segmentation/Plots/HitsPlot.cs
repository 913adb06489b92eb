using System.Globalization;
using CyclinE.Benchmarks.Segmentation.Truth;

namespace CyclinE.Benchmarks.Segmentation.Plots;

/// <summary>Share of true breaks hit against false breaks per array, one panel per purity, as each method's setting is turned.</summary>
internal static class HitsPlot
{
    private const double Width = 1000, Height = 372, Left = 56, Right = 14, Top = 84, Bottom = 52, Gap = 22;
    private const double MostFalse = 12;

    private static readonly (string Method, string Text, double Default)[] Methods =
        [("robust", "robust (ring: its default)", 3), ("fpop winsorised", "winsorised FPOP (ring: 2σ² ln N)", 2),
            ("cbs", "cbs = DNAcopy (ring: α 0.01)", 0.01)];

    /// <summary>Draws and saves.</summary>
    /// <param name="path">File.</param>
    /// <param name="grid">The grid.</param>
    /// <param name="penalty">The default of robust.</param>
    /// <param name="arrays">Arrays per purity.</param>
    public static void Save(string path, IReadOnlyList<GridRow> grid, double penalty, int arrays)
    {
        var svg = new SvgDrawing(Width, Height, "Hits against false breaks");
        svg.Text(Left, 20, "Breaks found against false breaks, H1395 resampled at four purities", bold: true, size: 14);
        svg.Text(Left, 38, string.Create(CultureInfo.InvariantCulture,
            $"{arrays} arrays of 20,000 probes and 20 breaks at each purity; a hit is within 5 probes"), fill: SvgDrawing.Muted);
        var key = Left;
        foreach (var (method, text, _) in Methods)
        {
            svg.Line(key, 56, key + 22, 56, SvgDrawing.Colour(method), 2.5);
            svg.Text(key + 28, 60, text);
            key += 270;
        }

        var purities = grid.Select(r => r.Purity).Distinct().ToArray();
        var width = (Width - Left - Right - ((purities.Length - 1) * Gap)) / purities.Length;
        var y = new PlotAxis(0, 1, Height - Bottom, Top + 12);
        for (var p = 0; p < purities.Length; p++)
        {
            var x = new PlotAxis(0, MostFalse, Left + (p * (width + Gap)), Left + (p * (width + Gap)) + width);
            svg.Text(x.Start, Top + 2, string.Create(CultureInfo.InvariantCulture, $"purity {purities[p]}"), bold: true);
            foreach (var tick in (double[])[0, 0.25, 0.5, 0.75, 1])
            {
                svg.Line(x.Start, y[tick], x.End, y[tick], SvgDrawing.Grid);
                if (p == 0)
                {
                    svg.Text(x.Start - 8, y[tick] + 4, tick.ToString("0%", CultureInfo.InvariantCulture), "end", SvgDrawing.Muted);
                }
            }

            foreach (var tick in (double[])[0, 4, 8, 12])
            {
                svg.Text(x[tick], y.Start + 18, $"{tick}", "middle", SvgDrawing.Muted);
            }

            foreach (var (method, _, usual) in Methods)
            {
                DrawCurve(svg, x, y, [.. grid.Where(r => r.Purity == purities[p] && r.Method == method)], arrays, method == "robust" ? penalty : usual);
            }
        }

        svg.Text(Left + ((Width - Left - Right) / 2), Height - 12, "false breaks per array", "middle", SvgDrawing.Muted);
        svg.TurnedText(14, (y.Start + y.End) / 2, "true breaks hit");
        svg.Save(path);
    }

    private static void DrawCurve(SvgDrawing svg, PlotAxis x, PlotAxis y, GridRow[] rows, int arrays, double usual)
    {
        // Settings beyond the axis are left out, but the last one within goes on towards the next.
        GridRow[] sorted = [.. rows.OrderBy(r => r.False)];
        var points = sorted.Where(r => (double)r.False / arrays <= MostFalse).Select(r => Place(r, x, y, arrays)).ToList();
        var beyond = sorted.FirstOrDefault(r => (double)r.False / arrays > MostFalse);
        if (beyond is not null && points.Count > 0)
        {
            var next = Place(beyond, x, y, arrays);
            var share = (x.End - points[^1].X) / (next.X - points[^1].X);
            points.Add((x.End, points[^1].Y + (share * (next.Y - points[^1].Y))));
        }

        if (points.Count > 0)
        {
            svg.Polyline(points, SvgDrawing.Colour(rows[0].Method), 2.2);
        }

        foreach (var row in sorted.Where(r => Math.Abs(r.Setting - usual) < 1e-9 && (double)r.False / arrays <= MostFalse))
        {
            var (at, height) = Place(row, x, y, arrays);
            svg.Ring(at, height, 4.5, SvgDrawing.Colour(row.Method));
        }
    }

    private static (double X, double Y) Place(GridRow row, PlotAxis x, PlotAxis y, int arrays) =>
        (x[(double)row.False / arrays], y[(double)row.Hits / row.True]);
}
