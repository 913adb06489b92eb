using System.Globalization;
using System.Text;
using CyclinE.Reporting.Page;
using CyclinE.Reporting.Plots;

namespace CyclinE.Reporting.Genome;

/// <summary>Every called array along the genome, one row each, and above them how many are gained or lost at each place.</summary>
internal static class HeatMap
{
    /// <summary>Columns of the genome: as many as a screen shows.</summary>
    public const int Columns = 1016;

    /// <summary>Where the genome begins: names stand to the left of it.</summary>
    public const double Left = 136;

    private const double Width = Left + Columns + 8;
    private const double FrequencyTop = 8;
    private const double FrequencyHalf = 48;
    private const double RowsTop = FrequencyTop + (2 * FrequencyHalf) + 24;
    private const double NamedRow = 11;
    private const double GroupGap = 5;
    private const double MostLevel = 1.5;
    private const int Levels = 60;
    private const int MostName = 20;

    /// <summary>Draws the rows.</summary>
    /// <param name="heat">The rows in their order.</param>
    /// <param name="link">Address of an array's picture; null where it has none.</param>
    public static Markup Draw(HeatRows heat, Func<string, string?> link)
    {
        var rowHeight = heat.Rows.Count switch { <= 24 => 18, <= 80 => 12, <= 160 => 6, <= 600 => 3, _ => 2 };
        var groups = heat.Rows.GroupBy(r => r.Group, StringComparer.Ordinal).ToList();
        var height = RowsTop + (heat.Rows.Count * rowHeight) + ((groups.Count - 1) * GroupGap) + 22;
        var svg = new Html();
        svg.Add($"""
            <svg class="plot heatmap" viewBox="0 0 {Width} {height}" role="group" aria-labelledby="hm-t hm-d">
            <title id="hm-t">{Show.Counted(heat.Rows.Count, "array")} along the genome</title>
            <desc id="hm-d">One row an array; red is gained, blue is lost. Above, the share of arrays that are gained upwards and lost downwards.</desc>
            """);
        DrawFrequency(svg, heat);
        var y = RowsTop;
        foreach (var group in groups)
        {
            var rows = group.ToList();
            var bottom = y + (rows.Count * rowHeight);
            svg.Add($"""<rect class="band-a" x="{Left}" y="{y}" width="{Columns}" height="{bottom - y}"/><image class="pixels" x="{Left}" y="{y}" width="{Columns}" height="{bottom - y}" preserveAspectRatio="none" href="data:image/png;base64,{Picture(rows)}"/>""");
            if (rowHeight < NamedRow)
            {
                svg.Add($"""<text class="axis" x="{Left - 8}" y="{Math.Min(y + 11, bottom)}" text-anchor="end">{Show.Count(rows.Count)} {Short(group.Key)}</text>""");
            }

            foreach (var (index, row) in rows.Index())
            {
                DrawRow(svg, row, y + (index * rowHeight), rowHeight, link(row.Array));
            }

            y = bottom + GroupGap;
        }

        DrawChromosomes(svg, heat, height - 22);
        svg.Add($"</svg>");
        return svg.ToMarkup();
    }

    /// <summary>Share of the arrays gained and lost in each column, of those that have a value there.</summary>
    public static (double[] Gained, double[] Lost) Frequencies(HeatRows heat)
    {
        var gained = new double[heat.Columns];
        var lost = new double[heat.Columns];
        for (var c = 0; c < heat.Columns; c++)
        {
            var known = heat.Rows.Count(r => !float.IsNaN(r.Level[c]));
            gained[c] = known == 0 ? 0 : (double)heat.Rows.Count(r => r.Side[c] > 0) / known;
            lost[c] = known == 0 ? 0 : (double)heat.Rows.Count(r => r.Side[c] < 0) / known;
        }

        return (gained, lost);
    }

