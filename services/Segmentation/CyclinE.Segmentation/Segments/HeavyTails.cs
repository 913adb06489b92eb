using System.Globalization;
using CyclinE.Genomics.Genome;
using CyclinE.Genomics.Profiles;

namespace CyclinE.Segmentation.Segments;

/// <summary>
/// Whether noise has tails that squared loss takes for events: probes that stand out from both neighbours, to the same side.
/// A step stands out from one neighbour only, so that copy number changes of two probes or more do not count.
/// </summary>
public static class HeavyTails
{
    /// <summary>How far a probe has to stand from both neighbours (multiples of σ); hardly one in a million probes of Gaussian noise does.</summary>
    public const double Distance = 6;

    /// <summary>Share of probes from which the noise is called heavy-tailed.</summary>
    public const double Share = 0.0005;

    /// <summary>Fewest such probes: one or two may be small events.</summary>
    public const int Fewest = 3;

    /// <summary>How many probes stand out from both finite neighbours on their chromosome.</summary>
    /// <param name="profile">The profile.</param>
    /// <param name="sigma">Effective σ (log2 units), positive.</param>
    public static int Count(Profile profile, double sigma)
    {
        var count = 0;
        foreach (var range in profile.Probes.Chromosomes)
        {
            var (before, middle) = (double.NaN, double.NaN);
            foreach (var value in profile.Log2.AsSpan(range.First, range.Count))
            {
                if (!float.IsFinite(value))
                {
                    continue;
                }

                // Comparisons with a neighbour that is not there (NaN) are false.
                var (left, right) = (middle - before, middle - value);
                count += (left > Distance * sigma && right > Distance * sigma) || (left < -Distance * sigma && right < -Distance * sigma) ? 1 : 0;
                (before, middle) = (middle, value);
            }
        }

        return count;
    }

    /// <summary>The sentence for a method of squared loss; null where the tails are light.</summary>
    /// <param name="profile">The profile.</param>
    /// <param name="scalars">Effective scalars of the whole array.</param>
    /// <param name="method">The method's name.</param>
    public static string? Note(Profile profile, SegmentationScalars scalars, string method)
    {
        var count = Count(profile, scalars.Sigma);
        if (count < Fewest || count < Share * scalars.Probes)
        {
            return null;
        }

        var share = string.Create(CultureInfo.InvariantCulture, $"{count:N0} of {scalars.Probes:N0} probes stand more than {Distance:0} noise sd out");
        return $"The noise is heavy-tailed ({share} from both neighbours; Gaussian noise has hardly one): "
            + $"{method} takes such probes for events and will over-segment. Take robust or cbs.";
    }
}
