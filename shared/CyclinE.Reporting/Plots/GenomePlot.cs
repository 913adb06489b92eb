using CyclinE.Genomics.Genome;
using CyclinE.Genomics.Results.Pairs;
using CyclinE.Reporting.Page;

namespace CyclinE.Reporting.Plots;

/// <summary>
/// The resistant array over its parental along the whole genome: every probe, every segment, every acquired or lost
/// event as a band through both.
/// </summary>
internal sealed class GenomePlot
{
    public const double Width = 1160;
    private const double Left = 46;
    private const double Right = 8;
    private const double Top = 44;
    private const double PanelHeight = 176;
    private const double Gap = 30;
    private const double Bottom = 26;
    private const double Height = Top + (2 * PanelHeight) + Gap + Bottom;
    private const int Resolution = 2;
    private const int MostLabels = 10;

    private readonly PairView _view;
    private readonly GenomeAxis _genome;
    private readonly Html _svg = new();

    private GenomePlot(PairView view)
    {
        _view = view;
        var extents = view.Resistant.Extents().Concat(view.Parental.Extents())
            .GroupBy(e => e.Chromosome)
            .ToDictionary(g => g.Key, g => g.Max(e => e.Last));
        _genome = new GenomeAxis(view.Build, extents, Left, Width - Left - Right);
    }

    /// <summary>Finite probes of both arrays that lie beyond the axis and stand at its edge.</summary>
    public int Beyond { get; private set; }

    /// <summary>Draws the plot.</summary>
    public static (Markup Svg, GenomePlot Plot) Draw(PairView view)
    {
        var plot = new GenomePlot(view);
        plot.Draw();
        return (plot._svg.ToMarkup(), plot);
    }

    private void Draw()
    {
        var range = _view.Range;
        var (resistant, parental) = (_view.Resistant.Array, _view.Parental.Array);
        _svg.Add($"""
            <svg class="plot genome" viewBox="0 0 {Width} {Height}" role="img" aria-labelledby="{_view.Key}-gt {_view.Key}-gd">
            <title id="{_view.Key}-gt">{resistant.Array} over {parental.Array}, whole genome</title>
            <desc id="{_view.Key}-gd">log2 ratio of every probe along the chromosomes, {resistant.Array} above and {parental.Array} below, with segments; {Show.Counted(_view.Comparison.Events.Count, "event")} marked.</desc>
            """);
        DrawPanel(_view.Resistant, "resistant", Top, range);
        DrawPanel(_view.Parental, "parental", Top + PanelHeight + Gap, range);
        DrawChromosomeNames();
        DrawEventLabels();
        _svg.Add($"</svg>");
    }

    private void DrawPanel(PairSide side, string role, double top, (double Low, double High) range)
    {
        var axis = new LinearAxis(range.Low, range.High, top + PanelHeight, top);
        for (var i = 0; i < _genome.Spans.Count; i++)
        {
            var (_, start, end) = _genome.Spans[i];
            _svg.Add($"""<rect class="{(i % 2 == 0 ? "band-a" : "band-b")}" x="{start}" y="{top}" width="{end - start}" height="{PanelHeight}"/>""");
        }

        foreach (var e in _view.Comparison.Events)
        {
            var (x, width) = Extent(e);
            _svg.Add($"""<rect class="{PairView.ClassOf(e.Kind)}" x="{x}" y="{top}" width="{width}" height="{PanelHeight}"/>""");
        }

        foreach (var tick in axis.Ticks(6))
        {
            var y = axis[tick];
            _svg.Add($"""<path class="{(tick == 0 ? "zero" : "grid")}" d="M{Left} {y}H{Width - Right}"/>""");
            _svg.Add($"""<text class="tick" x="{Left - 6}" y="{y + 3.5}" text-anchor="end">{Show.Number(tick, tick % 1 == 0 ? 0 : 1)}</text>""");
        }

        DrawProbes(side, axis, top, lost: role == "parental");
        DrawSegments(side, axis);
        _svg.Add($"""<text class="panel" x="{Left + 6}" y="{top + 15}">{side.Array.Array} <tspan class="faint">{role}</tspan></text>""");
        _svg.Add($"""<text class="axis" transform="translate(12 {top + (PanelHeight / 2)}) rotate(-90)" text-anchor="middle">log2 ratio</text>""");
    }

