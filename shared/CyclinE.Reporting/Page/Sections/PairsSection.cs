using CyclinE.Genomics.Genome;
using CyclinE.Genomics.Results.Pairs;
using CyclinE.Reporting.Model;
using CyclinE.Reporting.Plots;
using CyclinE.Reporting.Tables;

namespace CyclinE.Reporting.Page.Sections;

/// <summary>Resistant against parental: an overview of all pairs, then each pair drawn with its ranked events.</summary>
internal static class PairsSection
{
    /// <summary>Two pictures of every probe weigh about 300 KB a pair; a dozen keeps the page within a few megabytes.</summary>
    public const int MostDrawn = 12;

    /// <summary>No further pair is begun on a page of this length: pictures of millions of probes weigh more.</summary>
    private const int MostCharacters = 5_000_000;

    private const int MostEvents = 40;
    private const int MostPairs = 200;
    private const int MostGenes = 6;

    public static async Task RenderAsync(BatchResults results, Html html, CancellationToken cancellationToken)
    {
        if (results.PairResults.Count == 0)
        {
            return;
        }

        html.Add($"""<section id="pairs" aria-labelledby="pairs-h"><h2 id="pairs-h">Resistant against parental</h2>""");
        var compared = results.PairResults.Where(p => p.Comparison is not null).ToList();
        if (compared.Count == 0)
        {
            html.Add($"<p>No pair was compared.</p></section>\n");
            return;
        }

        if (compared.Count > 1)
        {
            RenderOverview(compared, html);
            SharedEvents.Render(results, html);
        }

        var drawn = compared.Count <= MostDrawn ? compared : [.. compared.OrderByDescending(Strength).Take(MostDrawn)];
        var arrays = results.ArrayResults.ToDictionary(a => a.Array, StringComparer.Ordinal);
        var done = 0;
        for (; done < drawn.Count && html.Length < MostCharacters; done++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var pair = drawn[done];
            var profiles = pair.LoadProfiles is { } load ? await load(cancellationToken).ConfigureAwait(false) : null;
            RenderPair(html, new PairView
            {
                Key = FormattableString.Invariant($"pair{done + 1}"),
                Build = GenomeBuild.Of(arrays[pair.Resistant].Calls?.Build ?? arrays[pair.Resistant].Ingested?.Build ?? results.Build),
                Resistant = new PairSide(await arrays[pair.Resistant].WholeAsync(cancellationToken).ConfigureAwait(false), profiles?.Resistant),
                Parental = new PairSide(await arrays[pair.Parental].WholeAsync(cancellationToken).ConfigureAwait(false), profiles?.Parental),
                Comparison = pair.Comparison!,
                Genes = results.Genes,
            });
        }

        if (done < compared.Count)
        {
            html.Add($"""<p class="more">{Show.Counted(done, "pair")} of {Show.Count(compared.Count)} are drawn{(compared.Count > MostDrawn ? ", those with the strongest focal event first" : string.Empty)}; all events of all pairs are in pairs.tsv.</p>""");
        }

        html.Add($"</section>\n");
    }

    private static void RenderOverview(List<PairResult> compared, Html html)
    {
        HtmlTable.Open(html, "plain events", "Pairs compared", "Resistant", "Parental", "#Probes", "#Identity r", "#Acquired", "#Lost", "First focal event");
        foreach (var pair in compared.Take(MostPairs))
        {
            var comparison = pair.Comparison!;
            var first = comparison.Events.FirstOrDefault(e => e.Focal);
            html.Add($"""
                <tr><th scope="row">{pair.Resistant}</th><td>{pair.Parental}</td><td class="n">{Show.Count(comparison.Probes)}</td>
                <td class="n">{Show.Number(comparison.IdentityCorrelation, 2)}{(comparison.IdentityWarning is null ? string.Empty : " ⚠")}</td>
                <td class="n">{comparison.Events.Count(e => e.Kind != PairEventKind.Lost)}</td><td class="n">{comparison.Events.Count(e => e.Kind == PairEventKind.Lost)}</td>
                <td>{(first is null ? "none" : $"{Words.Of(first.Kind)} {Show.Chromosome(first.Chromosome)}:{Show.Interval(first.Start, first.End)}, {Show.Log2(first.Log2Difference)}, {Show.Names(first.Genes, 3)}")}</td></tr>

                """);
        }

        HtmlTable.Close(html);
        QualitySection.More(html, compared.Count, MostPairs, "summary.json");
    }

