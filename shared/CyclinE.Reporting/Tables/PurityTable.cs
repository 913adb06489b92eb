using CyclinE.Genomics.Results.Calls;
using CyclinE.Reporting.Model;
using static CyclinE.Reporting.Tables.Digits;

namespace CyclinE.Reporting.Tables;

/// <summary><c>purity.tsv</c>: purity and ploidy of every called array, and what else fits.</summary>
internal static class PurityTable
{
    public static OutputTable Table { get; } = new ArrayTable<(ArrayResult Array, int Rank, PuritySolution? Solution)>(
        "purity.tsv",
        "every purity and ploidy that the levels of a called array allow, the accepted one first, in sheet order; one line where there is none",
        array =>
            from line in array.Calls?.Purity is null ? [] : Lines(array)
            select line,
        [
            new("array", "Array id of the sheet.", r => Text(r.Array.Array)),
            new("sample", "Specimen or line.", r => Text(r.Array.Sample)),
            new("rank", "0 for the accepted solution, 1, 2, … for others by falling evidence; NA where the search found none.", r => r.Solution is null
                ? Missing : Whole(r.Rank)),
            new("purity", "Share of tumour cells, 0–1.", r => Fixed(r.Solution?.Purity, 4)),
            new("ploidy", "Mean copies of the tumour cells' autosomes, weighted by length.", r => Fixed(r.Solution?.Ploidy, 4)),
            new("centre_copies", "Copies of the tumour cells where log2 is 0.", r => Fixed(r.Solution?.CentreCopies, 4)),
            new("goodness", "Goodness of fit, at most 1.", r => Fixed(r.Solution?.Goodness, 4)),
            new("evidence", "Evidence in natural logarithms; differences within an array count.", r => Fixed(r.Solution?.Evidence, 2)),
            new("refused", "Why this solution cannot be accepted; NA where it could.", r => Text(r.Solution?.Rejected)),
            new("purity_low", "Lowest purity that fits about as well, of the accepted solution.", r => Fixed(Of(r).PurityLow, 4)),
            new("purity_high", "Highest such purity.", r => Fixed(Of(r).PurityHigh, 4)),
            new("source", "alleles, levels (the spacing of log2 levels alone: weaker) or manual; purity by hand is manual.",
                r => Text(Source(r.Array.Calls!.Purity!))),
            new("ploidy_manual", "true where the ploidy was given by hand.", r => Truth(r.Array.Calls!.Purity!.PloidyIsManual)),
            new("gamma", "Compression of log ratios that entered.", r => Fixed(r.Array.Calls!.Purity!.Gamma, 2)),
            new("reason", "Why no solution was accepted.", r => Text(r.Array.Calls!.Purity!.Reason)),
            new("unsafe", "Why the accepted solution is not safe; NA where it is, where it is manual, or where there is none.",
                r => Text(r.Array.Calls!.Purity!.Unsafe)),
            new("genome_doubled", "true for a doubled genome; NA without alleles or without an accepted solution, as in the columns that follow.",
                r => Truth(Scars(r)?.GenomeDoubled)),
            new("loh_share", "Share of the autosomes with loss of heterozygosity, 0–1.", r => Fixed(Scars(r)?.LossOfHeterozygosityShare, 4)),
            new("lst", "Large-scale state transitions.", r => Whole(Scars(r)?.LargeScaleTransitions)),
            new("hrd_loh", "HRD-LOH.", r => Whole(Scars(r)?.HrdLossOfHeterozygosity)),
            new("tai", "Telomeric allelic imbalances.", r => Whole(Scars(r)?.TelomericImbalances)),
        ]);

    private static IEnumerable<(ArrayResult Array, int Rank, PuritySolution? Solution)> Lines(ArrayResult array)
    {
        var fit = array.Calls!.Purity!;
        if (fit.Accepted is null && fit.Alternatives.Count == 0)
        {
            yield return (array, 0, null);
        }

        if (fit.Accepted is { } accepted)
        {
            yield return (array, 0, accepted);
        }

        for (var i = 0; i < fit.Alternatives.Count; i++)
        {
            yield return (array, i + 1, fit.Alternatives[i]);
        }
    }

    // What belongs to the accepted solution stands on its line alone.
    private static (double? PurityLow, double? PurityHigh) Of((ArrayResult Array, int Rank, PuritySolution? Solution) line) =>
        line.Rank == 0 ? (line.Array.Calls!.Purity!.PurityLow, line.Array.Calls.Purity.PurityHigh) : (null, null);

    private static GenomeScars? Scars((ArrayResult Array, int Rank, PuritySolution? Solution) line) =>
        line.Rank == 0 ? line.Array.Calls!.Scars : null;

    private static string Source(PurityFit fit) => fit.PurityIsManual ? "manual" : fit.FromAlleles ? "alleles" : "levels";
}
