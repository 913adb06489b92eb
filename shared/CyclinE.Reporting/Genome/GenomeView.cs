using CyclinE.Genomics.Genes;
using CyclinE.Genomics.Genome;
using CyclinE.Genomics.Profiles;
using CyclinE.Genomics.Results.Calls;
using CyclinE.Genomics.Segments;
using CyclinE.Reporting.Model;

namespace CyclinE.Reporting.Genome;

/// <summary>One array as every picture of its genome sees it: what was called, its probes where they are stored, the genes.</summary>
public sealed class GenomeView
{
    private const double LeastRange = 1.5;
    private const double MostRange = 6;
    private const double Room = 0.25;
    private const double Tail = 0.0005;
    private (double Low, double High)? _range;

    /// <summary>Makes the view.</summary>
    /// <param name="array">The array with its detail (<see cref="ArrayResult.WholeAsync"/>).</param>
    /// <param name="profile">Its probes; null where they are not stored or it came as segments.</param>
    /// <param name="build">The batch's build, for an array that does not tell its own.</param>
    /// <param name="genes">Genes to name.</param>
    public GenomeView(ArrayResult array, Profile? profile, string build, GeneTable genes)
    {
        Array = array;
        Profile = profile;
        Build = GenomeBuild.Of(array.Calls?.Build ?? array.Ingested?.Build ?? array.Segmentation?.File?.Build ?? build);
        Genes = genes;
        Centre = array.Calls?.Centre ?? array.Ingested?.Scalars.Centre ?? 0;
        Segments = array.Calls is { Segments.Count: > 0 } calls
            ? [.. calls.Segments.Select(c => new DrawnSegment(c.Segment, c.Segment.Mean - Centre, c.Call, c.Masked ?? 0))]
            : [.. (array.Segmentation?.Segments ?? []).Select(s => new DrawnSegment(s, s.Mean - Centre, null, 0))];
        Panel = (array.Calls?.Genes ?? []).Select(g => g.Symbol).ToHashSet(StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>The array.</summary>
    public ArrayResult Array { get; }

    /// <summary>Its probes; null where they are not stored.</summary>
    public Profile? Profile { get; }

    /// <summary>Its genome build.</summary>
    public GenomeBuild Build { get; }

    /// <summary>Genes to name.</summary>
    public GeneTable Genes { get; }

    /// <summary>The centre (log2) that is subtracted from every drawn value.</summary>
    public double Centre { get; }

    /// <summary>Segments in genome order.</summary>
    public IReadOnlyList<DrawnSegment> Segments { get; }

    /// <summary>Symbols of the panel.</summary>
    public IReadOnlySet<string> Panel { get; }

    /// <summary>Events in genome order.</summary>
    public IReadOnlyList<CopyNumberEvent> Events => Array.Calls?.Events ?? [];

    /// <summary>The events to look at closely, the most striking first: amplifications and deletions before gains and losses, focal before long ones.</summary>
    public IEnumerable<CopyNumberEvent> Striking => Events
        .OrderByDescending(e => e.Call is >= CallClass.Amplification or CallClass.HomozygousDeletion)
        .ThenByDescending(e => e.Focal)
        .ThenByDescending(e => e.Genes.Any(Panel.Contains))
        .ThenByDescending(e => Math.Abs(e.Peak));

    /// <summary>
    /// log2 at the lower and the upper edge: wide enough for every segment and for all probes but one in a thousand; those beyond
    /// stand at the edge, because a single probe at −8 would press everything else flat.
    /// </summary>
    public (double Low, double High) Range => _range ??= FindRange();

    /// <summary>Last position of each chromosome that has a probe or a segment.</summary>
    public IReadOnlyDictionary<Chromosome, int> Extents => Profile is { } p
        ? p.Probes.Chromosomes.ToDictionary(r => r.Chromosome, r => p.Probes.Positions[r.End - 1])
        : Segments.GroupBy(s => s.Segment.Chromosome).ToDictionary(g => g.Key, g => g.Max(s => s.Segment.End));

    /// <summary>The name of an event: its first gene of the panel, else its first gene, else its band or place.</summary>
    public string NameOf(CopyNumberEvent e) => e.Genes.FirstOrDefault(Panel.Contains) ?? e.Genes.FirstOrDefault() ?? e.Band ?? $"chr{e.Chromosome}";

    private (double Low, double High) FindRange()
    {
        var (low, high) = (-LeastRange, LeastRange);
        foreach (var segment in Segments)
        {
            (low, high) = (Math.Min(low, segment.Log2 - Room), Math.Max(high, segment.Log2 + Room));
        }

        if (Profile is { } profile)
        {
            // Counted into cells of 1/50: ordering 1.8 million probes takes longer than drawing them.
            const int cells = 800;
            const double cell = 0.02;
            var counts = new int[cells];
            var finite = 0;
            foreach (var value in profile.Log2)
            {
                if (float.IsFinite(value))
                {
                    finite++;
                    counts[(int)Math.Clamp(((value - Centre) / cell) + (cells / 2), 0, cells - 1)]++;
                }
            }

            var cut = (int)(finite * Tail);
            var (first, last) = (0, cells - 1);
            for (var left = cut; first < cells / 2 && (left -= counts[first]) >= 0;)
            {
                first++;
            }

            for (var left = cut; last > cells / 2 && (left -= counts[last]) >= 0;)
            {
                last--;
            }

            (low, high) = (Math.Min(low, (first - (cells / 2)) * cell), Math.Max(high, (last + 1 - (cells / 2)) * cell));
        }

        return (Math.Max(-MostRange, Math.Floor(low * 4) / 4), Math.Min(MostRange, Math.Ceiling(high * 4) / 4));
    }
}

/// <summary>A segment as it is drawn.</summary>
/// <param name="Segment">The segment.</param>
/// <param name="Log2">Its mean, the array's centre subtracted.</param>
/// <param name="Call">Its call; null where it is not called.</param>
/// <param name="Masked">Masked share, 0–1.</param>
public sealed record DrawnSegment(Segment Segment, double Log2, CallClass? Call, double Masked)
{
    /// <summary>True for gains and amplifications.</summary>
    public bool IsGain => Call >= CallClass.Gain;

    /// <summary>True for losses and deletions.</summary>
    public bool IsLoss => Call <= CallClass.Loss;
}
