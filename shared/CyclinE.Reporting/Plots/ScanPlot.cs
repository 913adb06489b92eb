using System.Globalization;
using System.Text;
using CyclinE.Genomics.Genes;
using CyclinE.Genomics.Genome;
using CyclinE.Genomics.Results.Cohort.Scan;
using CyclinE.Reporting.Page;

namespace CyclinE.Reporting.Plots;

/// <summary>
/// A scan along the genome: −log10 P of every gene, upwards where more copies go with more events and downwards where they go
/// with fewer; genes that hold after correction stand out and are named.
/// </summary>
internal sealed class ScanPlot
{
    public const double Width = 1160;
    private const double Left = 46;
    private const double Right = 8;
    private const double Top = 52;
    private const double Body = 260;
    private const double Height = Top + Body + 62;
    private const double FamilyLevel = 0.05;
    private const double DiscoveryRate = 0.1;
    private const int MostLabels = 12;

    private readonly ScanResult _scan;
    private readonly GenomeAxis _genome;
    private readonly LinearAxis _axis;
    private readonly string _key;
    private readonly Html _svg = new();

    private ScanPlot(ScanResult scan, GenomeBuild build, string key)
    {
        (_scan, _key) = (scan, key);
        var extents = scan.Genes.GroupBy(g => g.Chromosome).ToDictionary(g => g.Key, g => g.Max(e => e.End));
        _genome = new GenomeAxis(build, extents, Left, Width - Left - Right);
        var highest = Tested().Select(g => Math.Abs(Signed(g))).Append(2).Max();
        var end = Math.Ceiling((highest * 1.04) + 0.2);
        _axis = new LinearAxis(-end, end, Top + Body, Top);
    }

    /// <summary>Draws the plot; nothing where no gene was tested.</summary>
    /// <param name="scan">The scan.</param>
    /// <param name="build">Tells lengths of chromosomes.</param>
    /// <param name="key">Prefix of ids, unique on the page.</param>
    public static Markup Draw(ScanResult scan, GenomeBuild build, string key = "scan")
    {
        if (scan.Hypotheses == 0)
        {
            return Markup.None;
        }

        var plot = new ScanPlot(scan, build, key);
        plot.Draw();
        return plot._svg.ToMarkup();
    }

    /// <summary>−log10 P with the sign of the statistic.</summary>
    private double Signed(int gene) => Math.CopySign(-Math.Log10(Math.Max(_scan.P[gene], 1e-300)), _scan.Statistic[gene]);

    private IEnumerable<int> Tested() => Enumerable.Range(0, _scan.Genes.Count).Where(g => double.IsFinite(_scan.P[g]));

    private bool Family(int gene) => _scan.FamilyP[gene] <= FamilyLevel;

    private bool Discovered(int gene) => _scan.Q[gene] <= DiscoveryRate;

    private void Draw()
    {
        _svg.Add($"""
            <svg class="plot scan" viewBox="0 0 {Width} {Height}" role="img" aria-labelledby="{_key}-t {_key}-d">
            <title id="{_key}-t">{_scan.EndPoint}: every gene along the genome</title>
            <desc id="{_key}-d">{Describe()}</desc>
            """);
        DrawFrame();
        DrawDots("dots-parental", 3, g => !Family(g) && !Discovered(g));
        DrawDots("dots-resistant", 4, g => !Family(g) && Discovered(g));
        DrawDots("dots-resistant ev-gain-dots", 5, Family);
        DrawLabels(new LabelRows(2, Left, Width - Right), upper: true);
        DrawLabels(new LabelRows(1, Left, Width - Right), upper: false);
        DrawLegend();
        _svg.Add($"</svg>");
    }

