using System.Globalization;
using CyclinE.Benchmarks.Segmentation.Speed;

namespace CyclinE.Benchmarks.Segmentation.Plots;

/// <summary>Processor time against the number of probes, both logarithmic: ours, DNAcopy, and FPOP's C++.</summary>
internal static class TimePlot
{
    private const double Width = 760, Height = 470, Left = 70, Right = 190, Top = 58, Bottom = 48;

    // FPOP by its authors' C++ on the same kind of machine and data; it is in no Debian package, so no run repeats it.
    private static readonly (double Probes, double Seconds)[] FpopInCpp = [(244_000, 0.055), (1_800_000, 0.47)];

    /// <summary>Draws and saves.</summary>
    public static void Save(string path, IReadOnlyList<LengthRow> lengths, IReadOnlyList<SpeedRow> speed)
    {
        var svg = new SvgDrawing(Width, Height, "Time against number of probes");
        svg.Text(Left, 20, "Time to segment one array, one core", bold: true, size: 14);
        svg.Text(Left, 38, "simulated arrays with 100 changes; DNAcopy 1.72.3 in R 4.2.2 run in turn with ours", fill: SvgDrawing.Muted);
        var x = new PlotAxis(35_000, 3_600_000, Left, Width - Right, Logarithmic: true);
        var y = new PlotAxis(5e-4, 30, Height - Bottom, Top, Logarithmic: true);
        foreach (var tick in (double[])[0.001, 0.01, 0.1, 1, 10])
        {
            svg.Line(x.Start, y[tick], x.End, y[tick], SvgDrawing.Grid);
            svg.Text(x.Start - 8, y[tick] + 4, tick < 1 ? string.Create(CultureInfo.InvariantCulture, $"{tick * 1000:0} ms") : $"{tick:0} s", "end",
                SvgDrawing.Muted);
        }

        foreach (var (probes, text) in ((double, string)[])[(44_000, "44k"), (244_000, "244k"), (1_000_000, "1M"), (1_800_000, "1.8M"), (3_000_000, "3M")])
        {
            svg.Line(x[probes], y.Start, x[probes], y.End, SvgDrawing.Grid);
            svg.Text(x[probes], y.Start + 18, text, "middle", SvgDrawing.Muted);
        }

        svg.Text((x.Start + x.End) / 2, Height - 8, "probes", "middle", SvgDrawing.Muted);
        var labels = new List<(double Y, double X, string Text, string Colour)>();
        void Draw(string name, string text, IEnumerable<(double Probes, double Seconds)> points, string? dash = null)
        {
            (double X, double Y)[] places = [.. points.OrderBy(p => p.Probes).Select(p => (x[p.Probes], y.Clamped(p.Seconds)))];
            if (places.Length == 0)
            {
                return;
            }

            svg.Polyline(places, SvgDrawing.Colour(name), dash: dash);
            svg.Dots(places, 3.5, SvgDrawing.Colour(name));
            if (dash is null)
            {
                labels.Add((places[^1].Y, places[^1].X, text, SvgDrawing.Colour(name)));
            }
            else
            {
                // It ends among the others: its name stands where it begins.
                svg.Text(places[0].X - 8, places[0].Y - 6, text, "end", SvgDrawing.Colour(name), bold: true);
            }
        }

        foreach (var method in lengths.GroupBy(r => r.Method))
        {
            Draw(method.Key, method.Key, method.Select(r => ((double)r.Probes, r.Seconds)));
        }

        Draw("DNAcopy", "DNAcopy (R)",
            speed.Where(r => r.Reference == "DNAcopy" && r.Data.StartsWith("simulated", StringComparison.Ordinal) && r.Method == "cbs")
                .Select(r => ((double)r.Probes, r.ReferenceSeconds)));
        Draw("reference", "FPOP (C++), L2", FpopInCpp.Select(p => (p.Probes, p.Seconds)), "4 4");
        var last = double.NegativeInfinity;
        foreach (var label in labels.OrderBy(l => l.Y))
        {
            last = Math.Max(label.Y, last + 16);
            var at = Math.Max(label.X, x[2_900_000]) + 14;
            svg.Line(label.X + 6, label.Y, at - 3, last, label.Colour);
            svg.Text(at, last + 4, label.Text, fill: label.Colour, bold: true);
        }

        svg.Save(path);
    }
}
