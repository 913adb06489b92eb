using System.Globalization;
using CyclinE.Genomics.Genome;
using CyclinE.Genomics.Results.Cohort.Scan;
using CyclinE.Reporting.Model;
using CyclinE.Reporting.Plots;

namespace CyclinE.Reporting.Page.Sections;

/// <summary>Every gene against every end point.</summary>
internal static class ScanSection
{
    private const int MostGenes = 15;

    public static void Render(BatchResults results, Html html) => Render(results, html, gene: null);

    /// <summary>The same with a way to each gene.</summary>
    public static void Render(BatchResults results, Html html, Func<string, string>? gene)
    {
        if (results.Cohort.Scan is not { } scan
            || (scan.EndPoints.Count == 0 && results.Cohort.Study?.Definitions.All(d => d.Benefit is null && d.EndPoints.Count == 0) != false))
        {
            return;
        }

        html.Add($"""<section id="scan" aria-labelledby="scan-h"><h2 id="scan-h">Every gene against the end points</h2>""");
        for (var i = 0; i < scan.EndPoints.Count; i++)
        {
            RenderEndPoint(html, scan.EndPoints[i], GenomeBuild.Of(results.Build), FormattableString.Invariant($"scan{i}"), gene);
        }

        foreach (var note in scan.Notes)
        {
            html.Add($"<p>{note}</p>");
        }

        html.Add($"</section>\n");
    }

    private static void RenderEndPoint(Html html, ScanResult scan, GenomeBuild build, string key, Func<string, string>? address)
    {
        html.Add($"<h3>{char.ToUpperInvariant(scan.EndPoint[0]).ToString()}{scan.EndPoint[1..]}</h3>");
        var firsts = Enumerable.Range(0, scan.Genes.Count).Where(g => scan.SameAs[g] == g && double.IsFinite(scan.P[g])).OrderBy(g => scan.P[g])
            .ThenBy(g => g).ToList();
        var family = firsts.Count(g => scan.FamilyP[g] <= 0.05);
        var left = scan.LeftOut > 0 ? $", {Show.Count(scan.LeftOut)} left out without end point or covariate" : string.Empty;
        html.Add($"""
            <p>{Show.Count(scan.Patients)} patients{left}, {Show.Count(scan.Events)} events; {Show.Count(scan.Hypotheses)} distinct gene profiles tested by the score test of a {scan.Model}.
            {Verdict(scan, family, firsts.Count(g => scan.Q[g] <= 0.1))}</p>

            """);
        var plot = ScanPlot.Draw(scan, build, key);
        if (plot != Markup.None)
        {
            html.Add($"""<figure><div class="scroll" tabindex="0" role="region" aria-label="Scan of the genome">{plot}</div></figure>""");
        }

        HtmlTable.Open(html, "plain", "Genes by P", "Gene", "Chromosome", "#z", "#P", "#q", "#Family-wise P",
            $"#{(scan.Survival ? "Hazard" : "Odds")} ratio {(scan.Carriers ? "of carriers" : "per log2")}", "Same profile");
        foreach (var gene in firsts.Take(MostGenes))
        {
            var same = Enumerable.Range(0, scan.Genes.Count).Where(g => scan.SameAs[g] == gene && g != gene).Select(g => scan.Genes[g].Symbol).ToList();
            html.Add($"""
                <tr><th scope="row">{Name(scan.Genes[gene].Symbol, address)}</th><td>{Show.Chromosome(scan.Genes[gene].Chromosome)}</td><td class="n">{Show.Number(scan.Statistic[gene], 2)}</td><td class="n">{Show.P(scan.P[gene])}</td>
                <td class="n">{Show.P(scan.Q[gene])}</td><td class="n">{Show.P(scan.FamilyP[gene])}</td><td class="n">{Show.Ratio(Math.Exp(scan.Effect[gene]))}</td><td>{(same.Count == 0 ? "–" : Show.Names(same, 4))}</td></tr>

                """);
        }

        HtmlTable.Close(html);
        QualitySection.More(html, firsts.Count, MostGenes, "scan.tsv");
    }

    private static Markup Name(string symbol, Func<string, string>? address)
    {
        var html = new Html();
        if (address is null)
        {
            html.Add($"{symbol}");
        }
        else
        {
            html.Add($"""<a href="{address(symbol)}">{symbol}</a>""");
        }

        return html.ToMarkup();
    }

    private static string Verdict(ScanResult scan, int family, int discovered)
    {
        var permutations = scan.Permutations == 0
            ? string.Empty
            : string.Create(CultureInfo.InvariantCulture,
                $" ({scan.Permutations} permutations{(scan.Exact ? string.Empty : " of residuals, approximate")}, seed {scan.Seed})");
        return scan.Hypotheses == 0 ? "No gene could be tested."
            : family > 0 ? $"{Show.Counted(family, "profile")} hold{(family == 1 ? "s" : string.Empty)} after family-wise correction{permutations}."
            : $"None holds after family-wise correction{permutations}; {(discovered == 0 ? "none has" : $"{Show.Counted(discovered, "profile")} {(discovered == 1 ? "has" : "have")}")} q ≤ 0.1.";
    }
}
