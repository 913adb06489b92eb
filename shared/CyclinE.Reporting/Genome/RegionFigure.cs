using System.Globalization;
using System.Text;
using CyclinE.Genomics.Genes;
using CyclinE.Genomics.Genome;
using CyclinE.Genomics.Results.Calls;
using CyclinE.Reporting.Page;
using CyclinE.Reporting.Plots;

namespace CyclinE.Reporting.Genome;

/// <summary>A part of a chromosome of one array: its probes, segments by call, events with their outer bounds, and the genes.</summary>
internal sealed class RegionFigure
{
    private const double Width = GenomeFigure.Width;
    private const double Left = GenomeFigure.Left;
    private const double Right = GenomeFigure.Right;
    private const double Top = 24;
    private const double Body = 190;
    private const double GeneTop = Top + Body + 24;
    private const double LabelHeight = 14;
    private const int LabelRowCount = 3;
    private const double Height = GeneTop + 16 + (LabelRowCount * LabelHeight) + 4;
    private const int MostVectorProbes = 1_200;
    private const int MostGenes = 400;
    private const int LeastMargin = 2_000_000;
    private const int LeastProbes = 30;

    private readonly GenomeView _view;
    private readonly Chromosome _chromosome;
    private readonly string _key;
    private readonly int _resolution;
    private readonly LinearAxis _x;
    private readonly LinearAxis _y;
    private readonly Html _svg = new();

    private RegionFigure(GenomeView view, Chromosome chromosome, int start, int end, string key, int resolution)
    {
        (_view, _chromosome, _key, _resolution) = (view, chromosome, key, resolution);
        _x = new LinearAxis(start / 1e6, Math.Max(end, start + 100) / 1e6, Left, Width - Right);
        var (low, high) = view.Range;
        _y = new LinearAxis(low, high, Top + Body, Top);
    }

    /// <summary>Draws an interval (1-based base pairs).</summary>
    public static Markup Draw(GenomeView view, Chromosome chromosome, int start, int end, string key, int resolution)
    {
        var figure = new RegionFigure(view, chromosome, start, end, key, resolution);
        figure.Draw();
        return figure._svg.ToMarkup();
    }

    /// <summary>
    /// Twice the length of what is looked at to each side, at least 2 Mb and as far as it takes to show 30 probes: on an array of clones
    /// 2 Mb may hold two.
    /// </summary>
    public static (int Start, int End) Around(GenomeView view, Chromosome chromosome, int start, int end)
    {
        var last = Math.Max(view.Build.LengthOf(chromosome) ?? 0, view.Extents.GetValueOrDefault(chromosome, end));
        long margin = Math.Max(LeastMargin, 2L * (end - start));
        while (true)
        {
            var (from, to) = ((int)Math.Max(1, start - margin), (int)Math.Min(last, end + margin));
            if ((from == 1 && to == last) || view.Profile is null || Within(view, chromosome, from, to).Count >= LeastProbes)
            {
                return (from, to);
            }

            margin = margin * 3 / 2;
        }
    }

    private void Draw()
    {
        var place = $"{Show.Chromosome(_chromosome)}:{Show.Interval((int)(_x.From * 1e6), (int)(_x.To * 1e6))}";
        _svg.Add($"""
            <svg class="plot region" viewBox="0 0 {Width} {Height}" role="img" aria-labelledby="{_key}-t">
            <title id="{_key}-t">{_view.Array.Array}, {place}</title>
            <rect class="band-a" x="{Left}" y="{Top}" width="{Width - Left - Right}" height="{Body}"/>
            """);
        DrawEvents();
        DrawScale();
        DrawProbes();
        DrawSegments();
        DrawGenes();
        _svg.Add($"</svg>");
    }

