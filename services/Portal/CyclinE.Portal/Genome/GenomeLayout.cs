using CyclinE.Genomics.Genome;
using CyclinE.Portal.Api;
using CyclinE.Reporting.Model;

namespace CyclinE.Portal.Genome;

/// <summary>What a picture of an array needs beside its probes.</summary>
public sealed record GenomeLayout
{
    /// <summary>Name of the array as it is shown.</summary>
    public required string Array { get; init; }

    /// <summary>Genome build.</summary>
    public required string Build { get; init; }

    /// <summary>log2 that is subtracted from bins and probes as they are drawn.</summary>
    public required double Centre { get; init; }

    /// <summary>The runner-up centre, above the centre; null where there is none.</summary>
    public double? RunnerUp { get; init; }

    /// <summary>Probes of the platform.</summary>
    public required int Probes { get; init; }

    /// <summary>Probes a bin.</summary>
    public required int PerBin { get; init; }

    /// <summary>Probes of a piece of single probes.</summary>
    public int PieceSize { get; init; } = GenomeReader.PieceSize;

    /// <summary>Chromosomes with probes, in order.</summary>
    public required IReadOnlyList<GenomeChromosome> Chromosomes { get; init; }

    /// <summary>Segments above the centre, in order.</summary>
    public required IReadOnlyList<GenomeSegment> Segments { get; init; }

    /// <summary>The layout of an array.</summary>
    /// <param name="array">The whole array.</param>
    /// <param name="shown">Its name as it is shown.</param>
    /// <param name="ranges">Which probes are on which chromosome.</param>
    /// <param name="bins">Its bins.</param>
    public static GenomeLayout Of(ArrayResult array, string shown, IReadOnlyList<ChromosomeRange> ranges, GenomeBins bins)
    {
        var build = GenomeBuild.Of(array.Ingested?.Build ?? array.Calls?.Build ?? "unknown");
        var chromosomes = new List<GenomeChromosome>();
        var bin = 0;
        foreach (var range in ranges)
        {
            var count = GenomeBins.BinsOf(range.Count, bins.PerBin);
            chromosomes.Add(new GenomeChromosome(
                range.Chromosome.ToString(), build.LengthOf(range.Chromosome) ?? bins.Positions[bin + count - 1], build.CentromereOf(range.Chromosome),
                range.First, range.Count, bin, count));
            bin += count;
        }

        return new GenomeLayout
        {
            Array = shown,
            Build = build.Name,
            Centre = array.Calls?.Centre ?? array.Ingested?.Scalars.Centre ?? 0,
            RunnerUp = array.Calls is { RunnerUpCentre: { } other } calls ? other - calls.Centre : null,
            Probes = ranges.Sum(r => r.Count),
            PerBin = bins.PerBin,
            Chromosomes = chromosomes,
            Segments = [.. (array.Calls?.Segments ?? []).Select(s => new GenomeSegment(
                s.Segment.Chromosome.ToString(), s.Segment.Start, s.Segment.End, s.Log2, s.Call is { } call ? ArrayViews.Word(call) : "not-called"))],
        };
    }
}

/// <summary>A chromosome of a picture.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Length">Base pairs.</param>
/// <param name="Centromere">Base pair of the centromere; null where the build does not tell.</param>
/// <param name="FirstProbe">Its first probe.</param>
/// <param name="Probes">Its probes.</param>
/// <param name="FirstBin">Its first bin.</param>
/// <param name="Bins">Its bins.</param>
public sealed record GenomeChromosome(string Name, int Length, int? Centromere, int FirstProbe, int Probes, int FirstBin, int Bins);

/// <summary>A segment of a picture.</summary>
/// <param name="Chromosome">Its chromosome.</param>
/// <param name="Start">First base pair.</param>
/// <param name="End">Last base pair.</param>
/// <param name="Log2">log2 above the centre.</param>
/// <param name="Call">Its call.</param>
public sealed record GenomeSegment(string Chromosome, int Start, int End, double Log2, string Call);

/// <summary>A gene of a picture.</summary>
/// <param name="Symbol">Its symbol.</param>
/// <param name="Chromosome">Its chromosome.</param>
/// <param name="Start">First base pair.</param>
/// <param name="End">Last base pair.</param>
/// <param name="Panel">Whether it is of the panel.</param>
public sealed record GenomeGene(string Symbol, string Chromosome, int Start, int End, bool Panel);
