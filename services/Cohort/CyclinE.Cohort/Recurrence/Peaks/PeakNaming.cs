using System.Globalization;
using CyclinE.Genomics.Genes;
using CyclinE.Genomics.Genome;
using CyclinE.Genomics.Results.Cohort.Recurrence;

namespace CyclinE.Cohort.Recurrence.Peaks;

/// <summary>Genes of a wide peak, and the one by which a plot names it.</summary>
internal static class PeakNaming
{
    /// <summary>A wide peak with more genes than this is named by its place.</summary>
    private const int FewGenes = 25;

    /// <summary>Genes that an interval touches, or the nearest in brackets; empty without genes on the chromosome.</summary>
    public static IReadOnlyList<string> Genes(GeneTable genes, Chromosome chromosome, int start, int end)
    {
        var within = genes.Overlapping(chromosome, start, end);
        if (within.Count > 0)
        {
            return [.. within.Select(g => g.Symbol)];
        }

        var nearest = genes.Genes.Where(g => g.Chromosome == chromosome).MinBy(g => Distance(g, start, end));
        return nearest is null ? [] : [$"[{nearest.Symbol}]"];
    }

    /// <summary>A highlighted gene, else where there are few genes the one at the middle of the peak, else the place.</summary>
    public static string Label(GeneTable genes, RecurrencePeak peak)
    {
        var within = genes.Overlapping(peak.Chromosome, peak.WideStart, peak.WideEnd);
        var middle = peak.PeakStart + ((peak.PeakEnd - peak.PeakStart) / 2);
        if (within.Where(g => g.Highlighted).MinBy(g => Distance(g, middle, middle)) is { } known)
        {
            return known.Symbol;
        }

        if (within.Count is > 0 and <= FewGenes)
        {
            return within.MinBy(g => Distance(g, middle, middle))!.Symbol;
        }

        return peak.Genes is [var only] ? only : string.Create(CultureInfo.InvariantCulture, $"{peak.Arm} {middle / 1e6:0.0}M");
    }

    private static int Distance(Gene gene, int start, int end) => Math.Max(0, Math.Max(gene.Start - end, start - gene.End));
}
