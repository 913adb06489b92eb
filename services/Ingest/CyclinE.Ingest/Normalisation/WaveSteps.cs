using System.Globalization;
using CyclinE.Genomics.Genome;
using CyclinE.Genomics.Profiles;
using CyclinE.Genomics.Results.Profiles;
using CyclinE.Ingest.Quality;
using CyclinE.Ingest.References;

namespace CyclinE.Ingest.Normalisation;

/// <summary>The correction of waves on what is known of a platform's probes, each step with its effect.</summary>
internal static class WaveSteps
{
    /// <summary>Corrects the profile in place.</summary>
    public static IEnumerable<NormalisationStep> Apply(Profile profile, ProbeAnnotation annotation, WaveMethod method)
    {
        if (method == WaveMethod.Off)
        {
            return [];
        }

        var (gc, length) = annotation.Of(profile.Probes);
        var autosomal = new bool[profile.Probes.Count];
        foreach (var range in profile.Probes.Chromosomes.Where(r => r.Chromosome.IsAutosome))
        {
            Array.Fill(autosomal, true, range.First, range.Count);
        }

        var steps = new List<NormalisationStep>();
        if (annotation.HasGc)
        {
            steps.Add(Apply(profile, gc, autosomal, method, WaveCovariate.Gc));
        }

        if (annotation.HasLength)
        {
            steps.Add(Apply(profile, length, autosomal, method, WaveCovariate.Length));
        }

        return steps;
    }

    private static NormalisationStep Apply(Profile profile, float[] values, bool[] autosomal, WaveMethod method, WaveCovariate covariate)
    {
        var before = ProfileNoise.Of(profile);
        if (WaveCorrection.Apply(profile.Log2, values, autosomal, method == WaveMethod.Wave, covariate) is { } step)
        {
            return step with { Effect = $"{step.Effect}; {before.To(ProfileNoise.Of(profile))}" };
        }

        var known = values.Count(float.IsFinite);
        return new NormalisationStep(
            covariate.Step, $"not applied: it needs {WaveCorrection.FewestProbes} autosomal probes with a value whose {covariate.What.Replace("each probe", "them", StringComparison.Ordinal)} is known",
            string.Create(CultureInfo.InvariantCulture, $"known of {known} of {values.Length} probes; nothing changed"));
    }
}
