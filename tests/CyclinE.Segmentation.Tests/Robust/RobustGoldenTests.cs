using System.Security.Cryptography;
using CyclinE.Segmentation.Methods;
using CyclinE.Segmentation.Robust;

namespace CyclinE.Segmentation.Tests.Robust;

/// <summary>
/// The segments of a synthetic array, the same on every CPU of the promise (x86-64-v3) and without its vector units. When
/// this fails on purpose, raise the algorithm version of the segmentation stages with the new number.
/// </summary>
public class RobustGoldenTests
{
    [Theory]
    [InlineData(false, "2472 0a0e5d648f5c1df9")]
    [InlineData(true, "2468 ec4a42077b3f6e56")]
    public void Segments_and_point_events_of_a_synthetic_array_stand_still(bool refit, string expected)
    {
        var noise = new SeededNoise(2026);
        var settings = RobustRuns.Settings(0.2, 100_000, 1.2, new SegmentationOptions { Refit = refit });
        var scratch = new RobustScratch();
        using var bytes = new MemoryStream();
        using var writer = new BinaryWriter(bytes);
        for (var chromosome = 0; chromosome < 12; chromosome++)
        {
            var level = 0.0;
            var values = new double[8000];
            for (var i = 0; i < values.Length; i++)
            {
                level = noise.Uniform() < 0.003 ? (4 * noise.Uniform()) - 2 : level;
                values[i] = level + (0.2 * (level < 0 ? 1.5 : 1) * noise.Gaussian()) + (noise.Uniform() < 0.01 ? 4 * (noise.Uniform() - 0.5) : 0);
            }

            var (ends, events) = RobustRuns.Run(values, settings, scratch);
            Array.ForEach(ends, writer.Write);
            Array.ForEach(events, e => writer.Write(e.First + e.End));
        }

        Assert.Equal(expected, $"{bytes.Length} {Convert.ToHexStringLower(SHA256.HashData(bytes.ToArray()))[..16]}");
    }
}
