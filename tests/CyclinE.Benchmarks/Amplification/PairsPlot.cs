using System.Globalization;
using CyclinE.Benchmarks.Segmentation.Plots;

namespace CyclinE.Benchmarks.Amplification;

/// <summary>Recall of planted amplicons by their number of probes, one panel per purity, one line per clone fraction.</summary>
internal static class PairsPlot
{
    private const double Width = 1000, Height = 372, Left = 56, Right = 14, Top = 84, Bottom = 52, Gap = 22;
    private static readonly string[] Colours = ["#cc79a7", "#009e73", "#0072b2", "#d55e00"];

    /// <summary>Draws and saves.</summary>
    public static void Save(string path, IReadOnlyList<PairCurveRow> rows, IReadOnlyList<int> lengths, int probes)
    {
        var svg = new SvgDrawing(Width, Height, "Recall of acquired amplicons");
        svg.Text(Left, 20, "Amplicons of 6 copies found in simulated pairs", bold: true, size: 14);
        var pairs = rows[0].Tally.Pairs;
        svg.Text(Left, 38, string.Create(CultureInfo.InvariantCulture,
            $"{pairs} pairs of {probes:#,0} probes, σ 0.2, at each purity and clone fraction; q ≤ 0.05, at least half of either shared"),
                fill: SvgDrawing.Muted);
        double[] clones = [.. rows.Select(r => r.CloneShare).Distinct()];
        for (var c = 0; c < clones.Length; c++)
        {
            svg.Line(Left + (c * 190), 56, Left + (c * 190) + 22, 56, Colours[c], 2.5);
            svg.Text(Left + (c * 190) + 28, 60, string.Create(CultureInfo.InvariantCulture, $"{clones[c]:0%} of tumour cells"));
        }

        double[] purities = [.. rows.Select(r => r.Purity).Distinct()];
        var width = (Width - Left - Right - ((purities.Length - 1) * Gap)) / purities.Length;
        var y = new PlotAxis(0, 1, Height - Bottom, Top + 12);
        for (var p = 0; p < purities.Length; p++)
        {
            var start = Left + (p * (width + Gap));
            var x = new PlotAxis(lengths[0], lengths[^1], start, start + width, Logarithmic: true);
            svg.Text(start, Top + 2, string.Create(CultureInfo.InvariantCulture, $"purity {purities[p]}"), bold: true);
            foreach (var tick in (double[])[0, 0.25, 0.5, 0.75, 1])
            {
                svg.Line(x.Start, y[tick], x.End, y[tick], SvgDrawing.Grid);
                if (p == 0)
                {
                    svg.Text(x.Start - 8, y[tick] + 4, tick.ToString("0%", CultureInfo.InvariantCulture), "end", SvgDrawing.Muted);
                }
            }

            foreach (var tick in (int[])[3, 10, 50, 500])
            {
                svg.Text(x[tick], y.Start + 18, $"{tick}", tick == 500 ? "end" : "middle", SvgDrawing.Muted);
            }

            foreach (var row in rows.Where(r => r.Purity == purities[p]))
            {
                var colour = Colours[Array.IndexOf(clones, row.CloneShare)];
                (double X, double Y)[] points = [.. lengths.Select(l => (x[l], y[row.Tally.ByLength[l].Found / (double)row.Tally.ByLength[l].Planted]))];
                svg.Polyline(points, colour, 2.2);
                svg.Dots(points, 2.6, colour);
            }
        }

        svg.Text(Left + ((Width - Left - Right) / 2), Height - 12, "probes of the amplicon", "middle", SvgDrawing.Muted);
        svg.TurnedText(14, (y.Start + y.End) / 2, "amplicons found");
        svg.Save(path);
    }
}
