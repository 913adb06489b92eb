using System.Globalization;
using System.Text;
using CyclinE.Genomics.Results.Cohort.Study;
using CyclinE.Reporting.Page;

namespace CyclinE.Reporting.Plots;

/// <summary>Kaplan–Meier curves with 95% limits, censor ticks and medians, and the numbers at risk under their times.</summary>
internal static class SurvivalPlot
{
    public const double Width = 760;
    private const double Left = 156;
    private const double Right = 24;
    private const double Top = 36;
    private const double Body = 300;
    private const double RiskTop = Top + Body + 62;
    private const double RiskRow = 20;

    /// <summary>Draws the curves that the study has; nothing where there is none.</summary>
    public static Markup Draw(CohortStudy study) => Draw(
        [.. new[] { (study.Positive, "positive"), (study.Negative, "negative") }.Where(c => c.Item1 is not null).Select(c => (c.Item1!, c.Item2))],
        "Progression-free survival", "cyclin E", study.LogRank?.P);

    /// <summary>Draws curves; nothing where there is none.</summary>
    /// <param name="all">Each curve with its style: positive, negative or middle.</param>
    /// <param name="endPoint">What the curves are of.</param>
    /// <param name="by">What divides the patients.</param>
    /// <param name="p">Log-rank P; null where there is none.</param>
    public static Markup Draw(IReadOnlyList<(SurvivalCurve Curve, string Style)> all, string endPoint, string by, double? p)
    {
        var curves = all.Where(c => c.Curve.Steps.Count > 0).ToList();
        if (curves.Count == 0)
        {
            return Markup.None;
        }

        var (x, y) = Axes(curves.Max(c => c.Curve.Steps[^1].Time));
        var height = RiskTop + (curves.Count * RiskRow) + 8;
        var svg = new Html();
        svg.Add($"""
            <svg class="plot survival" viewBox="0 0 {Width} {height}" role="img" aria-labelledby="km-t km-d">
            <title id="km-t">{endPoint} by {by}</title>
            <desc id="km-d">{Describe(curves.Select(c => c.Curve), p)}</desc>
            <rect class="band-a" x="{Left}" y="{Top}" width="{Width - Left - Right}" height="{Body}"/>
            """);
        DrawAxes(svg, x, y, endPoint);
        foreach (var (curve, style) in curves)
        {
            svg.Add($"""<path class="limits {style}" d="{LimitsPath(curve, x, y)}"/>""");
        }

        foreach (var (curve, style) in curves)
        {
            DrawMedian(svg, curve, style, x, y);
            svg.Add($"""<path class="curve {style}" d="{CurvePath(curve, x, y)}"/><path class="censor {style}" d="{CensorPath(curve, x, y)}"/>""");
        }

        DrawLegend(svg, curves);
        DrawRisk(svg, curves, x);
        svg.Add($"</svg>");
        return svg.ToMarkup();
    }

    /// <summary>Months along, survival 0–1 upwards; the axis ends at the first tick at or behind the last time.</summary>
    public static (LinearAxis X, LinearAxis Y) Axes(double last)
    {
        var step = MonthStep(last);
        var end = Math.Max(step, Math.Ceiling((last / step) - 1e-9) * step);
        return (new LinearAxis(0, end, Left, Width - Right), new LinearAxis(0, 1, Top + Body, Top));
    }

    /// <summary>Ticks by 1, 2, 3, 6, 12 … months: what a clinician counts in.</summary>
    public static double MonthStep(double last)
    {
        foreach (var step in (ReadOnlySpan<double>)[0.5, 1, 2, 3, 6, 12, 24, 36, 60])
        {
            if (last / step <= 9)
            {
                return step;
            }
        }

        return LinearAxis.Step(last / 9);
    }

    /// <summary>The curve as an SVG path: along, then down at every time with an event.</summary>
    public static string CurvePath(SurvivalCurve curve, LinearAxis x, LinearAxis y)
    {
        var path = new StringBuilder($"M{C(x[0])} {C(y[1])}");
        foreach (var step in curve.Steps)
        {
            path.Append(CultureInfo.InvariantCulture, $"H{C(x[step.Time])}");
            if (step.Events > 0)
            {
                path.Append(CultureInfo.InvariantCulture, $"V{C(y[step.Survival])}");
            }
        }

        return path.ToString();
    }

    /// <summary>Upright ticks on the curve at every time with a censored subject.</summary>
    public static string CensorPath(SurvivalCurve curve, LinearAxis x, LinearAxis y) =>
        string.Concat(curve.Steps.Where(s => s.Censored > 0).Select(s => $"M{C(x[s.Time])} {C(y[s.Survival] - 5)}v10"));

