using System.Buffers;
using System.Globalization;
using CyclinE.Genomics.Genome;
using CyclinE.Genomics.Input;
using CyclinE.Genomics.Profiles;
using CyclinE.Genomics.Results.Profiles;
using CyclinE.Numerics;

namespace CyclinE.Ingest.Quality;

/// <summary>The numbers of a whole array: noise, its correlation, the centre.</summary>
internal static class ScalarEstimation
{
    /// <summary>Fewest differences of neighbours from which noise is judged.</summary>
    public const int FewestDifferences = 10;

    // Fewer values than this put no trustworthy peak into a density; the step says so.
    private const int FewForCentre = 100;

    /// <summary>Estimates the scalars.</summary>
    /// <param name="profile">The profile.</param>
    /// <param name="where">The file, for messages.</param>
    /// <param name="centreStep">How the centre was found; it is recorded, not applied.</param>
    /// <exception cref="InvalidInputException">There are too few values to judge noise.</exception>
    public static ArrayScalars Estimate(Profile profile, string where, out NormalisationStep centreStep)
    {
        var values = profile.Log2;
        int[] ends = [.. profile.Probes.Chromosomes.Select(c => c.End)];
        var finite = values.Count(float.IsFinite);
        if (finite == 0)
        {
            throw new InvalidInputException(
                "no-finite-values",
                $"None of the {values.Length} probes has a value.",
                where,
                "Check that the value column is the right one and that the scan succeeded.");
        }

        var differences = DifferenceCount(values, ends);
        if (differences < FewestDifferences)
        {
            throw new InvalidInputException(
                "too-few-values",
                $"Only {finite} probes have a value, which gives {differences} differences of neighbours: expected at least {FewestDifferences} to judge noise.",
                where,
                "Give the whole array.");
        }

        var sigma = LagNoise.Sigma(values, ends);
        var (main, runnerUp, centred, bandwidth, autosomal) = Peaks(profile, sigma);
        centreStep = new NormalisationStep(
            "centre",
            string.Create(CultureInfo.InvariantCulture,
                $"main peak of a Gaussian kernel density of {(autosomal ? "autosomal" : "all (no autosomal)")} values, bandwidth {bandwidth:0.0000}; recorded, not applied"),
            string.Create(CultureInfo.InvariantCulture, $"{main.Position:0.0000} (height {main.Height:0.###})")
                + (runnerUp is { } second
                    ? string.Create(CultureInfo.InvariantCulture, $"; runner-up {second.Position:0.0000} (height {second.Height:0.###})") : "; no runner-up")
                + (centred < FewForCentre ? $"; from only {centred} values" : string.Empty));
        return new ArrayScalars
        {
            Probes = finite,
            Sigma = sigma,
            Tau = Autocorrelation.Tau(values, ends),
            Centre = main.Position,
            RunnerUpCentre = runnerUp?.Position,
            CentreHeight = main.Height,
            RunnerUpHeight = runnerUp?.Height,
            TrimmedSd = LagNoise.TrimmedSd(values),
            Dlrs = LagNoise.Dlrs(values, ends),
            Mapd = LagNoise.Mapd(values, ends),
        };
    }

    // The work space comes from the pool that the estimates of noise use: an array has millions of values, and one such
    // space is all that ingest takes beside the columns.
    private static (DensityPeak Main, DensityPeak? RunnerUp, int Count, double Bandwidth, bool Autosomal) Peaks(Profile profile, double sigma)
    {
        var rented = ArrayPool<double>.Shared.Rent(profile.Log2.Length);
        try
        {
            var count = Finite(profile, c => c.IsAutosome, rented);
            var autosomal = count > 0;
            count = autosomal ? count : Finite(profile, _ => true, rented);
            var bandwidth = DensityPeaks.Bandwidth(sigma, count);
            var (main, runnerUp) = DensityPeaks.Find(rented.AsSpan(0, count), bandwidth);
            return (main, runnerUp, count, bandwidth, autosomal);
        }
        finally
        {
            ArrayPool<double>.Shared.Return(rented);
        }
    }

    private static int Finite(Profile profile, Predicate<Chromosome> wanted, Span<double> destination)
    {
        var count = 0;
        foreach (var range in profile.Probes.Chromosomes)
        {
            if (!wanted(range.Chromosome))
            {
                continue;
            }

            foreach (var value in profile.Log2.AsSpan(range.First, range.Count))
            {
                if (float.IsFinite(value))
                {
                    destination[count++] = value;
                }
            }
        }

        return count;
    }

    private static int DifferenceCount(ReadOnlySpan<float> values, int[] ends)
    {
        int count = 0, first = 0;
        foreach (var end in ends)
        {
            var finite = 0;
            foreach (var value in values[first..end])
            {
                finite += float.IsFinite(value) ? 1 : 0;
            }

            count += Math.Max(0, finite - 1);
            first = end;
        }

        return count;
    }
}
