using System.Globalization;
using System.Text;
using CyclinE.Genomics.Results.Calls;
using CyclinE.Reporting.Page;
using CyclinE.Reporting.Plots;

namespace CyclinE.Reporting.Genome;

/// <summary>
/// The whole genome of one array without script: every probe (where they overlap, how many), segments coloured by call, centre and
/// runner-up, amplified genes by name, masked places, and the B-allele frequencies beneath where there are any.
/// </summary>
internal sealed class GenomeFigure
{
    public const double Width = 1160;
    public const double Left = 46;
    public const double Right = 8;
    private const int LabelRowCount = 3;
    private const double RowHeight = 14;
    private const double Top = 8 + (LabelRowCount * RowHeight);
    private const double Body = 190;
    private const double MaskHeight = 5;
    private const double BafGap = 10;
    private const double BafHeight = 74;
    private const double Bottom = 22;
    private const double Masked = 0.5;

    /// <summary>More than this in an event and its probes need no stronger dots to be seen.</summary>
    private const int FewProbes = 400;

    private readonly GenomeView _view;
    private readonly string _key;
    private readonly int _resolution;
    private readonly GenomeAxis _genome;
    private readonly LinearAxis _y;
    private readonly Html _svg = new();

    private GenomeFigure(GenomeView view, string key, int resolution)
    {
        (_view, _key, _resolution) = (view, key, resolution);
        _genome = new GenomeAxis(view.Build, view.Extents, Left, Width - Left - Right);
        var (low, high) = view.Range;
        _y = new LinearAxis(low, high, Top + Body, Top);
    }

    private bool HasBaf => _view.Profile?.Baf is not null;

    private double Height => Top + Body + MaskHeight + (HasBaf ? BafGap + BafHeight : 0) + Bottom;

    /// <summary>Draws the array; nothing where it has neither probes nor segments.</summary>
    /// <param name="view">The array.</param>
    /// <param name="key">Prefix of the ids in the page.</param>
    /// <param name="resolution">Pixels of the probes' picture per drawing unit.</param>
    public static Markup Draw(GenomeView view, string key, int resolution)
    {
        if (view.Extents.Count == 0)
        {
            return Markup.None;
        }

        var figure = new GenomeFigure(view, key, resolution);
        figure.Draw();
        return figure._svg.ToMarkup();
    }

    private void Draw()
    {
        var calls = _view.Segments.Where(s => s.IsGain || s.IsLoss).ToList();
        _svg.Add($"""
            <svg class="plot genome array" viewBox="0 0 {Width} {Height}" role="img" aria-labelledby="{_key}-t {_key}-d">
            <title id="{_key}-t">{_view.Array.Array}, whole genome</title>
            <desc id="{_key}-d">log2 ratio along the chromosomes with {Show.Counted(_view.Segments.Count, "segment")}: {calls.Count(s => s.IsGain)} gained or amplified, {calls.Count(s => s.IsLoss)} lost.</desc>
            """);
        DrawBands(Top, Body);
        DrawScale();
        DrawCloud(Top, Body, (int)Body, baf: false);
        DrawSegments();
        DrawMasked();
        if (HasBaf)
        {
            DrawBaf();
        }

        DrawChromosomeNames();
        DrawLabels();
        _svg.Add($"</svg>");
    }

    private void DrawBands(double top, double height)
    {
        for (var i = 0; i < _genome.Spans.Count; i++)
        {
            var (_, start, end) = _genome.Spans[i];
            _svg.Add($"""<rect class="{(i % 2 == 0 ? "band-a" : "band-b")}" x="{start}" y="{top}" width="{end - start}" height="{height}"/>""");
        }
    }

    private void DrawScale()
    {
        foreach (var tick in _y.Ticks(6))
        {
            _svg.Add($"""<path class="{(tick == 0 ? "zero" : "grid")}" d="M{Left} {_y[tick]}H{Width - Right}"/><text class="tick" x="{Left - 6}" y="{_y[tick] + 3.5}" text-anchor="end">{Show.Number(tick, tick % 1 == 0 ? 0 : 1)}</text>""");
        }

        _svg.Add($"""<text class="axis" transform="translate(12 {Top + (Body / 2)}) rotate(-90)" text-anchor="middle">log2 ratio</text>""");
        if (_view.Array.Calls?.RunnerUpCentre is { } runnerUp && runnerUp - _view.Centre is var at && at > _y.From && at < _y.To)
        {
            _svg.Add($"""<path class="runner-up" d="M{Left} {_y[at]}H{Width - Right}"><title>runner-up centre at {Show.Log2(at, 3)}</title></path>""");
        }
    }

    private void DrawCloud(double top, double height, int rows, bool baf)
    {
        if (_view.Profile is not { } profile)
        {
            return;
        }

        var columns = (int)(Width - Left - Right);
        var values = baf ? profile.Baf! : profile.Log2;
        // At one pixel a unit a dot of the usual size would be twice as wide.
        var raster = new DotRaster(columns * _resolution, rows * _resolution, profile.Probes.Count * (_resolution > 1 ? 1 : 8));
        var segment = 0;
        var strong = StrongRanges();
        for (var c = 0; c < profile.Probes.Chromosomes.Count; c++)
        {
            var range = profile.Probes.Chromosomes[c];
            var plain = c % 2 == 0 ? DotTone.Odd : DotTone.Even;
            for (var i = range.First; i < range.End; i++)
            {
                var value = values[i];
                if (!float.IsFinite(value))
                {
                    continue;
                }

                while (segment < _view.Segments.Count && _view.Segments[segment].Segment.LastProbe < i)
                {
                    segment++;
                }

                var over = segment < _view.Segments.Count && _view.Segments[segment].Segment.FirstProbe <= i ? _view.Segments[segment] : null;
                var tone = over is { IsGain: true } ? DotTone.Gain : over is { IsLoss: true } ? DotTone.Loss : plain;
                var y = baf ? top + ((1 - Math.Clamp(value, 0, 1)) * height) : _y.Clamped(value - _view.Centre);
                raster.Draw(
                    (_genome.X(range.Chromosome, profile.Probes.Positions[i]) - Left) * _resolution, (y - top) * _resolution, tone,
                    !baf && over is not null && strong.Contains(over));
            }
        }

        _svg.Add($"""<image class="cloud" x="{Left}" y="{top}" width="{columns}" height="{rows}" preserveAspectRatio="none" href="data:image/png;base64,{Convert.ToBase64String(raster.ToPng())}"/>""");
    }

