using System.Text.RegularExpressions;
using CyclinE.Genomics.Genome;
using CyclinE.Reporting.Genome;
using CyclinE.Reporting.Model;
using CyclinE.Reporting.Plots;

namespace CyclinE.Reporting.Page;

/// <summary>
/// The page's figures one by one, as markup, for other pages and for files. They need <see cref="Style"/>; genomes come to life with
/// <see cref="Script"/>.
/// </summary>
public static partial class BatchViews
{
    /// <summary>The style sheet of all sections and figures: light, dark, print.</summary>
    public static string Style => PageShell.Style;

    /// <summary>The script that sorts tables, saves figures and zooms genomes.</summary>
    public static string Script => PageShell.Script;

    /// <summary>The report's own script as a policy names it.</summary>
    public static string ScriptSource => $"sha256-{PageShell.Hash}";

    /// <summary>One array along the whole genome as SVG; empty where it has neither probes nor segments.</summary>
    /// <param name="view">The array.</param>
    /// <param name="key">Prefix of the ids in the page.</param>
    public static string Genome(GenomeView view, string key) => GenomeFigure.Draw(view, key, resolution: 2).Text;

    /// <summary>A part of a chromosome of one array as SVG.</summary>
    /// <param name="view">The array.</param>
    /// <param name="chromosome">The chromosome.</param>
    /// <param name="start">First base pair.</param>
    /// <param name="end">Last base pair.</param>
    /// <param name="key">Prefix of the ids in the page.</param>
    public static string Region(GenomeView view, Chromosome chromosome, int start, int end, string key) =>
        RegionFigure.Draw(view, chromosome, start, end, key, resolution: 2).Text;

    /// <summary>What to show around an interval: at least 2 Mb to each side and 30 probes.</summary>
    public static (int Start, int End) Around(GenomeView view, Chromosome chromosome, int start, int end) => RegionFigure.Around(view, chromosome, start, end);

    /// <summary>All called arrays along the genome as SVG; empty where fewer than two are called.</summary>
    /// <param name="results">The batch.</param>
    /// <param name="link">Address of an array's picture; null where it has none.</param>
    /// <param name="cancellationToken">Stops between arrays.</param>
    public static async Task<string> HeatMapAsync(BatchResults results, Func<string, string?> link, CancellationToken cancellationToken) =>
        results.ArrayResults.Count(a => a.Calls is not null) > 1
        && await HeatRows.ReadAsync(results, HeatMap.Columns, HeatMap.Left, cancellationToken).ConfigureAwait(false) is { } heat
            ? HeatMap.Draw(heat, link).Text
            : string.Empty;

    /// <summary>A compared pair along the genome as SVG: the resistant array over its parental; empty where it was not compared.</summary>
    /// <param name="results">The batch.</param>
    /// <param name="pair">One of its pairs.</param>
    /// <param name="key">Prefix of the ids in the page.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public static async Task<string> PairAsync(BatchResults results, PairResult pair, string key, CancellationToken cancellationToken)
    {
        if (pair.Comparison is null)
        {
            return string.Empty;
        }

        var arrays = results.ArrayResults.ToDictionary(a => a.Array, StringComparer.Ordinal);
        var profiles = pair.LoadProfiles is { } load ? await load(cancellationToken).ConfigureAwait(false) : null;
        var (svg, _) = GenomePlot.Draw(new PairView
        {
            Key = key,
            Build = GenomeBuild.Of(arrays[pair.Resistant].Calls?.Build ?? results.Build),
            Resistant = new PairSide(await arrays[pair.Resistant].WholeAsync(cancellationToken).ConfigureAwait(false), profiles?.Resistant),
            Parental = new PairSide(await arrays[pair.Parental].WholeAsync(cancellationToken).ConfigureAwait(false), profiles?.Parental),
            Comparison = pair.Comparison,
            Genes = results.Genes,
        });
        return svg.Text;
    }

    /// <summary>A figure as a file of its own: size, and the rules of the style that it needs, with the light colours written out.</summary>
    /// <param name="svg">The SVG of one of these figures.</param>
    public static string Standalone(string svg)
    {
        var colours = Colour().Matches(Style.Split('}')[0]).DistinctBy(m => m.Groups[1].Value).ToDictionary(m => m.Groups[1].Value, m => m.Groups[2].Value);
        var used = ClassList().Matches(svg).SelectMany(m => m.Groups[1].Value.Split(' ')).ToHashSet(StringComparer.Ordinal);
        var plain = Media().Replace(Style, string.Empty);
        var rules = Rule().Matches(plain)
            .Where(r => r.Groups[1].Value.Split(',').Any(selector =>
                ClassName().Matches(selector) is { Count: > 0 } names && names.All(n => used.Contains(n.Groups[1].Value))))
            .Select(r => Variable().Replace(r.Value.Trim(), v => colours.GetValueOrDefault(v.Groups[1].Value, "currentColor")));
        var size = ViewBox().Match(svg);
        var head = $"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{size.Groups[1].Value}\" height=\"{size.Groups[2].Value}\"";
        var style = "<style>svg{font-family:\"Liberation Sans\",Arial,Helvetica,sans-serif;background:#fff}\n" + string.Join('\n', rules) + "</style>";
        var opened = svg.IndexOf('>', StringComparison.Ordinal) + 1;
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + head + svg[4..opened] + style + svg[opened..] + "\n";
    }

    [GeneratedRegex("--([a-z-]+): ([^;]+);")]
    private static partial Regex Colour();

    [GeneratedRegex("class=\"([^\"]+)\"")]
    private static partial Regex ClassList();

    [GeneratedRegex(@"\.([a-z][\w-]*)")]
    private static partial Regex ClassName();

    [GeneratedRegex(@"@media[^{]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}")]
    private static partial Regex Media();

    [GeneratedRegex(@"([^{}@;]+)\{([^{}]*)\}")]
    private static partial Regex Rule();

    [GeneratedRegex(@"var\(--([a-z-]+)\)")]
    private static partial Regex Variable();

    [GeneratedRegex("viewBox=\"0 0 ([0-9.]+) ([0-9.]+)\"")]
    private static partial Regex ViewBox();
}
