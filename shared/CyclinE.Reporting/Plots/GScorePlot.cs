using System.Globalization;
using System.Text;
using CyclinE.Genomics.Genome;
using CyclinE.Genomics.Results.Cohort.Recurrence;
using CyclinE.Reporting.Page;

namespace CyclinE.Reporting.Plots;

/// <summary>
/// G along the genome: amplification upwards in red, deletion downwards in blue, the G from which q is significant as a dashed line, peaks by
/// their gene.
/// </summary>
internal sealed class GScorePlot
{
    public const double Width = GenomePlot.Width;
    private const double Left = 46;
    private const double Right = 8;
    private const double RowHeight = 14;
    private const int LabelRowCount = 4;
    private const double Top = 18 + (LabelRowCount * RowHeight) + 8;
    private const double Half = 170;
    private const double Names = 22;
    private const double Height = Top + Half + Names + Half + (LabelRowCount * RowHeight) + 18;

    private readonly CohortRecurrence _recurrence;
    private readonly GenomeAxis _genome;
    private readonly Html _svg = new();

    private GScorePlot(CohortRecurrence recurrence)
    {
        _recurrence = recurrence;
        var extents = new Dictionary<Chromosome, int>();
        foreach (var track in new[] { recurrence.Amplification, recurrence.Deletion })
        {
            for (var k = 0; k < track.Ends.Count; k++)
            {
                var chromosome = Chromosome.FromNumber(track.Chromosomes[k]);
                extents[chromosome] = Math.Max(extents.GetValueOrDefault(chromosome), track.Ends[k]);
            }
        }

        _genome = new GenomeAxis(GenomeBuild.Of(recurrence.Build), extents, Left, Width - Left - Right);
    }

    /// <summary>Draws the plot; nothing where there is no track.</summary>
    public static Markup Draw(CohortRecurrence recurrence)
    {
        if (recurrence.Amplification.G.Count + recurrence.Deletion.G.Count == 0)
        {
            return Markup.None;
        }

        var plot = new GScorePlot(recurrence);
        plot.Draw();
        return plot._svg.ToMarkup();
    }

    private void Draw()
    {
        int Count(RecurrenceDirection direction) => _recurrence.Peaks.Count(p => p.Direction == direction);
        _svg.Add($"""
            <svg class="plot gscore" viewBox="0 0 {Width} {Height}" role="img" aria-labelledby="gs-t gs-d">
            <title id="gs-t">Recurrent focal events of {Show.Counted(_recurrence.Samples, "sample")}</title>
            <desc id="gs-d">G along the chromosomes: {Show.Counted(Count(RecurrenceDirection.Amplification), "amplification peak")} above, {Show.Counted(Count(RecurrenceDirection.Deletion), "deletion peak")} below.</desc>
            """);
        DrawSide(RecurrenceDirection.Amplification, _recurrence.Amplification, _recurrence.AmplificationG, Top + Half, Top);
        DrawSide(RecurrenceDirection.Deletion, _recurrence.Deletion, _recurrence.DeletionG, Top + Half + Names, Top + Half + Names + Half);
        DrawChromosomeNames();
        _svg.Add($"</svg>");
    }

    private void DrawSide(RecurrenceDirection direction, RecurrenceTrack track, double? threshold, double zero, double far)
    {
        var largest = Math.Max(track.G.Count == 0 ? 0 : track.G.Max(), threshold ?? 0);
        var axis = new LinearAxis(0, largest > 0 ? largest * 1.05 : 1, zero, far);
        var style = direction == RecurrenceDirection.Amplification ? "g-gain" : "g-loss";
        for (var i = 0; i < _genome.Spans.Count; i++)
        {
            var (_, start, end) = _genome.Spans[i];
            _svg.Add($"""<rect class="{(i % 2 == 0 ? "band-a" : "band-b")}" x="{start}" y="{Math.Min(zero, far)}" width="{end - start}" height="{Half}"/>""");
        }

        foreach (var tick in axis.Ticks(5))
        {
            _svg.Add($"""<path class="{(tick == 0 ? "zero" : "grid")}" d="M{Left} {axis[tick]}H{Width - Right}"/><text class="tick" x="{Left - 6}" y="{axis[tick] + 3.5}" text-anchor="end">{Show.Number(tick, Decimals(axis))}</text>""");
        }

        _svg.Add($"""<path class="{style}" d="{Area(track, axis)}"/>""");
        _svg.Add($"""<text class="axis" transform="translate(12 {(zero + far) / 2}) rotate(-90)" text-anchor="middle">{(direction == RecurrenceDirection.Amplification ? "G, amplification" : "G, deletion")}</text>""");
        if (threshold is { } g)
        {
            _svg.Add($"""<path class="q-line" d="M{Left} {axis[g]}H{Width - Right}"/><text class="limit" x="{Width - Right - 3}" y="{axis[g] - 3}" text-anchor="end">q = {Show.Number(_recurrence.QCutoff, 2)}</text>""");
        }

        DrawPeaks(direction, axis, far);
    }

