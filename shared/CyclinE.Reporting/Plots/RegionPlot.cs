using CyclinE.Genomics.Genes;
using CyclinE.Genomics.Results.Pairs;
using CyclinE.Reporting.Page;

namespace CyclinE.Reporting.Plots;

/// <summary>
/// A few megabases around one event: the parental's probes beneath the resistant's on one axis, both arrays' segments,
/// the event with its inner and outer bounds, and the genes.
/// </summary>
internal sealed class RegionPlot
{
    private const double Width = GenomePlot.Width;
    private const double Left = 46;
    private const double Right = 8;
    private const double Top = 26;
    private const double PanelHeight = 240;
    private const double AxisHeight = 24;
    private const double GeneLane = 16;
    private const double LabelHeight = 14;
    private const int LabelRowCount = 4;
    private const double GeneTop = Top + PanelHeight + AxisHeight;
    private const double Height = GeneTop + GeneLane + (LabelRowCount * LabelHeight) + 6;
    private const int MostVectorProbes = 8_000;
    private const int Resolution = 2;

    private readonly PairView _view;
    private readonly PairEvent _event;
    private readonly LinearAxis _x;
    private readonly LinearAxis _y;
    private readonly Html _svg = new();

    private RegionPlot(PairView view, PairEvent found)
    {
        _view = view;
        _event = found;
        var (start, end) = RegionWindow.Around(view, found);
        _x = new LinearAxis(start / 1e6, end / 1e6, Left, Width - Right);
        var (low, high) = view.Range;
        _y = new LinearAxis(low, high, Top + PanelHeight, Top);
    }

    /// <summary>Draws the surroundings of an event.</summary>
    public static Markup Draw(PairView view, PairEvent found)
    {
        var plot = new RegionPlot(view, found);
        plot.Draw();
        return plot._svg.ToMarkup();
    }

    private void Draw()
    {
        var place = $"{Show.Chromosome(_event.Chromosome)}, {Show.Number(_x.From, 1)}–{Show.Number(_x.To, 1)} Mb";
        _svg.Add($"""
            <svg class="plot region" viewBox="0 0 {Width} {Height}" role="img" aria-labelledby="{_view.Key}-rt {_view.Key}-rd">
            <title id="{_view.Key}-rt">{_view.NameOf(_event)}: {place}</title>
            <desc id="{_view.Key}-rd">Probes and segments of {_view.Resistant.Array.Array} over those of {_view.Parental.Array.Array}. The event spans {Show.Interval(_event.Start, _event.End)}, log2 difference {Show.Log2(_event.Log2Difference)}.</desc>
            <rect class="band-a" x="{Left}" y="{Top}" width="{Width - Left - Right}" height="{PanelHeight}"/>
            """);
        DrawEvents();
        DrawAxes();
        DrawProbes(_view.Parental, "dots-parental", DotTone.Beneath);
        DrawProbes(_view.Resistant, "dots-resistant", DotTone.Odd);
        DrawSegments(_view.Parental, "segments beneath");
        DrawSegments(_view.Resistant, "segments");
        DrawLegend();
        DrawGenes();
        _svg.Add($"</svg>");
    }

    private void DrawEvents()
    {
        foreach (var e in _view.Comparison.Events.Where(e => e.Chromosome == _event.Chromosome))
        {
            DrawShade(PairView.ClassOf(e.Kind) + " outer", e.OuterStart, e.OuterEnd);
            DrawShade(PairView.ClassOf(e.Kind), e.Start, e.End);
        }

        var middle = (X(_event.Start) + X(_event.End)) / 2;
        var text = $"{_view.NameOf(_event)} {Show.Log2(_event.Log2Difference)}";
        if (new LabelRows(1, Left, Width - Right).Place(text, middle) is { } place)
        {
            _svg.Add($"""<text class="label {PairView.ClassOf(_event.Kind)}-text" x="{place.X}" y="{Top - 8}" text-anchor="middle">{text}</text>""");
        }
    }

    private void DrawShade(string style, int start, int end)
    {
        var (from, to) = (X(start), X(end));
        if (to < Left || from > Width - Right)
        {
            return;
        }

        (from, to) = (Math.Max(Left, from), Math.Min(Width - Right, to));
        _svg.Add($"""<rect class="{style}" x="{from}" y="{Top}" width="{Math.Max(2, to - from)}" height="{PanelHeight}"/>""");
    }

    private void DrawAxes()
    {
        foreach (var tick in _y.Ticks(7))
        {
            var y = _y[tick];
            _svg.Add($"""<path class="{(tick == 0 ? "zero" : "grid")}" d="M{Left} {y}H{Width - Right}"/>""");
            _svg.Add($"""<text class="tick" x="{Left - 6}" y="{y + 3.5}" text-anchor="end">{Show.Number(tick, tick % 1 == 0 ? 0 : 1)}</text>""");
        }

        var step = LinearAxis.Step((_x.To - _x.From) / 10);
        foreach (var tick in _x.Ticks(10))
        {
            var x = _x[tick];
            _svg.Add($"""<path class="mark" d="M{x} {Top + PanelHeight}v4"/>""");
            _svg.Add($"""<text class="tick" x="{x}" y="{Top + PanelHeight + 16}" text-anchor="middle">{Show.Number(tick, step >= 1 ? 0 : step >= 0.1 ? 1 : 2)}</text>""");
        }

        _svg.Add($"""<text class="axis" x="{Left - 6}" y="{Top + PanelHeight + 16}" text-anchor="end">Mb</text>""");
        _svg.Add($"""<text class="axis" transform="translate(12 {Top + (PanelHeight / 2)}) rotate(-90)" text-anchor="middle">log2 ratio</text>""");
    }

