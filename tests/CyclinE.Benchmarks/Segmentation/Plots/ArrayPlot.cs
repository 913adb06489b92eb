using System.Globalization;
using CyclinE.Benchmarks.Segmentation.Data;
using CyclinE.Genomics.Genome;
using CyclinE.Genomics.Profiles;
using CyclinE.Genomics.Results.Segments;
using CyclinE.Genomics.Segments;
using CyclinE.Segmentation.Methods;

namespace CyclinE.Benchmarks.Segmentation.Plots;

/// <summary>HCC1569, the line with a focal CCNE1 amplicon, segmented by three methods: the genome, and chromosome 19 beside it.</summary>
internal static class ArrayPlot
{
    private const double Width = 1160, Left = 52, GenomeWidth = 760, Gap = 44, Top = 70, PanelHeight = 150, PanelGap = 34;
    private const int Zoomed = 19;
    private const double Low = -1.6, High = 3.8;

    private static readonly (string Name, string Text, ArraySegmentationOptions Options)[] Methods =
    [
        ("robust", "robust (the default)", new ArraySegmentationOptions()),
        ("cbs", "cbs", new ArraySegmentationOptions { Segmenter = SegmentationMethod.Cbs }),
        ("haar", "haar", new ArraySegmentationOptions { Segmenter = SegmentationMethod.Haar }),
    ];

    /// <summary>Draws and saves.</summary>
    public static void Save(string path)
    {
        var array = CellLines.Neve().Single(a => a.Name == "HCC1569");
        var height = Top + (Methods.Length * (PanelHeight + PanelGap)) + 4;
        var svg = new SvgDrawing(Width, height, "HCC1569 segmented by three methods");
        svg.Text(Left, 20, "HCC1569 on a BAC array (Neve 2006), 2,621 clones", bold: true, size: 14);
        svg.Text(Left, 38, "log2 ratio of every clone and the segments of three methods at their defaults; rings: point events", fill: SvgDrawing.Muted);
        var zoom = array.Profile.Probes.Chromosomes.Single(r => r.Chromosome.Number == Zoomed);
        for (var m = 0; m < Methods.Length; m++)
        {
            var top = Top + (m * (PanelHeight + PanelGap));
            var (name, text, options) = Methods[m];
            var segmentation = BreakMethod.Segment(array, options);
            var probes = array.Profile.Probes.Count;
            var breaks = BreakMethod.Breaks(segmentation).Count;
            svg.Text(Left, top - 6, string.Create(CultureInfo.InvariantCulture, $"{text}: {breaks} breaks"), fill: SvgDrawing.Colour(name), bold: true);
            var genome = new Panel(svg, array.Profile, segmentation, name, top, new PlotAxis(0, probes, Left, Left + GenomeWidth));
            genome.Bands();
            genome.Draw(0, probes, i => i, 1.1);
            genome.Names(m == Methods.Length - 1);
            if (m == 0)
            {
                MarkAmplicons(svg, array.Profile.Probes.Chromosomes, top);
            }


            var positions = array.Profile.Probes.Positions;
            var x = new PlotAxis(positions[zoom.First] / 1e6, positions[zoom.End - 1] / 1e6, Left + GenomeWidth + Gap, Width - 34);
            var close = new Panel(svg, array.Profile, segmentation, name, top, x);
            close.Draw(zoom.First, zoom.End, i => positions[i] / 1e6, 2);
            if (m == 0)
            {
                svg.Text(x.Start, top - 6, $"chromosome {Zoomed}");
                MarkGene(svg, x, top);
            }

            foreach (var mb in (int[])[10, 20, 30, 40, 50, 60])
            {
                svg.Text(x[mb], top + PanelHeight + 14, mb == 60 ? "60 Mb" : $"{mb}", "middle", SvgDrawing.Muted, 11);
            }
        }

        svg.Save(path);
    }

    private static void MarkAmplicons(SvgDrawing svg, IReadOnlyList<ChromosomeRange> chromosomes, double top)
    {
        var x = new PlotAxis(0, chromosomes[^1].End, Left, Left + GenomeWidth);
        var y = new PlotAxis(Low, High, top + PanelHeight, top);
        svg.Text(x[chromosomes.Single(r => r.Chromosome.Number == 17).First] + 4, y[3.4] + 4, "ERBB2", "end");
        svg.Text(x[chromosomes.Single(r => r.Chromosome.Number == Zoomed).End] + 6, y[3.0] + 4, "CCNE1");
    }

    private static void MarkGene(SvgDrawing svg, PlotAxis x, double top)
    {
        var y = new PlotAxis(Low, High, top + PanelHeight, top)[3.0];
        svg.Text(x[34.6] + 12, y + 4, "CCNE1, 3 clones");
    }

    private sealed class Panel
    {
        private readonly SvgDrawing _svg;
        private readonly Profile _profile;
        private readonly ArraySegmentation _segmentation;
        private readonly string _method;
        private readonly double _top;
        private readonly PlotAxis _x;
        private readonly PlotAxis _y;

        public Panel(SvgDrawing svg, Profile profile, ArraySegmentation segmentation, string method, double top, PlotAxis x)
        {
            (_svg, _profile, _segmentation, _method, _top, _x) = (svg, profile, segmentation, method, top, x);
            _y = new PlotAxis(Low, High, top + PanelHeight, top);
            foreach (var tick in (double[])[-1, 0, 1, 2, 3])
            {
                svg.Line(x.Start, _y[tick], x.End, _y[tick], SvgDrawing.Grid, tick == 0 ? 1.5 : 1);
                svg.Text(x.Start - 7, _y[tick] + 4, tick.ToString("0;−0", CultureInfo.InvariantCulture), "end", SvgDrawing.Muted, 11);
            }
        }

        public void Bands()
        {
            foreach (var range in _profile.Probes.Chromosomes.Where(r => r.Chromosome.Number % 2 == 0))
            {
                _svg.Rectangle(_x[range.First], _top, _x[range.End] - _x[range.First], PanelHeight, "rgba(110,119,129,0.08)");
            }
        }

        public void Names(bool all)
        {
            foreach (var range in _profile.Probes.Chromosomes.Where(r => all || r.Chromosome.Number is 17 or 19))
            {
                if (range.Chromosome.Number is <= 12 or 14 or 17 or 19 or 23)
                {
                    _svg.Text(_x[range.First + (range.Count / 2.0)], _top + PanelHeight + 14, range.Chromosome.ToString(), "middle", SvgDrawing.Muted, 11);
                }
            }
        }

        public void Draw(int first, int end, Func<int, double> place, double radius)
        {
            var inside = Enumerable.Range(first, end - first).Where(i => float.IsFinite(_profile.Log2[i]));
            _svg.Dots(inside.Select(i => (_x[place(i)], _y.Clamped(_profile.Log2[i]))), radius, SvgDrawing.Muted, 0.55);
            foreach (var s in _segmentation.Segments.Where(s => s.FirstProbe >= first && s.LastProbe < end))
            {
                // Half a dot to either side: a segment of few clones is a stroke too.
                _svg.Line(_x[place(s.FirstProbe)] - 1.2, _y.Clamped(s.Mean), _x[place(s.LastProbe)] + 1.2, _y.Clamped(s.Mean), SvgDrawing.Colour(_method), 2.6);
            }

            foreach (var e in _segmentation.PointEvents.Where(e => e.FirstProbe >= first && e.LastProbe < end))
            {
                _svg.Ring((_x[place(e.FirstProbe)] + _x[place(e.LastProbe)]) / 2, _y.Clamped(e.Mean), 3.2, SvgDrawing.Colour(_method), "none");
            }
        }
    }
}