    private void DrawProbes(PairSide side, LinearAxis axis, double top, bool lost)
    {
        if (side.Profile is null)
        {
            return;
        }

        var width = Width - Left - Right;
        var raster = new DotRaster((int)width * Resolution, (int)PanelHeight * Resolution, side.Profile.Probes.Count);
        for (var i = 0; i < _genome.Spans.Count; i++)
        {
            var chromosome = _genome.Spans[i].Chromosome;
            var plain = i % 2 == 0 ? DotTone.Odd : DotTone.Even;
            var events = _view.Comparison.Events
                .Where(e => e.Chromosome == chromosome && (e.Kind == PairEventKind.Lost) == lost)
                .ToList();
            foreach (var (position, log2) in side.Probes(chromosome))
            {
                var hit = events.Find(e => position >= e.Start && position <= e.End);
                var tone = hit is null ? plain : PairView.ToneOf(hit.Kind);
                Beyond += log2 < axis.From || log2 > axis.To ? 1 : 0;
                raster.Draw((_genome.X(chromosome, position) - Left) * Resolution, (axis.Clamped(log2) - top) * Resolution, tone,
                    strong: hit is { Focal: true });
            }
        }

        var png = Convert.ToBase64String(raster.ToPng());
        _svg.Add($"""<image class="cloud" x="{Left}" y="{top}" width="{(int)width}" height="{(int)PanelHeight}" preserveAspectRatio="none" href="data:image/png;base64,{png}"/>""");
    }

    private void DrawSegments(PairSide side, LinearAxis axis)
    {
        _svg.Add($"""<path class="segments" d=" """);
        foreach (var (segment, log2) in side.Segments)
        {
            var from = _genome.X(segment.Chromosome, segment.Start);
            var to = Math.Max(_genome.X(segment.Chromosome, segment.End), from + 2.5);
            _svg.Add($"M{from} {axis.Clamped(log2)}H{to}");
        }

        _svg.Add($"""
            "/>
            """);
    }

    private void DrawChromosomeNames()
    {
        var y = Height - Bottom + 15;
        var row = new LabelRows(1, 0, Width, gap: 1);
        foreach (var (chromosome, start, end) in _genome.Spans)
        {
            if (row.Place(chromosome.ToString(), (start + end) / 2) is { } place)
            {
                _svg.Add($"""<text class="tick" x="{place.X}" y="{y}" text-anchor="middle">{chromosome.ToString()}</text>""");
            }
        }
    }

    private void DrawEventLabels()
    {
        const double rowHeight = 14;
        var rows = new LabelRows(2, Left, Width - Right);
        foreach (var e in _view.Comparison.Events.OrderByDescending(e => e.Focal).ThenBy(e => e.Rank).Take(MostLabels))
        {
            var (x, width) = Extent(e);
            var text = $"{_view.NameOf(e)} {Show.Log2(e.Log2Difference, 1)}";
            if (rows.Place(text, x + (width / 2)) is not { } place)
            {
                continue;
            }

            var baseline = Top - 10 - (place.Row * rowHeight);
            _svg.Add($"""<path class="leader" d="M{x + (width / 2)} {Top}L{place.X} {baseline + 3}"/>""");
            _svg.Add($"""<text class="label {PairView.ClassOf(e.Kind)}-text" x="{place.X}" y="{baseline}" text-anchor="middle">{text}</text>""");
        }
    }

    /// <summary>Where an event lies, at least 3 units wide: a focal amplicon is a thousandth of the genome.</summary>
    private (double X, double Width) Extent(PairEvent e)
    {
        var from = _genome.X(e.Chromosome, e.Start);
        var to = _genome.X(e.Chromosome, e.End);
        var width = Math.Max(3, to - from);
        return (((from + to) / 2) - (width / 2), width);
    }
}
