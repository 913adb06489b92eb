using CyclinE.Genomics.Input;
using CyclinE.Genomics.Profiles;
using CyclinE.Genomics.Results.Calls;
using CyclinE.Segmentation.Allele;
using CyclinE.Segmentation.Methods;
using CyclinE.Segmentation.Segments;

namespace CyclinE.Segmentation.Limits;

/// <summary>
/// The smallest amplicons that one array would have shown: plants amplicons of stated copies into the array's own neutral segments, noise
/// as it is, segments them as the array was segmented, and bisects over the number of probes.
/// </summary>
public static class DetectionLimitFinder
{
    /// <summary>Copies per tumour cell that are planted.</summary>
    public static IReadOnlyList<int> Copies { get; } = [3, 4, 5, 6, 8, 12];

    /// <summary>Sizes that are planted, in probes.</summary>
    public static IReadOnlyList<int> Sizes { get; } = [1, 2, 3, 4, 6, 8, 12, 16, 24, 32, 48];

    /// <summary>Finds the limits of an array.</summary>
    /// <param name="profile">The measured profile.</param>
    /// <param name="scalars">Numbers of the whole array.</param>
    /// <param name="calls">Its calls: neutral segments, centre, purity where it is known, genes.</param>
    /// <param name="segmentation">The options that the array was segmented with.</param>
    /// <param name="rule">What is called an event.</param>
    /// <param name="options">What the user set.</param>
    /// <param name="cancellationToken">Looked at for each amplicon.</param>
    /// <exception cref="InvalidInputException">The method needs B-allele frequencies and the profile has none (<c>no-baf</c>).</exception>
    public static DetectionLimits Find(
        Profile profile,
        SegmentationScalars scalars,
        ArrayCalls calls,
        ArraySegmentationOptions segmentation,
        DetectionRule rule,
        LimitOptions options,
        CancellationToken cancellationToken)
    {
        var stretches = NeutralStretch.Of(profile, calls);
        var plantings = Sizes
            .Select(size => (Size: size, Places: PlantingPlaces.Draw(stretches, size, options.Plantings, options.Seed)))
            .Where(p => p.Places.Count > 0)
            .ToList();
        var effective = scalars.Effective();
        if (segmentation.Segmenter == SegmentationMethod.Allele && profile.Baf is not null)
        {
            effective = effective with { Alleles = effective.Alleles ?? AlleleSegmenter.Scalars(profile) };
        }

        var planted = new PlantedEvent(calls, effective.Tau, rule);
        List<DetectionLimitLevel> levels = [.. Copies.Select(LevelOf)];
        var model = calls.CopyModel;
        return new DetectionLimits
        {
            Segmenter = ArraySegmenter.NameOf(segmentation.Segmenter),
            Purity = model?.Purity ?? 1,
            PurityIsAssumed = model is null,
            CentreCopies = model?.CentreCopies ?? 2,
            Plantings = options.Plantings,
            Recall = options.Recall,
            NeutralProbes = stretches.Sum(s => s.Probes.Length),
            LargestSize = plantings.Count > 0 ? plantings[^1].Size : null,
            Levels = levels,
            Genes = [.. calls.Genes.Where(g => g.Chromosome.IsAutosome).Select(g => GeneOf(profile, g, levels))],
        };

        DetectionLimitLevel LevelOf(int copies)
        {
            var log2 = Log2Of(copies, calls);
            if (plantings.Count == 0 || log2 <= 0)
            {
                return new DetectionLimitLevel { Copies = copies, Log2 = log2 > 0 ? log2 : null, Probes = null, Found = null };
            }

            int low = 0, high = plantings.Count - 1;
            var found = FoundAt(high, log2);
            if (found < options.Recall)
            {
                return new DetectionLimitLevel { Copies = copies, Log2 = log2, Probes = null, Found = found };
            }

            while (low < high)
            {
                var middle = low + ((high - low) / 2);
                var share = FoundAt(middle, log2);
                if (share >= options.Recall)
                {
                    (high, found) = (middle, share);
                }
                else
                {
                    low = middle + 1;
                }
            }

            return new DetectionLimitLevel { Copies = copies, Log2 = log2, Probes = plantings[high].Size, Found = found };
        }

        double FoundAt(int size, double log2)
        {
            var found = 0;
            foreach (var (stretch, first) in plantings[size].Places)
            {
                cancellationToken.ThrowIfCancellationRequested();
                var window = PlantedWindow.Of(profile, stretch, first, plantings[size].Size, log2, options.Reach);
                var segments = ArraySegmenter.Segment(window.Profile, effective, segmentation, cancellationToken).Segments;
                found += planted.IsFound(segments, window.First, window.End) ? 1 : 0;
            }

            return (double)found / plantings[size].Places.Count;
        }
    }

