using System.Globalization;
using CyclinE.Genomics;
using CyclinE.Numerics;

namespace CyclinE.Ingest;

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

        var differences = LagNoise.Differences(values, ends, new double[values.Length]).Length;
        if (differences < FewestDifferences)
        {
            throw new InvalidInputException(
                "too-few-values",
                $"Only {finite} probes have a value, which gives {differences} differences of neighbours: expected at least {FewestDifferences} to judge noise.",
                where,
                "Give the whole array.");
        }

        var sigma = LagNoise.Sigma(values, ends);
        var autosomal = Autosomal(profile);
        var centred = autosomal.Length > 0 ? autosomal : [.. values.Where(float.IsFinite).Select(v => (double)v)];
        var bandwidth = DensityPeaks.Bandwidth(sigma, centred.Length);
        var (main, runnerUp) = DensityPeaks.Find(centred, bandwidth);
        centreStep = new NormalisationStep(
            "centre",
            string.Create(CultureInfo.InvariantCulture, $"main peak of a Gaussian kernel density of {(autosomal.Length > 0 ? "autosomal" : "all (no autosomal)")} values, bandwidth {bandwidth:0.0000}; recorded, not applied"),
            string.Create(CultureInfo.InvariantCulture, $"{main.Position:0.0000} (height {main.Height:0.###})")
                + (runnerUp is { } second ? string.Create(CultureInfo.InvariantCulture, $"; runner-up {second.Position:0.0000} (height {second.Height:0.###})") : "; no runner-up")
                + (centred.Length < FewForCentre ? $"; from only {centred.Length} values" : string.Empty));
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

    private static double[] Autosomal(Profile profile)
    {
        var values = new List<double>(profile.Log2.Length);
        foreach (var range in profile.Probes.Chromosomes.Where(r => r.Chromosome.IsAutosome))
        {
            foreach (var value in profile.Log2.AsSpan(range.First, range.Count))
            {
                if (float.IsFinite(value))
                {
                    values.Add(value);
                }
            }
        }

        return [.. values];
    }
}
