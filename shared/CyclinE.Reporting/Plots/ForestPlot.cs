using System.Globalization;
using CyclinE.Genomics.Results.Cohort.Study;
using CyclinE.Reporting.Page;

namespace CyclinE.Reporting.Plots;

/// <summary>Hazard ratios with 95% limits on a logarithmic axis, one line a term, grouped by model.</summary>
internal static class ForestPlot
{
    private const double Width = 900;
    private const double Left = 270;
    private const double Right = 290;
    private const double Top = 26;
    private const double Row = 24;

    // Beyond these a limit is an arrow: a separated model would otherwise squeeze everything else.
    private const double Lowest = 1.0 / 64;
    private const double Highest = 64;

    /// <summary>Draws models with their titles, but for separated ones, which have no finite estimate; nothing where no term has a hazard ratio.</summary>
    /// <param name="models">Title and model of each.</param>
    public static Markup Draw(IReadOnlyList<(string Title, StudyModel Model)> models)
    {
        var shown = models.Where(m => m.Model.Effects.Any(e => e.HazardRatio is not null) && !m.Model.Effects.Any(IsInfinite)).ToList();
        if (shown.Count == 0)
        {
            return Markup.None;
        }

        var axis = Axis(shown.SelectMany(m => m.Model.Effects));
        var height = Top + (shown.Sum(m => m.Model.Effects.Count + 1) * Row) + 34;
        var svg = new Html();
        svg.Add($"""
            <svg class="plot forest" viewBox="0 0 {Width} {height}" role="img" aria-labelledby="fp-t">
            <title id="fp-t">Hazard ratios with 95% limits</title>
            """);
        foreach (var tick in Ticks(axis))
        {
            var x = axis[Math.Log2(tick)];
            svg.Add($"""<path class="{(tick == 1 ? "zero" : "grid")}" d="M{x} {Top}V{height - 34}"/><text class="axis" x="{x}" y="{height - 16}" text-anchor="middle">{Show.Ratio(tick)}</text>""");
        }

        svg.Add($"""<text class="axis" x="{Width - Right + 12}" y="{Top - 8}">HR (95% limits), P</text>""");
        var y = Top + (Row / 2);
        foreach (var (title, model) in shown)
        {
            svg.Add($"""<text class="strong" x="8" y="{y + 4}">{title}</text>""");
            y += Row;
            foreach (var effect in model.Effects)
            {
                DrawEffect(svg, effect, axis, y);
                y += Row;
            }
        }

        svg.Add($"</svg>");
        return svg.ToMarkup();
    }

    private static bool IsInfinite(StudyEffect effect) => effect.HazardRatio is 0 or double.PositiveInfinity;

    private static void DrawEffect(Html svg, StudyEffect effect, LinearAxis axis, double y)
    {
        svg.Add($"""<text x="24" y="{y + 4}">{effect.Term}</text>""");
        if (effect.HazardRatio is not { } ratio)
        {
            svg.Add($"""<text class="axis" x="{Width - Right + 12}" y="{y + 4}">not estimable</text>""");
            return;
        }

        var x = Place(ratio, axis);
        var (low, high) = (Place(effect.Lower ?? ratio, axis), Place(effect.Upper ?? ratio, axis));
        svg.Add($"""<path class="segments" d="M{low} {y}H{high}"/><rect class="forest-mark" x="{x - 4}" y="{y - 4}" width="8" height="8"/>""");
        if (effect.Lower < Lowest)
        {
            svg.Add($"""<path class="segments" d="M{low + 6} {y - 4}L{low} {y}L{low + 6} {y + 4}"/>""");
        }

        if (effect.Upper > Highest)
        {
            svg.Add($"""<path class="segments" d="M{high - 6} {y - 4}L{high} {y}L{high - 6} {y + 4}"/>""");
        }

        var limits = effect.Lower is null ? "no limits" : $"{Show.Ratio(effect.Lower)} to {Show.Ratio(effect.Upper)}";
        svg.Add($"""<text x="{Width - Right + 12}" y="{y + 4}">{Show.Ratio(ratio)} ({limits}), {Show.Equation("P", effect.P ?? double.NaN)}</text>""");
    }

    private static LinearAxis Axis(IEnumerable<StudyEffect> effects)
    {
        double[] values = [.. effects.SelectMany(e => new[] { e.HazardRatio, e.Lower, e.Upper }).OfType<double>().Select(v => Math.Clamp(v, Lowest, Highest))];
        return new LinearAxis(
            Math.Min(-1, Math.Floor(Math.Log2(values.Min()))), Math.Max(1, Math.Ceiling(Math.Log2(values.Max()))), Left, Width - Right - 8);
    }

    private static IEnumerable<double> Ticks(LinearAxis axis)
    {
        var step = axis.To - axis.From > 8 ? 2 : 1;
        for (var power = (int)axis.From; power <= (int)axis.To; power++)
        {
            if (power % step == 0)
            {
                yield return double.Parse(Math.Pow(2, power).ToString("G6", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
            }
        }
    }

    private static double Place(double ratio, LinearAxis axis) => axis.Clamped(Math.Log2(Math.Clamp(ratio, Lowest, Highest)));
}