    /// <summary>What is said of an array of which only segments are known: nothing can be planted.</summary>
    public static DetectionLimits Unmeasured(ArrayCalls calls, LimitOptions options) => new()
    {
        Segmenter = "none",
        Purity = calls.CopyModel?.Purity ?? 1,
        PurityIsAssumed = calls.CopyModel is null,
        CentreCopies = calls.CopyModel?.CentreCopies ?? 2,
        Plantings = options.Plantings,
        Recall = options.Recall,
        NeutralProbes = 0,
        LargestSize = null,
        Levels = [.. Copies.Select(
            c => new DetectionLimitLevel { Copies = c, Log2 = Log2Of(c, calls) is > 0 and var log2 ? log2 : null, Probes = null, Found = null })],
        Genes = [.. calls.Genes.Where(g => g.Chromosome.IsAutosome).Select(g => new DetectionLimitGene
        {
            Symbol = g.Symbol,
            Chromosome = g.Chromosome,
            Spacing = null,
            Kilobases = [.. Copies.Select(_ => (double?)null)],
        })],
    };

    /// <summary>
    /// What a number of copies adds to the centre: by the array's purity and copies at the centre where they are known, else as in a pure
    /// tumour with two; γ·log2((ρn + 2(1 − ρ))/(ρψ₀ + 2(1 − ρ))).
    /// </summary>
    private static double Log2Of(int copies, ArrayCalls calls) =>
        calls.CopyModel?.Log2Of(copies, 2) ?? (calls.Compression * Math.Log2(copies / 2.0));

    private static DetectionLimitGene GeneOf(Profile profile, GeneCall gene, List<DetectionLimitLevel> levels)
    {
        var spacing = ProbeSpacing.At(profile, gene);
        return new DetectionLimitGene
        {
            Symbol = gene.Symbol,
            Chromosome = gene.Chromosome,
            Spacing = spacing,
            Kilobases = [.. levels.Select(l => l.Probes * spacing / 1000)],
        };
    }
}

/// <summary>What a user may set about detection limits.</summary>
public sealed record LimitOptions
{
    /// <summary>Amplicons planted for each level and size.</summary>
    [Option("plantings", "Amplicons planted for each level and size (count).", Minimum = 20, Maximum = 100_000)]
    public int Plantings { get; init; } = 100;

    /// <summary>Share of the plantings that have to be found.</summary>
    [Option("recall", "Share of the planted amplicons that have to be found, 0–1.", Minimum = 0.5, Maximum = 1)]
    public double Recall { get; init; } = 0.95;

    /// <summary>Neutral probes on each side of an amplicon that are segmented with it.</summary>
    [Option("reach", "Most neutral probes on each side of a planted amplicon that are segmented with it (probes).", Minimum = 50, Maximum = 1_000_000)]
    public int Reach { get; init; } = 500;

    /// <summary>Seed of the places; each chromosome has a stream of its own.</summary>
    [Option("seed", "Seed of the places of the planted amplicons (whole number).", Minimum = int.MinValue, Maximum = int.MaxValue)]
    public int Seed { get; init; } = 42;
}