    private void DrawEvents()
    {
        var labels = new LabelRows(1, Left, Width - Right);
        foreach (var e in _view.Events.Where(e => e.Chromosome == _chromosome && X(e.End) >= Left && X(e.Start) <= Width - Right)
            .OrderByDescending(e => e.Focal).ThenByDescending(e => Math.Abs(e.Peak)))
        {
            var style = e.Log2 > 0 ? "ev-gain" : "ev-loss";
            Shade(style + " outer", e.OuterStart, e.OuterEnd);
            var middle = Shade(style, e.Start, e.End);
            var text = $"{_view.NameOf(e)} {Show.Log2(e.Log2)}";
            if (labels.Place(text, middle, LabelRows.Bold) is { } place)
            {
                _svg.Add($"""<text class="label {style}-text" x="{place.X}" y="{Top - 8}" text-anchor="middle">{text}</text>""");
            }
        }
    }

    private double Shade(string style, int start, int end)
    {
        var from = Math.Clamp(X(start), Left, Width - Right);
        var to = Math.Clamp(X(end), Left, Width - Right);
        _svg.Add($"""<rect class="{style}" x="{from}" y="{Top}" width="{Math.Max(2, to - from)}" height="{Body}"/>""");
        return (from + to) / 2;
    }

    private void DrawScale()
    {
        foreach (var tick in _y.Ticks(6))
        {
            _svg.Add($"""<path class="{(tick == 0 ? "zero" : "grid")}" d="M{Left} {_y[tick]}H{Width - Right}"/><text class="tick" x="{Left - 6}" y="{_y[tick] + 3.5}" text-anchor="end">{Show.Number(tick, tick % 1 == 0 ? 0 : 1)}</text>""");
        }

        var step = LinearAxis.Step((_x.To - _x.From) / 10);
        var decimals = step >= 1 ? 0 : (int)Math.Ceiling(-Math.Log10(step) - 1e-9);
        foreach (var tick in _x.Ticks(10))
        {
            _svg.Add($"""<path class="mark" d="M{_x[tick]} {Top + Body}v4"/><text class="tick" x="{_x[tick]}" y="{Top + Body + 16}" text-anchor="middle">{Show.Number(tick, decimals)}</text>""");
        }

        _svg.Add($"""<text class="axis" x="{Left - 8}" y="{Top + Body + 16}" text-anchor="end">Mb</text><text class="axis" transform="translate(12 {Top + (Body / 2)}) rotate(-90)" text-anchor="middle">log2 ratio</text>""");
    }

    private void DrawProbes()
    {
        var probes = Within(_view, _chromosome, (int)(_x.From * 1e6), (int)(_x.To * 1e6));
        if (probes.Count > MostVectorProbes)
        {
            DrawCloud(probes);
            return;
        }

        var size = probes.Count switch { <= 300 => string.Empty, <= 800 => " many", _ => " most" };
        foreach (var (tone, style) in new[] { (DotTone.Odd, string.Empty), (DotTone.Gain, " ev-gain-dots"), (DotTone.Loss, " ev-loss-dots") })
        {
            var path = new StringBuilder();
            foreach (var (position, log2, _) in probes.Where(p => p.Tone == tone))
            {
                // A line of no length with round caps is the smallest spelling of a dot.
                path.Append(CultureInfo.InvariantCulture, $"M{X(position):0.#} {_y.Clamped(log2):0.#}h0");
            }

            if (path.Length > 0)
            {
                _svg.Add($"""<path class="dots-resistant{size}{style}" d="{path.ToString()}"/>""");
            }
        }
    }

    private void DrawCloud(List<(int Position, double Log2, DotTone Tone)> probes)
    {
        var width = (int)(Width - Left - Right);
        var raster = new DotRaster(width * _resolution, (int)Body * _resolution, probes.Count * (_resolution > 1 ? 1 : 8));
        foreach (var (position, log2, tone) in probes)
        {
            raster.Draw((X(position) - Left) * _resolution, (_y.Clamped(log2) - Top) * _resolution, tone);
        }

        _svg.Add($"""<image class="cloud" x="{Left}" y="{Top}" width="{width}" height="{(int)Body}" preserveAspectRatio="none" href="data:image/png;base64,{Convert.ToBase64String(raster.ToPng())}"/>""");
    }