    private void DrawPeaks(RecurrenceDirection direction, LinearAxis axis, double far)
    {
        var up = direction == RecurrenceDirection.Amplification;
        var rows = new LabelRows(LabelRowCount, Left, Width - Right, gap: 13);
        foreach (var peak in _recurrence.Peaks.Where(p => p.Direction == direction).OrderBy(p => p.Rank))
        {
            var x = _genome.X(peak.Chromosome, peak.PeakStart + ((peak.PeakEnd - peak.PeakStart) / 2));
            var y = axis[peak.G];
            _svg.Add($"""<path class="leader" d="M{x} {y}V{far}"><title>{peak.Label}, {peak.Arm}: {Show.Equation("q", peak.ResidualQ)}</title></path>""");
            if (rows.Place(peak.Label, x) is { } place)
            {
                var baseline = up ? far - 10 - (place.Row * RowHeight) : far + 18 + (place.Row * RowHeight);
                _svg.Add($"""<path class="leader" d="M{x} {far}L{place.X} {(up ? baseline + 3 : baseline - 10)}"/><text class="label {(up ? "ev-gain-text" : "ev-loss-text")}" x="{place.X}" y="{baseline}" text-anchor="middle">{peak.Label}</text>""");
            }
        }
    }

    // One step for each half drawing unit, the highest G within it: more would be seen by nobody.
    private string Area(RecurrenceTrack track, LinearAxis axis)
    {
        var steps = new double[(int)(2 * Width) + 1];
        for (var k = 0; k < track.G.Count; k++)
        {
            var chromosome = Chromosome.FromNumber(track.Chromosomes[k]);
            var last = (int)(2 * _genome.X(chromosome, track.Ends[k]));
            for (var s = (int)(2 * _genome.X(chromosome, track.Starts[k])); s <= last; s++)
            {
                steps[s] = Math.Max(steps[s], track.G[k]);
            }
        }

        var path = new StringBuilder($"M{C(Left)} {C(axis[0])}");
        for (var s = (int)(2 * Left); s < steps.Length; s++)
        {
            if (s == (int)(2 * Left) || steps[s] != steps[s - 1])
            {
                path.Append(CultureInfo.InvariantCulture, $"H{C(s / 2.0)}V{C(axis[steps[s]])}");
            }
        }

        return path.Append(CultureInfo.InvariantCulture, $"H{C(Width - Right)}V{C(axis[0])}Z").ToString();
    }

    private void DrawChromosomeNames()
    {
        var row = new LabelRows(1, 0, Width, gap: 1);
        foreach (var (chromosome, start, end) in _genome.Spans)
        {
            if (row.Place(chromosome.ToString(), (start + end) / 2) is { } place)
            {
                _svg.Add($"""<text class="tick" x="{place.X}" y="{Top + Half + (Names / 2) + 4}" text-anchor="middle">{chromosome.ToString()}</text>""");
            }
        }
    }

    private static int Decimals(LinearAxis axis) => (int)Math.Clamp(Math.Ceiling(-Math.Log10(LinearAxis.Step(axis.To / 5)) - 1e-9), 0, 4);

    private static string C(double coordinate) => coordinate.ToString("0.##", CultureInfo.InvariantCulture);
}
