using CyclinE.Genomics.Genome;
using CyclinE.Genomics.Input;
using CyclinE.Genomics.Profiles;
using CyclinE.Genomics.Results.Segments;
using CyclinE.Segmentation.Segments;

namespace CyclinE.Segmentation.Tuning;

/// <summary>The labelled regions of an array, laid on its probes.</summary>
public static class ProfileLabels
{
    /// <summary>The array with its labels and the whole penalty path of each labelled chromosome.</summary>
    /// <param name="name">The array.</param>
    /// <param name="profile">Its profile.</param>
    /// <param name="scalars">Numbers of the whole array.</param>
    /// <param name="regions">Its regions, at least one.</param>
    /// <param name="where">The labels' file for messages.</param>
    /// <param name="cancellationToken">Looked at throughout.</param>
    /// <exception cref="InvalidInputException">In a region no break could lie (<c>labels-region</c>).</exception>
    public static LabelledArray Of(
        string name, Profile profile, SegmentationScalars scalars, IReadOnlyList<RegionLabel> regions, string where, CancellationToken cancellationToken)
    {
        var (sigma, tau) = (scalars.Effective().Sigma, scalars.Effective().Tau);
        using var scratch = new ChromosomeScratch(profile.Probes);
        var chromosomes = new List<LabelledChromosome>();
        foreach (var (chromosome, labels) in OnProbes(name, profile, regions, where))
        {
            scratch.Load(profile.Log2, profile.Probes.Chromosomes.First(r => r.Chromosome == chromosome));
            chromosomes.Add(PenaltyTuning.Chromosome(scratch.Values, labels, sigma, tau, scalars.Probes, cancellationToken));
        }

        return new LabelledArray { Name = name, Sigma = sigma, Tau = tau, Probes = scalars.Probes, Chromosomes = chromosomes };
    }

    /// <summary>The label errors of a segmentation of the same array.</summary>
    /// <param name="name">The array.</param>
    /// <param name="profile">Its profile.</param>
    /// <param name="segmentation">Its segmentation by any method.</param>
    /// <param name="regions">Its regions.</param>
    /// <param name="where">The labels' file for messages.</param>
    public static LabelErrors Errors(string name, Profile profile, ArraySegmentation segmentation, IReadOnlyList<RegionLabel> regions, string where)
    {
        var errors = default(LabelErrors);
        foreach (var (chromosome, labels) in OnProbes(name, profile, regions, where))
        {
            var end = 0;
            int[] ends = [.. segmentation.Segments.Where(s => s.Chromosome == chromosome).Select(s => end += s.Probes)];
            errors += LabelErrors.Of(ends, labels);
        }

        return errors;
    }

    private static IEnumerable<(Chromosome Chromosome, IReadOnlyList<BreakLabel> Labels)> OnProbes(
        string name, Profile profile, IReadOnlyList<RegionLabel> regions, string where)
    {
        foreach (var group in regions.GroupBy(r => r.Chromosome).OrderBy(g => g.Key))
        {
            int[] positions = [.. Finite(profile, group.Key)];
            yield return (group.Key, [.. group.Select(region => BreakLabel.OfRegion(positions, region.Start, region.End, region.HasBreak)
                ?? throw new InvalidInputException(
                    "labels-region",
                    $"No break could lie in the region: {name} has {positions.Length} measured probes on chromosome {group.Key}, "
                    + "and no middle between two neighbours lies in it.",
                    $"{where}, line {region.Line}",
                    "Widen the region over at least two probes, leave the label out, or give regions of the arrays' build."))]);
        }
    }

    private static IEnumerable<int> Finite(Profile profile, Chromosome chromosome)
    {
        foreach (var range in profile.Probes.Chromosomes.Where(r => r.Chromosome == chromosome))
        {
            for (var probe = range.First; probe < range.End; probe++)
            {
                if (float.IsFinite(profile.Log2[probe]))
                {
                    yield return profile.Probes.Positions[probe];
                }
            }
        }
    }
}
