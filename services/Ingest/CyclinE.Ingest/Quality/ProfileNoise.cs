using System.Globalization;
using CyclinE.Genomics.Profiles;
using CyclinE.Numerics;

namespace CyclinE.Ingest.Quality;

/// <summary>Noise and waves of a profile at one moment, to tell what a step did to them.</summary>
/// <param name="Dlrs">DLRS (log2).</param>
/// <param name="Waviness">Wave factor (log2); null where probes are too sparse.</param>
internal sealed record ProfileNoise(double Dlrs, double? Waviness)
{
    /// <summary>Measures a profile.</summary>
    public static ProfileNoise Of(Profile profile) => new(
        LagNoise.Dlrs(profile.Log2, [.. profile.Probes.Chromosomes.Select(c => c.End)]), Ingest.Quality.Waviness.Of(profile));

    /// <summary><c>DLRS 0.2100 → 0.1500, waviness 0.0450 → 0.0120</c>.</summary>
    public string To(ProfileNoise after) =>
        string.Create(CultureInfo.InvariantCulture, $"DLRS {Dlrs:0.0000} → {after.Dlrs:0.0000}")
        + (Waviness is { } w && after.Waviness is { } v ? string.Create(CultureInfo.InvariantCulture, $", waviness {w:0.0000} → {v:0.0000}") : string.Empty);
}
