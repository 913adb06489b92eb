using CyclinE.Amplification.Calls;
using CyclinE.Amplification.Events;
using CyclinE.Amplification.Points;
using CyclinE.Amplification.Tracks;
using CyclinE.Genomics.Genes;
using CyclinE.Genomics.Genome;
using CyclinE.Genomics.Results.Calls;

namespace CyclinE.Amplification.Genes;

/// <summary>Calls one gene in one array.</summary>
internal static class GeneCaller
{
    // The genes whose gene-to-reference ratio is read in the clinic.
    private static readonly string[] WithFishLikeRatio = ["ERBB2", "CCNE1"];

    /// <param name="gene">The gene.</param>
    /// <param name="chromosome">Its chromosome, or null where no probe of it has a value.</param>
    /// <param name="points">The array's point events.</param>
    /// <param name="build">Genome build, for bands.</param>
    /// <param name="model">Copies per tumour cell; null where purity is not known.</param>
    /// <param name="maskedShare">Masked share of an interval; null where nothing is masked.</param>
    /// <param name="options">Options.</param>
    public static GeneCall Call(
        Gene gene,
        CalledChromosome? chromosome,
        GenePoints points,
        GenomeBuild build,
        CopyModel? model,
        Func<Chromosome, int, int, double>? maskedShare,
        CallingOptions options)
    {
        var masked = maskedShare?.Invoke(gene.Chromosome, gene.Start, gene.End);
        if (chromosome is null)
        {
            return new GeneCall
            {
                Symbol = gene.Symbol,
                Band = build.BandOf(gene.Chromosome, gene.Start, gene.End),
                Chromosome = gene.Chromosome,
                Start = gene.Start,
                End = gene.End,
                Log2 = null,
                Call = null,
                Focal = false,
                Probes = 0,
                Covered = 0,
                GapFilled = false,
                BrokenInside = false,
                Masked = masked,
            };
        }

        var track = chromosome.Track;
        var level = GeneLevel.Of(gene, chromosome.SegmentIntervals);

        // Joined stretches, so that a gene under one outlying probe is not amplified by it.
        var call = GeneLevel.CallOf(gene, chromosome.StretchIntervals);
        var point = points.Over(gene, chromosome, call);
        return new GeneCall
        {
            Symbol = gene.Symbol,
            Band = build.BandOf(gene.Chromosome, gene.Start, gene.End),
            Chromosome = gene.Chromosome,
            Start = gene.Start,
            End = gene.End,
            Log2 = level.Mean,
            Minimum = level.Minimum,
            Maximum = level.Maximum,
            Call = options.Points == PointChoice.Call && point is not null ? point.Call : call,
            Point = point,
            Focal = chromosome.IsFocal(gene),
            Probes = track.CountBetween(gene.Start, gene.End),
            Covered = level.Covered,
            Copies = model is not null && level.Mean is { } log2 && ExpectedAt(gene, chromosome) is { } expected ? model.CopiesAt(log2, expected) : null,
            GapFilled = level.GapFilled,
            BrokenInside = level.BrokenInside,
            Masked = masked,
            FishLikeRatio = WithFishLikeRatio.Contains(gene.Symbol, StringComparer.OrdinalIgnoreCase)
                ? FishLikeRatio(gene, level, chromosome, options)
                : null,
        };
    }

    private static double? ExpectedAt(Gene gene, CalledChromosome chromosome) =>
        gene.Chromosome.IsAutosome ? 2 : chromosome.Segments.FirstOrDefault(s => s.Segment.End >= gene.Start)?.ExpectedCopies;

    // Flanks of the gene body, not of its event: an amplicon is small beside 10 Mb, a gained arm is not, and so polysomy gives 1.
    private static double? FishLikeRatio(Gene gene, GeneLevel level, CalledChromosome chromosome, CallingOptions options)
    {
        var track = chromosome.Track;
        var flank = Flanks.Median(
            track, chromosome.Stretches, track.NumberOfPosition(gene.Start), track.NumberOfPosition(gene.End + 1) - 1, options.Events);
        return level.Mean is { } mean && flank is { } around ? Math.Pow(2, mean - around) : null;
    }
}
