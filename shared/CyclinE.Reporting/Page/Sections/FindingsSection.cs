using CyclinE.Genomics.Results.Calls;
using CyclinE.Genomics.Results.Cohort.Study;
using CyclinE.Genomics.Results.Pairs;
using CyclinE.Reporting.Model;
using CyclinE.Reporting.Plots;

namespace CyclinE.Reporting.Page.Sections;

/// <summary>The batch in a few sentences, made from its own numbers.</summary>
internal static class FindingsSection
{
    private const int MostGenes = 6;

    public static void Render(BatchResults results, Html html)
    {
        html.Add($"""<section id="findings" aria-labelledby="findings-h"><h2 id="findings-h">In short</h2><ul class="findings">""");
        foreach (var sentence in Sentences(results))
        {
            html.Add($"<li>{sentence}</li>");
        }

        html.Add($"</ul></section>\n");
    }

    private static IEnumerable<string> Sentences(BatchResults results)
    {
        var compared = results.PairResults.Where(p => p.Comparison is not null).ToList();
        if (compared.Count > 0)
        {
            yield return Acquired(results, compared);
        }

        foreach (var warning in compared.Where(p => p.Comparison!.IdentityWarning is not null).Take(3))
        {
            yield return $"Identity warning on {warning.Resistant} against {warning.Parental}: {warning.Comparison!.IdentityWarning}";
        }

        var called = results.ArrayResults.Where(a => a.Calls is not null).ToList();
        if (called.Count > 0)
        {
            yield return $"{Of("CCNE1 is amplified", called, c => c.CyclinEAmplified)}; {Of("ERBB2 and CCNE1 together", called, c => c.CoAmplified)}.";
            foreach (var symbol in new[] { "CCNE1", "ERBB2" })
            {
                if (called.Count(a => a.Calls!.Genes.Any(g => IsAmplifiedPoint(g, symbol))) is > 0 and var points)
                {
                    yield return $"In {Show.Counted(points, "array")} a point event of an amplification's level lies over {symbol} (genes.tsv, column point).";
                }
            }
        }
        else
        {
            yield return "No array was called.";
        }

        if (results.Cohort.Study?.Benefit is { } table)
        {
            yield return $"Clinical benefit: {Fraction(table.PositiveYes, table.PositiveNo)} of cyclin E positive and "
                + $"{Fraction(table.NegativeYes, table.NegativeNo)} of cyclin E negative patients (Fisher {Show.Equation("P", table.P)}).";
        }

        if (results.Cohort.Study is { LogRank: { } test, Positive: { } positive, Negative: { } negative })
        {
            yield return $"Median progression-free survival: {Median(positive)} against {Median(negative)} (log-rank {Show.Equation("P", test.P)}).";
        }
    }

    private static bool IsAmplifiedPoint(GeneCall gene, string symbol) =>
        gene.Point?.Call >= CallClass.Amplification && gene.Symbol.Equals(symbol, StringComparison.OrdinalIgnoreCase);

    private static string Acquired(BatchResults results, List<PairResult> compared)
    {
        var panel = results.ArrayResults.SelectMany(a => a.Calls?.Genes ?? []).Select(g => g.Symbol).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var genes = compared
            .SelectMany(p => p.Comparison!.Events
                .Where(e => e is { Focal: true, Kind: PairEventKind.Amplification or PairEventKind.Gain })
                .Select(e => EventName.Of(e, panel))
                .Distinct())
            .GroupBy(g => g)
            .OrderByDescending(g => panel.Contains(g.Key)).ThenByDescending(g => g.Count())
            .ToList();
        var what = genes.Count == 0
            ? "no focal gain or amplification was acquired"
            : "focal gains acquired: " + Show.Names([.. genes.Select(g => $"{g.Key} in {g.Count()} of {compared.Count}")], MostGenes);
        return $"{Show.Counted(compared.Count, "pair")} compared; {what}.";
    }

    private static string Of(string what, List<ArrayResult> called, Func<ArrayCalls, bool?> read)
    {
        var known = called.Select(a => read(a.Calls!)).OfType<bool>().ToList();
        return $"{what} in {Show.Count(known.Count(v => v))} of {Show.Counted(known.Count, "called array")}";
    }

    private static string Fraction(int yes, int no) => $"{yes} of {yes + no} ({Show.Percent(yes + no == 0 ? null : (double)yes / (yes + no))})";

    private static string Median(SurvivalCurve curve) =>
        curve.Median is { } months ? $"{Show.Number(months, 1)} months ({curve.Label})" : $"not reached ({curve.Label})";
}
