using System.Security.Cryptography;
using CyclinE.Genomics.Profiles;
using CyclinE.Genomics.Segments;

namespace CyclinE.Segmentation.Tests;

/// <summary>
/// The bits of one segmentation, the same on every CPU of the promise (x86-64-v3) and without its vector units. When
/// this fails on purpose, raise the algorithm version of the segmentation stages with the new number.
/// </summary>
public class GoldenSegmentsTests
{
    [Fact]
    public void Bits_of_a_synthetic_array_stand_still()
    {
        var noise = new SeededNoise(2006);
        var profile = Profiles.Of([.. Enumerable.Range(0, 8).Select(c => Profiles.Noisy(
            noise, 0.2, 0.02, (900, 0), (3, 2.5), (400 + c, 0.3), (12, -1), (1000, 0), (80, 0.58)))]);

        var segments = Profiles.Segment(profile).Segments;

        using var bytes = new MemoryStream();
        using var writer = new BinaryWriter(bytes);
        foreach (var s in segments)
        {
            writer.Write(s.FirstProbe);
            writer.Write(s.LastProbe);
            writer.Write(s.Probes);
            writer.Write(s.Mean);
            writer.Write(s.NoiseSd);
        }

        Assert.Equal((48, "0ed1d263c4e2a659"), (segments.Count, Convert.ToHexStringLower(SHA256.HashData(bytes.ToArray()))[..16]));
    }
}