    private void DrawProbes(PairSide side, string style, DotTone tone)
    {
        var probes = side.Probes(_event.Chromosome, (int)(_x.From * 1e6), (int)(_x.To * 1e6)).ToList();
        if (probes.Count > MostVectorProbes)
        {
            DrawCloud(probes, tone);
            return;
        }

        style += probes.Count switch { <= 600 => string.Empty, <= 2_500 => " many", _ => " most" };
        foreach (var (within, group) in new[] { (false, style), (true, style + " " + PairView.ClassOf(_event.Kind) + "-dots") })
        {
            _svg.Add($"""<path class="{group}" d=" """);
            foreach (var (position, log2) in probes.Where(p => (p.Position >= _event.Start && p.Position <= _event.End) == within))
            {
                // A line of no length with round caps is the smallest spelling of a dot.
                _svg.Add($"M{X(position)} {_y.Clamped(log2)}h0");
            }

            _svg.Add($"""
                "/>
                """);
        }
    }

    private void DrawCloud(List<(int Position, double Log2)> probes, DotTone tone)
    {
        var width = (int)(Width - Left - Right);
        var raster = new DotRaster(width * Resolution, (int)PanelHeight * Resolution, probes.Count);
        foreach (var (position, log2) in probes)
        {
            var within = tone != DotTone.Beneath && position >= _event.Start && position <= _event.End;
            raster.Draw((X(position) - Left) * Resolution, (_y.Clamped(log2) - Top) * Resolution, within ? PairView.ToneOf(_event.Kind) : tone);
        }

        _svg.Add($"""<image class="cloud" x="{Left}" y="{Top}" width="{width}" height="{(int)PanelHeight}" preserveAspectRatio="none" href="data:image/png;base64,{Convert.ToBase64String(raster.ToPng())}"/>""");
    }

    private void DrawLegend()
    {
        const double y = Top + 16;
        var name = _view.Resistant.Array.Array;
        var second = Left + 34 + (LabelRows.Width(name) * 1.15);
        _svg.Add($"""<path class="dots-resistant" d="M{Left + 12} {y - 4}h0"/><text class="panel" x="{Left + 20}" y="{y}">{name}</text>""");
        _svg.Add($"""<path class="dots-parental" d="M{second} {y - 4}h0"/><text class="panel" x="{second + 8}" y="{y}"><tspan class="faint">{_view.Parental.Array.Array}</tspan></text>""");
    }

    private void DrawSegments(PairSide side, string style)
    {
        _svg.Add($"""<path class="{style}" d=" """);
        foreach (var (segment, log2) in side.Segments.Where(s => s.Segment.Chromosome == _event.Chromosome))
        {
            var from = Math.Max(Left, X(segment.Start));
            var to = Math.Min(Width - Right, X(segment.End));
            if (to >= from)
            {
                _svg.Add($"M{from} {_y.Clamped(log2)}H{Math.Max(to, from + 2)}");
            }
        }

        _svg.Add($"""
            "/>
            """);
    }

    private void DrawGenes()
    {
        var panel = _view.Resistant.Array.Calls?.Genes ?? [];
        var genes = _view.Genes.Genes
            .Concat(panel.Select(g => new Gene(g.Symbol, g.Chromosome, g.Start, g.End, Highlighted: true)))
            .Where(g => g.Chromosome == _event.Chromosome && g.End >= _x.From * 1e6 && g.Start <= _x.To * 1e6)
            .DistinctBy(g => g.Symbol, StringComparer.OrdinalIgnoreCase)
            .OrderByDescending(g => _view.Resistant.Panel.Contains(g.Symbol))
            .ThenByDescending(g => g.Start <= _event.End && g.End >= _event.Start)
            .ThenBy(g => g.Start)
            .ToList();
        var rows = new LabelRows(LabelRowCount, Left, Width - Right, gap: 4);
        foreach (var gene in genes)
        {
            var from = Math.Max(Left, X(gene.Start));
            var width = Math.Max(1.5, Math.Min(Width - Right, X(gene.End)) - from);
            var style = _view.Resistant.Panel.Contains(gene.Symbol) ? "gene panel-gene" : "gene";
            _svg.Add($"""<g class="{style}"><title>{gene.Symbol} {Show.Interval(gene.Start, gene.End)}</title><rect x="{from}" y="{GeneTop + 2}" width="{width}" height="8" rx="1.5"/>""");
            if (rows.Place(gene.Symbol, from + (width / 2), _view.Resistant.Panel.Contains(gene.Symbol) ? LabelRows.Bold : 1) is { } place)
            {
                var baseline = GeneTop + GeneLane + 9 + (place.Row * LabelHeight);
                _svg.Add($"""<path d="M{from + (width / 2)} {GeneTop + 10}L{place.X} {baseline - 9}"/><text x="{place.X}" y="{baseline}" text-anchor="middle">{gene.Symbol}</text>""");
            }

            _svg.Add($"</g>");
        }
    }

    private double X(int position) => _x[position / 1e6];
}