    private void DrawSegments()
    {
        foreach (var segment in _view.Segments.Where(s => s.Segment.Chromosome == _chromosome))
        {
            var (from, to) = (Math.Max(Left, X(segment.Segment.Start)), Math.Min(Width - Right, X(segment.Segment.End)));
            if (to >= from)
            {
                _svg.Add($"""<path class="segments{(segment.IsGain ? " seg-gain" : segment.IsLoss ? " seg-loss" : string.Empty)}" d="M{from} {_y.Clamped(segment.Log2)}H{Math.Max(to, from + 2)}"/>""");
            }
        }
    }

    private void DrawGenes()
    {
        var (start, end) = ((int)(_x.From * 1e6), (int)(_x.To * 1e6));
        var genes = _view.Genes.Overlapping(_chromosome, start, end)
            .Concat((_view.Array.Calls?.Genes ?? []).Where(g => g.Chromosome == _chromosome && g.End >= start && g.Start <= end)
                .Select(g => new Gene(g.Symbol, g.Chromosome, g.Start, g.End, Highlighted: true)))
            .DistinctBy(g => g.Symbol, StringComparer.OrdinalIgnoreCase)
            .OrderByDescending(g => _view.Panel.Contains(g.Symbol)).ThenByDescending(g => Touches(g)).ThenBy(g => g.Start).ToList();
        var rows = new LabelRows(LabelRowCount, Left, Width - Right, gap: 4);
        foreach (var gene in genes.Take(MostGenes))
        {
            var from = Math.Max(Left, X(gene.Start));
            var width = Math.Max(1.5, Math.Min(Width - Right, X(gene.End)) - from);
            _svg.Add($"""<g class="{(_view.Panel.Contains(gene.Symbol) ? "gene panel-gene" : "gene")}"><rect x="{from}" y="{GeneTop}" width="{width}" height="8"/>""");
            if (rows.Place(gene.Symbol, from + (width / 2), _view.Panel.Contains(gene.Symbol) ? LabelRows.Bold : 1) is { } place)
            {
                var baseline = GeneTop + 23 + (place.Row * LabelHeight);
                _svg.Add($"""<path d="M{from + (width / 2)} {GeneTop + 8}L{place.X} {baseline - 9}"/><text x="{place.X}" y="{baseline}" text-anchor="middle">{gene.Symbol}</text>""");
            }

            _svg.Add($"</g>");
        }
    }

    private bool Touches(Gene gene) => _view.Events.Any(e => e.Chromosome == _chromosome && e.Focal && e.Start <= gene.End && e.End >= gene.Start);

    private double X(int position) => _x[position / 1e6];

    private static List<(int Position, double Log2, DotTone Tone)> Within(GenomeView view, Chromosome chromosome, int start, int end)
    {
        var found = new List<(int, double, DotTone)>();
        if (view.Profile is not { } profile)
        {
            return found;
        }

        foreach (var range in profile.Probes.Chromosomes.Where(r => r.Chromosome == chromosome))
        {
            var first = Array.BinarySearch(profile.Probes.Positions, range.First, range.Count, start);
            first = first < 0 ? ~first : first;
            while (first > range.First && profile.Probes.Positions[first - 1] >= start)
            {
                first--;
            }

            var segments = view.Segments.Where(s => s.Segment.Chromosome == chromosome).ToList();
            for (var i = first; i < range.End && profile.Probes.Positions[i] <= end; i++)
            {
                if (float.IsFinite(profile.Log2[i]))
                {
                    var over = segments.Find(s => s.Segment.FirstProbe <= i && s.Segment.LastProbe >= i);
                    found.Add((profile.Probes.Positions[i], profile.Log2[i] - view.Centre,
                        over is { IsGain: true } ? DotTone.Gain : over is { IsLoss: true } ? DotTone.Loss : DotTone.Odd));
                }
            }
        }

        return found;
    }
}