    private HashSet<DrawnSegment> StrongRanges() =>
        [.. _view.Segments.Where(s => s.Call is >= CallClass.Amplification or CallClass.HomozygousDeletion && s.Segment.Probes <= FewProbes)];

    private void DrawSegments()
    {
        foreach (var (style, take) in new (string, Func<DrawnSegment, bool>)[]
        {
            ("segments", s => !s.IsGain && !s.IsLoss), ("segments seg-gain", s => s.IsGain), ("segments seg-loss", s => s.IsLoss),
        })
        {
            var path = new StringBuilder();
            foreach (var segment in _view.Segments.Where(take))
            {
                var from = _genome.X(segment.Segment.Chromosome, segment.Segment.Start);
                var to = Math.Max(_genome.X(segment.Segment.Chromosome, segment.Segment.End), from + 2.5);
                path.Append(CultureInfo.InvariantCulture, $"M{from:0.##} {_y.Clamped(segment.Log2):0.##}H{to:0.##}");
            }

            if (path.Length > 0)
            {
                _svg.Add($"""<path class="{style}" d="{path.ToString()}"/>""");
            }
        }
    }

    private void DrawMasked()
    {
        foreach (var segment in _view.Segments.Where(s => s.Masked >= Masked))
        {
            var from = _genome.X(segment.Segment.Chromosome, segment.Segment.Start);
            var width = Math.Max(1.5, _genome.X(segment.Segment.Chromosome, segment.Segment.End) - from);
            _svg.Add($"""<rect class="masked" x="{from}" y="{Top + Body}" width="{width}" height="{MaskHeight}"><title>masked: {Show.Chromosome(segment.Segment.Chromosome)}:{Show.Interval(segment.Segment.Start, segment.Segment.End)}</title></rect>""");
        }
    }

    private void DrawBaf()
    {
        const double top = Top + Body + MaskHeight + BafGap;
        DrawBands(top, BafHeight);
        foreach (var tick in (ReadOnlySpan<double>)[0, 0.5, 1])
        {
            var y = top + ((1 - tick) * BafHeight);
            _svg.Add($"""<path class="{(tick == 0.5 ? "zero" : "grid")}" d="M{Left} {y}H{Width - Right}"/><text class="tick" x="{Left - 6}" y="{y + 3.5}" text-anchor="end">{Show.Number(tick, tick % 1 == 0 ? 0 : 1)}</text>""");
        }

        _svg.Add($"""<text class="axis" transform="translate(12 {top + (BafHeight / 2)}) rotate(-90)" text-anchor="middle">BAF</text>""");
        DrawCloud(top, BafHeight, (int)BafHeight, baf: true);
    }

    private void DrawChromosomeNames()
    {
        var row = new LabelRows(1, 0, Width, gap: 1);
        foreach (var (chromosome, start, end) in _genome.Spans)
        {
            if (row.Place(chromosome.ToString(), (start + end) / 2) is { } place)
            {
                _svg.Add($"""<text class="tick" x="{place.X}" y="{Height - 7}" text-anchor="middle">{chromosome.ToString()}</text>""");
            }
        }
    }

    /// <summary>Amplified and deleted genes of the panel, then what other events are called; each where there is room.</summary>
    private void DrawLabels()
    {
        var rows = new LabelRows(LabelRowCount, Left, Width - Right);
        var named = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var genes = (_view.Array.Calls?.Genes ?? [])
            .Where(g => g.Call is >= CallClass.Amplification or CallClass.HomozygousDeletion)
            .OrderByDescending(g => Math.Abs(g.Log2 ?? 0))
            .Select(g => (Name: g.Symbol, X: _genome.X(g.Chromosome, (g.Start / 2) + (g.End / 2)), g.Log2, Gain: g.Call >= CallClass.Amplification));
        var events = _view.Events
            .Where(e => e.Call is >= CallClass.Amplification or CallClass.HomozygousDeletion && e.Focal)
            .OrderByDescending(e => Math.Abs(e.Peak))
            .Select(e => (Name: _view.NameOf(e), X: _genome.X(e.Chromosome, (e.Start / 2) + (e.End / 2)), Log2: (double?)e.Log2, Gain: e.Log2 > 0));
        foreach (var (name, x, log2, gain) in genes.Concat(events))
        {
            var text = $"{name} {Show.Log2(log2, 1)}";
            if (!named.Add(name) || rows.Place(text, x, LabelRows.Bold) is not { } place)
            {
                continue;
            }

            var baseline = Top - 8 - (place.Row * RowHeight);
            _svg.Add($"""<path class="leader" d="M{x} {Top}L{place.X} {baseline + 3}"/><text class="label {(gain ? "ev-gain-text" : "ev-loss-text")}" x="{place.X}" y="{baseline}" text-anchor="middle">{text}</text>""");
        }
    }
}
