using CyclinE.Genomics.Results.Calls;
using CyclinE.Reporting.Genome;
using CyclinE.Reporting.Model;
using CyclinE.Reporting.Tables;

namespace CyclinE.Reporting.Page.Sections;

/// <summary>One array: what is known of it, its genome, its strongest events close up, and all its events.</summary>
internal static class ArrayPanel
{
    private const int MostCloseUps = 3;
    private const int MostEvents = 60;
    private const int MostGenes = 8;

    /// <summary>The array in one line.</summary>
    public static string InShort(ArrayResult array)
    {
        var parts = new List<string> { array.Role, Words.Of(array.State) };
        if (array.Calls is { } calls)
        {
            parts.Add($"{Show.Percent(calls.GenomeAltered)} of the genome altered");
            var amplified = calls.Genes.Where(g => g.Call >= CallClass.Amplification).OrderByDescending(g => g.Log2).Select(g => g.Symbol).ToList();
            if (amplified.Count > 0)
            {
                parts.Add("amplified: " + Show.Names(amplified, MostGenes));
            }
        }
        else if (array.ReasonText is { } reason)
        {
            parts.Add(reason);
        }

        return string.Join(" · ", parts);
    }

    public static void Render(Html html, GenomeView view, string key, int resolution, int mostProbes)
    {
        RenderFacts(html, view);
        var figure = GenomeFigure.Draw(view, key + "-g", resolution);
        if (figure != Markup.None)
        {
            html.Add($"""
                <figure class="genome-view" data-name="{view.Array.Array}"><div class="scroll" tabindex="0" role="region" aria-label="{view.Array.Array} along the genome">{figure}</div><figcaption>{Caption(view)}</figcaption>
                <script type="application/json">{new Markup(GenomeData.Json(view, mostProbes))}</script></figure>

                """);
        }

        var shown = 0;
        foreach (var e in view.Striking.Where(e => e.Focal || e.Call is >= CallClass.Amplification or CallClass.HomozygousDeletion).Take(MostCloseUps))
        {
            shown++;
            var (start, end) = RegionFigure.Around(view, e.Chromosome, e.Start, e.End);
            var name = $"{view.NameOf(e)} close up";
            html.Add($"""<figure><div class="scroll" tabindex="0" role="region" aria-label="{view.Array.Array}: {name}">{RegionFigure.Draw(view, e.Chromosome, start, end, $"{key}-e{shown}", resolution)}</div><figcaption>{name}: {Words.Of(e.Call)} of {Show.Length(e.Start, e.End)} at {Show.Chromosome(e.Chromosome)}:{Show.Interval(e.Start, e.End)} ({Show.Counted(e.Probes, "probe")}), log2 {Show.Log2(e.Log2)}. The light band reaches to the probes just outside.</figcaption></figure>""");
        }

        RenderEvents(html, view);
    }

    private static void RenderFacts(Html html, GenomeView view)
    {
        var (array, calls) = (view.Array, view.Array.Calls);
        html.Add($"""<dl class="facts">""");
        Fact("State", $"{Words.Of(array.State)}{(array.ReasonText is { } reason ? $": {reason}" : string.Empty)}");
        if (array.Ingested is { } ingested)
        {
            Fact("Quality", $"{Words.Of(ingested.Quality.Verdict)}, DLRS {Show.Number(ingested.Quality.Dlrs, 3)}, {Show.Count(ingested.ProbeCount)} probes, {Show.Percent(ingested.Quality.MissingShare, 1)} missing");
        }

        if (calls is not null)
        {
            Fact("Centre", $"{Show.Log2(calls.Centre, 3)} ({calls.CentreSource}){(calls.RunnerUpCentre is { } other ? $"; runner-up {Show.Log2(other, 3)}, dashed" : string.Empty)}");
            Fact("Purity", Purity(calls));
            if (calls.Scars is { } scars)
            {
                Fact("Genome", $"{(scars.GenomeDoubled ? "doubled" : "not doubled")}; loss of heterozygosity {Show.Percent(scars.LossOfHeterozygosityShare)}; scars HRD-LOH {scars.HrdLossOfHeterozygosity}, LST {Show.Number(scars.LargeScaleTransitions, 0)}, TAI {Show.Number(scars.TelomericImbalances, 0)}");
            }

            if (calls.Genes.Select(g => LimitSentence.Of(array.Limits, g)).OfType<string>().FirstOrDefault() is { } limit)
            {
                Fact("Would have been seen", limit);
            }
        }

        html.Add($"</dl>");
        foreach (var warning in array.Warnings.Concat(calls?.Notes ?? []))
        {
            html.Add($"""<p class="faint">{warning}</p>""");
        }

        void Fact(string name, string value) => html.Add($"<div><dt>{name}</dt><dd>{value}</dd></div>");
    }

    private static string Purity(ArrayCalls calls)
    {
        if (calls.CopyModel is not { } model)
        {
            return calls.Purity?.Reason ?? "not known";
        }

        var between = calls.Purity is { PurityLow: { } low, PurityHigh: { } high } ? $" ({Show.Percent(low)}–{Show.Percent(high)})" : string.Empty;
        return $"{Show.Percent(model.Purity)}{between}, ploidy {Show.Number(model.Ploidy, 2)}{(calls.Purity?.Unsafe is { } why ? $"; not safe: {why}" : string.Empty)}";
    }

    private static string Caption(GenomeView view)
    {
        var probes = view.Profile is { } profile
            ? $"Every one of {Show.Count(profile.Probes.Count)} probes is drawn; where they overlap, the darker the more. "
            : "No probes are stored: only segments are drawn. ";
        return probes + "Lines are segments, red where gained and blue where lost; hatched below: masked. Amplified and deleted genes are named with their log2.";
    }

    private static void RenderEvents(Html html, GenomeView view)
    {
        if (view.Events.Count == 0)
        {
            return;
        }

        HtmlTable.Open(html, "plain events", $"Events of {view.Array.Array}, the most striking first", "Call", "Where", "Band", "#Length", "#Probes", "#log2", "#Peak", "Focal", "Genes");
        foreach (var e in view.Striking.Take(MostEvents))
        {
            html.Add($"""
                <tr><th scope="row"><span class="kind {(e.Log2 > 0 ? "ev-gain-text" : "ev-loss-text")}">{Words.Of(e.Call)}</span></th><td data-jump="{e.Chromosome.ToString()}:{e.Start}-{e.End}">{Show.Chromosome(e.Chromosome)}:{Show.Interval(e.Start, e.End)}</td><td>{e.Band ?? "–"}</td><td class="n">{Show.Length(e.Start, e.End)}</td>
                <td class="n">{Show.Count(e.Probes)}</td><td class="n">{Show.Log2(e.Log2)}</td><td class="n">{Show.Log2(e.Peak)}</td><td>{(e.Focal ? "focal" : Words.Of(e.Length))}</td><td class="wide">{(e.Genes.Count == 0 ? "–" : Show.Names(e.Genes, MostGenes))}</td></tr>

                """);
        }

        HtmlTable.Close(html);
        QualitySection.More(html, view.Events.Count, MostEvents, "events.tsv");
    }
}