    private void DrawFrame()
    {
        for (var i = 0; i < _genome.Spans.Count; i++)
        {
            var (chromosome, start, end) = _genome.Spans[i];
            _svg.Add($"""<rect class="{(i % 2 == 0 ? "band-a" : "band-b")}" x="{start}" y="{Top}" width="{end - start}" height="{Body}"/>""");
            if (end - start >= 13)
            {
                _svg.Add($"""<text class="tick" x="{(start + end) / 2}" y="{Top + Body + 32}" text-anchor="middle">{chromosome.ToString()}</text>""");
            }
        }

        foreach (var tick in _axis.Ticks(8).Where(t => t % 1 == 0))
        {
            _svg.Add($"""<path class="{(tick == 0 ? "zero" : "grid")}" d="M{Left} {_axis[tick]}H{Width - Right}"/>""");
            _svg.Add($"""<text class="tick" x="{Left - 6}" y="{_axis[tick] + 3.5}" text-anchor="end">{Show.Number(Math.Abs(tick), 0)}</text>""");
        }

        _svg.Add($"""<text class="axis" transform="translate(12 {Top + (Body / 2)}) rotate(-90)" text-anchor="middle">−log10 P</text>""");
        _svg.Add($"""<text class="panel" x="{Left + 6}" y="{Top + 15}">more copies, more events</text>""");
        _svg.Add($"""<text class="panel" x="{Left + 6}" y="{Top + Body - 7}">more copies, fewer events</text>""");
    }

    /// <summary>Dots as one path; those that fall on the same tenth of a unit are one.</summary>
    private void DrawDots(string style, double size, Func<int, bool> which)
    {
        var seen = new HashSet<(int, int)>();
        var path = new StringBuilder();
        foreach (var gene in Tested().Where(which))
        {
            var (x, y) = Point(gene);
            if (seen.Add(((int)Math.Round(x * 5), (int)Math.Round(y * 5))))
            {
                path.Append(CultureInfo.InvariantCulture, $"M{x:0.#} {y:0.#}h0");
            }
        }

        if (path.Length > 0)
        {
            _svg.Add($"""<path class="{style}" style="stroke-width:{size}px" d="{path.ToString()}"/>""");
        }
    }

    /// <summary>Names of the genes that hold, the strongest first; of one vector the first gene only.</summary>
    private void DrawLabels(LabelRows rows, bool upper)
    {
        foreach (var gene in Tested()
            .Where(g => (Family(g) || Discovered(g)) && _scan.SameAs[g] == g && _scan.Statistic[g] > 0 == upper)
            .OrderBy(g => _scan.P[g]).ThenBy(g => g).Take(MostLabels))
        {
            var (x, y) = Point(gene);
            var text = _scan.Genes[gene].Symbol;
            if (rows.Place(text, x) is not { } place)
            {
                continue;
            }

            var baseline = upper ? Top - 10 - (place.Row * 14) : Top + Body + 16;
            _svg.Add($"""<path class="leader" d="M{x} {y}L{place.X} {(upper ? baseline + 3 : baseline - 11)}"/>""");
            _svg.Add($"""<text class="label {(Family(gene) ? "ev-gain-text" : "")}" x="{place.X}" y="{baseline}" text-anchor="middle">{text}</text>""");
        }
    }

    private void DrawLegend()
    {
        var y = Height - 8;
        var x = Left;
        foreach (var (style, size, text) in new[]
        {
            ("dots-resistant ev-gain-dots", 5.0, $"family-wise P ≤ 0.05{(_scan.Exact ? "" : " (approximate)")}: {Show.Count(Tested().Count(Family))}"),
            ("dots-resistant", 4.0, $"false discovery rate ≤ 10%: {Show.Count(Tested().Count(Discovered))}"),
            ("dots-parental", 3.0, $"genes tested: {Show.Count(Tested().Count())} in {Show.Counted(_scan.Hypotheses, "distinct vector")}"),
        })
        {
            _svg.Add($"""<path class="{style}" style="stroke-width:{size}px" d="M{x + 4} {y - 4}h0"/><text class="tick" x="{x + 12}" y="{y}">{text}</text>""");
            x += 34 + LabelRows.Width(text);
        }
    }

    private (double X, double Y) Point(int gene)
    {
        var own = _scan.Genes[gene];
        return (_genome.X(own.Chromosome, own.Start + ((own.End - own.Start) / 2)), _axis[Signed(gene)]);
    }

    private string Describe()
    {
        var best = Tested().MinBy(g => _scan.P[g]);
        return $"{_scan.Model}; {Show.Counted(_scan.Patients, "patient")}, {Show.Counted(_scan.Events, "event")}; {Show.Count(Tested().Count(Family))} genes with family-wise P ≤ 0.05; smallest {Show.Equation("P", _scan.P[best])} at {_scan.Genes[best].Symbol}.";
    }
}
