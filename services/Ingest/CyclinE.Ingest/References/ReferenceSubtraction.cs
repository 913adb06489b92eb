using System.Globalization;
using CyclinE.Genomics.Input;
using CyclinE.Genomics.Profiles;
using CyclinE.Genomics.Results.Profiles;
using CyclinE.Ingest.Quality;

namespace CyclinE.Ingest.References;

/// <summary>Subtracts a matched normal or a pool from a profile, probe by probe; every chromosome keeps its level.</summary>
/// <remarks>The record names no file and no array id: neither is part of what an artifact is made from.</remarks>
internal static class ReferenceSubtraction
{
    /// <summary>Subtracts in place.</summary>
    /// <exception cref="InvalidInputException">The reference is of another platform or build, or too bad to be one.</exception>
    public static NormalisationStep Apply(Profile profile, string build, ArrayReference reference, IngestOptions options)
    {
        var before = ProfileNoise.Of(profile);
        var had = profile.Log2.Count(float.IsFinite);
        var (parameters, note) = reference.Pool is { } pool
            ? Subtract(profile, build, pool, reference, options)
            : Subtract(profile, build, reference.Normal ?? throw new ArgumentException("A reference is a normal or a pool.", nameof(reference)),
                reference.Name);
        var left = profile.Log2.Count(float.IsFinite);
        return new NormalisationStep(
            "reference", parameters,
            string.Create(CultureInfo.InvariantCulture,
                $"{left} probes; {had - left} lost their value, having none in the reference{note}; ") + before.To(ProfileNoise.Of(profile)));
    }

    private static (string Parameters, string Note) Subtract(Profile profile, string build, IngestResult normal, string name)
    {
        CheckPlatform(profile, build, normal.Document.ProbeSet, normal.Document.ProbeCount, normal.Document.Build, name);
        if (normal.Quantiles is not null)
        {
            // Intensities have the array's own distribution by now; their level is not a centre.
            for (var i = 0; i < profile.Log2.Length; i++)
            {
                profile.Log2[i] -= normal.Profile.Log2[i];
            }

            return ("log2 intensities of one matched normal", string.Empty);
        }

        if (normal.Document.Quality is { Verdict: QualityVerdict.Fail } quality)
        {
            throw new InvalidInputException(
                "reference-quality", $"The reference fails its own quality control: {string.Join(" ", quality.Reasons)}", name,
                "Name another normal or a pool, or empty the column 'reference'.");
        }

        var levelled = ReferencePool.Levelled(normal);
        for (var i = 0; i < profile.Log2.Length; i++)
        {
            profile.Log2[i] -= levelled[i];
        }

        return (
            string.Create(CultureInfo.InvariantCulture,
                $"matched normal minus its centre {normal.Document.Scalars.Centre:0.0000} (on X and Y minus its median there); its DLRS is {normal.Document.Quality.Dlrs:0.0000}"),
            string.Empty);
    }

    private static (string Parameters, string Note) Subtract(Profile profile, string build, ReferencePool pool, ArrayReference reference, IngestOptions options)
    {
        var facts = pool.Facts;
        CheckPlatform(profile, build, facts.ProbeSet, facts.Probes, facts.Build, reference.Name);
        var own = facts.Members.ToList().FindIndex(m => m.Key == reference.Member);
        var (median, spread) = own < 0 ? (pool.Median, pool.Spread) : ReferencePool.Summarise(pool.Members, own);
        for (var i = 0; i < median.Length; i++)
        {
            profile.Log2[i] = options.PoolSpreadMax > 0 && spread[i] > options.PoolSpreadMax ? float.NaN : profile.Log2[i] - median[i];
        }

        var members = facts.Members.Count - (own < 0 ? 0 : 1);
        var parameters = string.Create(CultureInfo.InvariantCulture,
            $"median of a pool of {members} {(facts.FromBatch ? "arrays of the batch (weaker than normals)" : "normals")}")
            + (own < 0 ? string.Empty : $", {facts.Members[own].Name} itself left out")
            + (options.PoolSpreadMax > 0 ? string.Create(CultureInfo.InvariantCulture, $"; probes with a spread above {options.PoolSpreadMax} dropped")
                : string.Empty);
        if (options.PoolMethod == PoolMethod.Median)
        {
            return (parameters, string.Empty);
        }

        var shares = Tangent.Subtract(profile.Log2, profile.Probes, pool.Members, own, median, options.TangentComponents);
        return (
            parameters + string.Create(CultureInfo.InvariantCulture, $"; then the projection on {shares.Length} principal components of the pool"),
            string.Create(CultureInfo.InvariantCulture,
                $"; the components hold {string.Join(", ", shares.Select(s => s.ToString("0.000", CultureInfo.InvariantCulture)))} of the pool's variance"));
    }

    private static void CheckPlatform(Profile profile, string build, string probeSet, int probes, string otherBuild, string name)
    {
        if (otherBuild != build)
        {
            throw new InvalidInputException("reference-platform", $"The reference is of build {otherBuild}, the array of {build}.", name,
                "Name a reference of the same build.");
        }

        if (probeSet != profile.Probes.Hash)
        {
            throw new InvalidInputException(
                "reference-platform",
                string.Create(CultureInfo.InvariantCulture,
                    $"The reference has other probes ({probes:N0}) than the array ({profile.Probes.Count:N0}): they differ in number, name or place."),
                name, "Name a reference of the same design, exported in the same way.");
        }
    }
}

/// <summary>What is subtracted from an array at probe level: a matched normal or a pool.</summary>
public sealed record ArrayReference
{
    /// <summary>The array id of the normal, or the pool's file, for messages and the record.</summary>
    public required string Name { get; init; }

    /// <summary>The matched normal, read without a reference of its own and without correction of waves; null for a pool.</summary>
    public IngestResult? Normal { get; init; }

    /// <summary>The pool; null for a matched normal.</summary>
    public ReferencePool? Pool { get; init; }

    /// <summary>This array's own key in the pool (<see cref="PoolMember.Key"/>): where it is a member it is left out.</summary>
    public string? Member { get; init; }
}

/// <summary>How a pool of normals is subtracted.</summary>
public enum PoolMethod
{
    /// <summary>The median of the pool, probe by probe.</summary>
    Median,

    /// <summary>The median, then the array's projection on the pool's first principal components.</summary>
    Tangent,
}
