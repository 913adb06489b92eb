using CyclinE.Genomics.Results.Profiles;
using CyclinE.Reporting.Model;
using CyclinE.Reporting.Page;
using CyclinE.Reporting.Tables;

namespace CyclinE.Reporting.Plots;

/// <summary>One mark per array along its DLRS, with the plan's limits; shape and colour tell the verdict.</summary>
internal static class StripPlot
{
    private const double Width = GenomePlot.Width;
    private const double Left = 20;
    private const double Right = 20;
    private const double Top = 40;
    private const double Body = 110;
    private const double Height = Top + Body + 42;
    private const int MostLabels = 12;

    /// <summary>Up to here every mark names its array under the pointer; more would weigh more than the page.</summary>
    private const int MostNamed = 300;

    /// <summary>Draws the arrays that ingest measured; nothing where there is none.</summary>
    public static Markup Draw(BatchResults results)
    {
        var arrays = results.ArrayResults
            .Where(a => a.Ingested is { } ingested && double.IsFinite(ingested.Quality.Dlrs))
            .Select(a => (a.Array, a.Ingested!.Quality.Dlrs, a.Ingested.Quality.Verdict))
            .OrderBy(a => a.Dlrs).ThenBy(a => a.Array, StringComparer.Ordinal)
            .ToList();
        if (arrays.Count == 0)
        {
            return Markup.None;
        }

        var axis = Axis(arrays[^1].Dlrs, results.Limits);
        var svg = new Html();
        svg.Add($"""
            <svg class="plot strip" viewBox="0 0 {Width} {Height}" role="img" aria-labelledby="qc-t qc-d">
            <title id="qc-t">DLRS of {Show.Counted(arrays.Count, "array")}</title>
            <desc id="qc-d">From {Show.Number(arrays[0].Dlrs, 3)} to {Show.Number(arrays[^1].Dlrs, 3)}; {arrays.Count(a => a.Verdict == QualityVerdict.Warn)} with a warning, {arrays.Count(a => a.Verdict == QualityVerdict.Fail)} failed.</desc>
            """);
        DrawZones(svg, axis, results.Limits);
        foreach (var tick in axis.Ticks(10))
        {
            svg.Add($"""<path class="mark" d="M{axis[tick]} {Top + Body}v4"/><text class="tick" x="{axis[tick]}" y="{Top + Body + 17}" text-anchor="middle">{Show.Number(tick, 2)}</text>""");
        }

        svg.Add($"""<text class="axis" x="{(Left + Width - Right) / 2}" y="{Height - 6}" text-anchor="middle">DLRS (log2): spread of differences between neighbouring probes</text>""");
        DrawMarks(svg, axis, arrays);
        svg.Add($"</svg>");
        return svg.ToMarkup();
    }

    private static LinearAxis Axis(double largest, QualityLimits? limits)
    {
        // A ruined array may lie at 5; it stands at the edge with its number, the others keep their spread.
        var end = limits is null ? largest * 1.1 : Math.Clamp(largest * 1.1, limits.DlrsFail * 1.25, limits.DlrsFail * 3);
        return new LinearAxis(0, Math.Max(end, 0.01), Left, Width - Right);
    }

    private static void DrawZones(Html svg, LinearAxis axis, QualityLimits? limits)
    {
        if (limits is null)
        {
            svg.Add($"""<rect class="band-a" x="{Left}" y="{Top}" width="{Width - Left - Right}" height="{Body}"/>""");
            return;
        }

        (double From, double To, string Style)[] zones =
        [
            (0, limits.DlrsWarn, "zone-pass"), (limits.DlrsWarn, limits.DlrsFail, "zone-warn"), (limits.DlrsFail, axis.To, "zone-fail"),
        ];
        foreach (var (from, to, style) in zones)
        {
            svg.Add($"""<rect class="{style}" x="{axis[from]}" y="{Top}" width="{axis[to] - axis[from]}" height="{Body}"/>""");
        }

        svg.Add($"""<path class="limit-warn" d="M{axis[limits.DlrsWarn]} {Top - 6}v{Body + 6}"/><text class="limit" x="{axis[limits.DlrsWarn]}" y="{Top - 24}" text-anchor="middle">warn {Show.Number(limits.DlrsWarn, 2)}</text>""");
        svg.Add($"""<path class="limit-fail" d="M{axis[limits.DlrsFail]} {Top - 6}v{Body + 6}"/><text class="limit" x="{axis[limits.DlrsFail]}" y="{Top - 24}" text-anchor="middle">fail {Show.Number(limits.DlrsFail, 2)}</text>""");
    }

    private static void DrawMarks(Html svg, LinearAxis axis, List<(string Array, double Dlrs, QualityVerdict Verdict)> arrays)
    {
        var radius = arrays.Count switch { <= 120 => 5.0, <= 600 => 3.2, _ => 2.2 };
        var stacks = new Dictionary<int, int>();
        var labels = new LabelRows(1, Left, Width - Right);
        var labelled = 0;
        var deepest = arrays.GroupBy(Column).Max(g => g.Count());
        var pass = new Html();
        var spacing = Math.Min(2.1 * radius, (Body - (2 * radius)) / Math.Max(1, deepest));
        foreach (var array in arrays)
        {
            var column = Column(array);
            stacks[column] = stacks.GetValueOrDefault(column) + 1;
            var above = stacks[column] % 2 == 0 ? 1 : -1;
            var y = Top + (Body / 2) + (above * (stacks[column] / 2) * spacing);
            var x = axis.Clamped(array.Dlrs);
            if (array.Verdict == QualityVerdict.Pass && arrays.Count > MostNamed)
            {
                pass.Add($"M{x} {y}h0");
                continue;
            }

            var (style, shape) = Shape(array.Verdict, x, y, radius);
            svg.Add($"""<path class="{style}" d="{shape}"><title>{array.Array}: DLRS {Show.Number(array.Dlrs, 3)}, {Words.Of(array.Verdict)}</title></path>""");
            if (array.Verdict != QualityVerdict.Pass && labelled < MostLabels && labels.Place(array.Array, x) is { } place)
            {
                labelled++;
                svg.Add($"""<path class="leader" d="M{x} {y - radius}L{place.X} {Top - 3}"/><text class="tick strong" x="{place.X}" y="{Top - 7}" text-anchor="middle">{array.Array}</text>""");
            }
        }

        svg.Add($"""<path class="dots-pass" style="stroke-width:{2 * radius}px" d="{pass.ToMarkup()}"/>""");

        int Column((string Array, double Dlrs, QualityVerdict Verdict) array) => (int)(axis.Clamped(array.Dlrs) / (2.1 * radius));
    }

    private static (string Style, string Path) Shape(QualityVerdict verdict, double x, double y, double r)
    {
        var at = FormattableString.Invariant;
        return verdict switch
        {
            QualityVerdict.Pass => ("dot-pass", at($"M{x - r:0.##} {y:0.##}a{r:0.##} {r:0.##} 0 1 0 {2 * r:0.##} 0a{r:0.##} {r:0.##} 0 1 0 {-2 * r:0.##} 0")),
            QualityVerdict.Warn => ("dot-warn", at($"M{x:0.##} {y - (1.2 * r):0.##}l{1.2 * r:0.##} {2.1 * r:0.##}h{-2.4 * r:0.##}z")),
            _ => ("dot-fail", at($"M{x:0.##} {y - (1.3 * r):0.##}l{1.3 * r:0.##} {1.3 * r:0.##}l{-1.3 * r:0.##} {1.3 * r:0.##}l{-1.3 * r:0.##} {-1.3 * r:0.##}z")),
        };
    }
}
