using System.Buffers;
using CyclinE.Genomics.Genome;
using CyclinE.Genomics.Profiles;
using CyclinE.Genomics.Results.Profiles;
using CyclinE.Numerics;

namespace CyclinE.Ingest.Quality;

/// <summary>Judges the sex of a sample from X and Y.</summary>
internal static class SexEstimation
{
    private const int FewestOnX = 20;
    private const int FewestOnY = 5;

    // Half of what one copy less or more of X, and none of Y, make on arrays, which compress ratios.
    private const double XStep = 0.3;
    private const double YStep = 0.4;

    // Between log2(2/1.5) and log2(1/1.5).
    private const double MixedX = -0.085;

    // Where the build has no entry: the longer of the known first regions, and no second one.
    private static readonly PseudoAutosomalRegions AnyBuild = new(2_800_000, int.MaxValue);

    /// <summary>Estimates the sex.</summary>
    /// <returns>Null where the reference's sex is not known, or fewer than 20 probes of X or 5 of Y have a value.</returns>
    public static SexEstimate? Estimate(Profile profile, GenomeBuild build, ReferenceSex reference)
    {
        if (reference == ReferenceSex.Unknown)
        {
            return null;
        }

        var rented = ArrayPool<double>.Shared.Rent(Math.Max(1, profile.Log2.Length));
        try
        {
            var x = Values(profile, build, c => c == Chromosome.X, rented);
            var (xCount, xLevel) = (x.Length, OrderStatistics.Median(x));
            var y = Values(profile, build, c => c == Chromosome.Y, rented);
            var (yCount, yLevel) = (y.Length, OrderStatistics.Median(y));
            var autosomes = Values(profile, build, c => c.IsAutosome, rented);
            if (autosomes.IsEmpty || xCount < FewestOnX || yCount < FewestOnY)
            {
                return null;
            }

            var level = OrderStatistics.Median(autosomes);
            var (onX, onY) = (xLevel - level, yLevel - level);
            return new SexEstimate(onX, onY, Decide(onX, onY, reference));
        }
        finally
        {
            ArrayPool<double>.Shared.Return(rented);
        }
    }

    // Finite values of some chromosomes outside the pseudo-autosomal regions.
    private static Span<double> Values(Profile profile, GenomeBuild build, Predicate<Chromosome> wanted, Span<double> destination)
    {
        var count = 0;
        foreach (var range in profile.Probes.Chromosomes)
        {
            var regions = range.Chromosome.IsAutosome ? PseudoAutosomalRegions.None : build.PseudoAutosomalOf(range.Chromosome) ?? AnyBuild;
            for (var i = range.First; wanted(range.Chromosome) && i < range.End; i++)
            {
                if (float.IsFinite(profile.Log2[i]) && !regions.Contain(profile.Probes.Positions[i]))
                {
                    destination[count++] = profile.Log2[i];
                }
            }
        }

        return destination[..count];
    }

    /// <summary>The sex that X and Y agree on, or null.</summary>
    public static Sex? Decide(double x, double y, ReferenceSex reference)
    {
        var (female, male) = reference switch
        {
            ReferenceSex.Female => (x > -XStep && y < YStep, x < -XStep && y > YStep),
            ReferenceSex.Male => (x > XStep && y < -YStep, x < XStep && y > -YStep),
            ReferenceSex.Mixed => (x > MixedX && y < -YStep, x < MixedX && y > YStep),
            ReferenceSex.Scaled => (x > -XStep && y < -YStep, x < -XStep && y > -YStep),
            _ => (false, false),
        };
        return female ? Sex.Female : male ? Sex.Male : null;
    }
}