    private static void RenderPair(Html html, PairView view)
    {
        var (resistant, parental) = (view.Resistant.Array, view.Parental.Array);
        var comparison = view.Comparison;
        html.Add($"""<article class="pair" aria-labelledby="{view.Key}-h"><h3 id="{view.Key}-h">{resistant.Array} <span class="faint">against</span> {parental.Array}</h3>""");
        if (comparison.IdentityWarning is { } warning)
        {
            html.Add($"""<p class="warning" role="note"><strong>Are these one line?</strong> {warning}</p>""");
        }

        if (comparison.Events.Count == 0)
        {
            html.Add($"<p>Nothing was acquired or lost.</p>");
        }

        var (genome, plot) = GenomePlot.Draw(view);
        Figure(html, genome, "The whole genome",
            $"{Probes(view)} {(plot.Beyond > 0 ? $"{Show.Counted(plot.Beyond, "probe")} beyond the axis stand at its edge. " : string.Empty)}Solid lines are segments; bands mark what was acquired or lost; the number beside a gene is the log2 difference.", view);
        if (view.Foremost is { } foremost)
        {
            Figure(html, RegionPlot.Draw(view, foremost), $"{view.NameOf(foremost)} close up",
                $"{view.NameOf(foremost)}: {Describe(foremost)} The dark band reaches from the event's first to its last probe, the light one to the probes just outside. Blue and coloured: {resistant.Array}; grey: {parental.Array}.", view);
            RenderEvents(html, view);
        }

        html.Add($"</article>\n");
    }

    private static void Figure(Html html, Markup svg, string label, string caption, PairView view) => html.Add($"""
        <figure><div class="scroll" tabindex="0" role="region" aria-label="{label}: {view.Resistant.Array.Array} and {view.Parental.Array.Array}">{svg}</div><figcaption>{caption}</figcaption></figure>

        """);

    private static void RenderEvents(Html html, PairView view)
    {
        var events = view.Comparison.Events;
        HtmlTable.Open(html, "plain events", $"Acquired and lost, {view.Resistant.Array.Array} against {view.Parental.Array.Array}", "#Rank", "Event",
            "Where", "#Length", "#Probes", "#Difference", "#Resistant", "#Parental", "#z", "#q", "Focal", "Genes");
        foreach (var e in events.Take(MostEvents))
        {
            html.Add($"""
                <tr><td class="n">{e.Rank}</td><th scope="row"><span class="kind {PairView.ClassOf(e.Kind)}-text">{Words.Of(e.Kind)}</span></th>
                <td>{Show.Chromosome(e.Chromosome)}:{Show.Interval(e.Start, e.End)}</td><td class="n">{Show.Length(e.Start, e.End)}</td><td class="n">{Show.Count(e.Probes)}</td>
                <td class="n"><b>{Show.Log2(e.Log2Difference)}</b></td><td class="n">{Show.Log2(e.ResistantLog2)}</td><td class="n">{Show.Log2(e.ParentalLog2)}</td>
                <td class="n">{Show.Number(e.Z, 1)}</td><td class="n">{Show.P(e.Q)}</td><td>{(e.Focal ? "focal" : "–")}</td><td class="wide">{Genes(e, view)}</td></tr>

                """);
        }

        HtmlTable.Close(html);
        QualitySection.More(html, events.Count, MostEvents, "pairs.tsv");
    }

    private static Markup Genes(PairEvent e, PairView view)
    {
        var html = new Html();
        foreach (var (index, gene) in e.Genes.Take(MostGenes).Index())
        {
            html.Add($"{(index > 0 ? ", " : string.Empty)}");
            if (view.Resistant.Panel.Contains(gene))
            {
                html.Add($"<b>{gene}</b>");
            }
            else
            {
                html.Add($"{gene}");
            }
        }

        if (e.Genes.Count > MostGenes)
        {
            html.Add($" and {Show.Count(e.Genes.Count - MostGenes)} more");
        }

        return e.Genes.Count == 0 ? new Html().Add($"–").ToMarkup() : html.ToMarkup();
    }

    private static string Describe(PairEvent e) =>
        $"{Words.Of(e.Kind)} of {Show.Length(e.Start, e.End)} ({Show.Counted(e.Probes, "probe")}), log2 difference {Show.Log2(e.Log2Difference)}, {Show.Equation("q", e.Q)}.";

    private static string Probes(PairView view) => (view.Resistant.Profile, view.Parental.Profile) switch
    {
        ({ } resistant, { } parental) when resistant.Probes.Count == parental.Probes.Count => $"Each of the {Show.Count(resistant.Probes.Count)} probes is drawn for both arrays.",
        ({ } resistant, { } parental) => $"Each probe is drawn: {Show.Count(resistant.Probes.Count)} above, {Show.Count(parental.Probes.Count)} below.",
        _ => "The profiles are no longer stored: only segments are drawn.",
    };

    private static double Strength(PairResult pair) =>
        pair.Comparison!.Events.Select(e => (e.Focal ? 1000 : 0) + Math.Abs(e.Z)).DefaultIfEmpty(0).Max();
}