    private static void DrawFrequency(Html svg, HeatRows heat)
    {
        const double middle = FrequencyTop + FrequencyHalf;
        svg.Add($"""<rect class="band-a" x="{Left}" y="{FrequencyTop}" width="{Columns}" height="{2 * FrequencyHalf}"/>""");
        var (gained, lost) = Frequencies(heat);
        svg.Add($"""<path class="g-gain" d="{Area(gained, middle, -FrequencyHalf)}"/><path class="g-loss" d="{Area(lost, middle, FrequencyHalf)}"/><path class="zero" d="M{Left} {middle}h{Columns}"/>""");
        svg.Add($"""<text class="tick" x="{Left - 8}" y="{FrequencyTop + 10}" text-anchor="end">100% gained</text><text class="tick" x="{Left - 8}" y="{middle + FrequencyHalf - 2}" text-anchor="end">100% lost</text>""");
    }

    private static string Area(double[] shares, double middle, double full)
    {
        var path = new StringBuilder(string.Create(CultureInfo.InvariantCulture, $"M{Left} {middle}"));
        for (var c = 0; c < shares.Length; c++)
        {
            if (c == 0 || Math.Abs(shares[c] - shares[c - 1]) > 1e-9)
            {
                path.Append(CultureInfo.InvariantCulture, $"H{Left + c}V{middle + (shares[c] * full):0.#}");
            }
        }

        return path.Append(CultureInfo.InvariantCulture, $"H{Left + shares.Length}V{middle}Z").ToString();
    }

    private static void DrawRow(Html svg, HeatRow row, double y, double height, string? link)
    {
        if (link is not null)
        {
            svg.Add($"""<a href="{link}">""");
        }

        svg.Add($"""<rect class="hit" x="{(height >= NamedRow ? 0 : Left)}" y="{y}" width="{(height >= NamedRow ? Width : Columns)}" height="{height}"><title>{row.Array}</title></rect>""");
        if (height >= NamedRow)
        {
            svg.Add($"""<text class="tick" x="{Left - 8}" y="{y + (height / 2) + 3.5}" text-anchor="end">{Short(row.Array)}</text>""");
        }

        if (link is not null)
        {
            svg.Add($"</a>");
        }
    }

    private static void DrawChromosomes(Html svg, HeatRows heat, double bottom)
    {
        var names = new LabelRows(1, Left, Width, gap: 1);
        foreach (var (chromosome, start, end) in heat.Genome.Spans)
        {
            svg.Add($"""<path class="divide" d="M{end} {FrequencyTop}V{bottom}"/>""");
            if (names.Place(chromosome.ToString(), (start + end) / 2) is { } place)
            {
                svg.Add($"""<text class="tick" x="{place.X}" y="{bottom + 14}" text-anchor="middle">{chromosome.ToString()}</text><text class="tick" x="{place.X}" y="{RowsTop - 8}" text-anchor="middle">{chromosome.ToString()}</text>""");
            }
        }
    }

    private static string Picture(List<HeatRow> rows)
    {
        Span<(byte, byte, byte, byte)> palette = stackalloc (byte, byte, byte, byte)[(2 * Levels) + 1];
        palette[0] = (0, 0, 0, 0);
        for (var level = 1; level <= Levels; level++)
        {
            var opacity = (byte)(255 * Math.Pow((double)level / Levels, 0.7));
            palette[level] = (202, 62, 20, opacity);
            palette[Levels + level] = (30, 108, 170, opacity);
        }

        var pixels = new byte[rows.Count * Columns];
        for (var r = 0; r < rows.Count; r++)
        {
            for (var c = 0; c < Columns; c++)
            {
                var log2 = rows[r].Level[c];
                var level = float.IsNaN(log2) ? 0 : (int)Math.Round(Math.Min(Math.Abs(log2) / MostLevel, 1) * Levels);
                pixels[(r * Columns) + c] = (byte)(level == 0 ? 0 : log2 > 0 ? level : Levels + level);
            }
        }

        return Convert.ToBase64String(PngWriter.Encode(pixels, Columns, palette));
    }

    private static string Short(string name) => name.Length <= MostName ? name : name[..(MostName - 1)] + "…";
}