    /// <summary>Subjects at risk just before a time, as the tables of R's survival give them.</summary>
    public static int AtRisk(SurvivalCurve curve, double time) =>
        curve.Steps.FirstOrDefault(s => s.Time >= time - 1e-9)?.AtRisk ?? 0;

    /// <summary>The area between the limits, stepping with the curve; it ends where the curve reaches 0 and has none.</summary>
    private static string LimitsPath(SurvivalCurve curve, LinearAxis x, LinearAxis y)
    {
        List<(double Time, double Value)> upper = [(0, 1)];
        List<(double Time, double Value)> lower = [(0, 1)];
        foreach (var step in curve.Steps)
        {
            upper.Add((step.Time, upper[^1].Value));
            lower.Add((step.Time, lower[^1].Value));
            if (step.Survival <= 0)
            {
                break;
            }

            upper.Add((step.Time, Math.Min(1, step.Upper ?? upper[^1].Value)));
            lower.Add((step.Time, Math.Max(0, step.Lower ?? lower[^1].Value)));
        }

        lower.Reverse();
        return "M" + string.Join('L', upper.Concat(lower).Select(p => $"{C(x[p.Time])} {C(y[p.Value])}")) + "Z";
    }

    private static void DrawAxes(Html svg, LinearAxis x, LinearAxis y, string endPoint)
    {
        foreach (var tick in (ReadOnlySpan<double>)[0, 0.25, 0.5, 0.75, 1])
        {
            svg.Add($"""<path class="grid" d="M{Left} {y[tick]}H{Width - Right}"/><text class="tick" x="{Left - 8}" y="{y[tick] + 3.5}" text-anchor="end">{Show.Percent(tick)}</text>""");
        }

        foreach (var time in Times(x))
        {
            svg.Add($"""<path class="mark" d="M{x[time]} {y[0]}v5"/><text class="tick" x="{x[time]}" y="{y[0] + 18}" text-anchor="middle">{Show.Number(time, time % 1 == 0 ? 0 : 1)}</text>""");
        }

        svg.Add($"""<path class="mark" d="M{Left} {Top}V{y[0]}H{Width - Right}"/>""");
        svg.Add($"""<text class="axis" x="{(Left + Width - Right) / 2}" y="{y[0] + 36}" text-anchor="middle">Months</text>""");
        svg.Add($"""<text class="axis" transform="translate({Left - 52} {Top + (Body / 2)}) rotate(-90)" text-anchor="middle">{endPoint}</text>""");
    }

    private static void DrawMedian(Html svg, SurvivalCurve curve, string style, LinearAxis x, LinearAxis y)
    {
        if (curve.Median is { } median && median <= x.To)
        {
            svg.Add($"""<path class="median {style}" d="M{Left} {y[0.5]}H{x[median]}V{y[0]}"/>""");
        }
    }

    private static void DrawLegend(Html svg, List<(SurvivalCurve Curve, string Style)> curves)
    {
        var x = Left;
        foreach (var (curve, style) in curves)
        {
            svg.Add($"""<path class="curve {style}" d="M{x} 16h22"/><text class="strong {style}-text" x="{x + 28}" y="20">{curve.Label}</text>""");
            x += 52 + (LabelRows.Width(curve.Label) * 1.15);
        }
    }

    private static void DrawRisk(Html svg, List<(SurvivalCurve Curve, string Style)> curves, LinearAxis x)
    {
        svg.Add($"""<text class="axis" x="{Left - 16}" y="{RiskTop - 4}" text-anchor="end">Number at risk</text>""");
        for (var row = 0; row < curves.Count; row++)
        {
            var (curve, style) = curves[row];
            var baseline = RiskTop + ((row + 1) * RiskRow) - 4;
            svg.Add($"""<text class="tick strong {style}-text" x="{Left - 16}" y="{baseline}" text-anchor="end">{curve.Label}</text>""");
            foreach (var time in Times(x))
            {
                svg.Add($"""<text class="tick" x="{x[time]}" y="{baseline}" text-anchor="middle">{AtRisk(curve, time)}</text>""");
            }
        }
    }

    private static IEnumerable<double> Times(LinearAxis x)
    {
        var step = MonthStep(x.To);
        return Enumerable.Range(0, (int)Math.Round(x.To / step) + 1).Select(i => i * step);
    }

    private static string Describe(IEnumerable<SurvivalCurve> curves, double? p)
    {
        var parts = curves
            .Select(c => $"{c.Label}: {Show.Counted(c.Subjects, "patient")}, {Show.Counted(c.Events, "event")}, median {Show.Number(c.Median, 1)} months.");
        return string.Join(' ', parts) + (p is null ? string.Empty : $" Log-rank {Show.Equation("P", p)}.");
    }

    private static string C(double coordinate) => coordinate.ToString("0.##", CultureInfo.InvariantCulture);
}
