using System.Globalization;
using System.Text;
using CyclinE.Genomics.Genome;
using CyclinE.Genomics.Probes;
using CyclinE.Simulation.Arrays;

namespace CyclinE.Simulation.Agilent;

/// <summary>
/// A synthetic slide: the probes of a platform, some of them three times, and control spots, scattered over a grid. Arrays of
/// one design differ in their signals only.
/// </summary>
public sealed class AgilentDesign
{
    /// <summary>Spots in a row of the slide.</summary>
    public const int Columns = 170;

    private const double ColumnSpacing = 31.745;
    private const double RowSpacing = 36.6617;

    private readonly byte[] _prefixes;
    private readonly int[] _prefixEnds;

    private AgilentDesign(string name, ProbeSet probes, AgilentFeature[] features)
    {
        Name = name;
        Probes = probes;
        Features = features;
        Rows = (features.Length + Columns - 1) / Columns;
        (_prefixes, _prefixEnds) = EncodePrefixes(probes, features);
    }

    /// <summary>Name of the design; begins with <c>synthetic</c>.</summary>
    public string Name { get; }

    /// <summary>The platform.</summary>
    public ProbeSet Probes { get; }

    /// <summary>The spots in file order, which is not the order of the genome.</summary>
    public IReadOnlyList<AgilentFeature> Features { get; }

    /// <summary>Rows of the slide.</summary>
    public int Rows { get; }

    /// <summary>Lays a platform out on a slide.</summary>
    /// <param name="name">Name of the design.</param>
    /// <param name="probes">Probes with ids.</param>
    /// <param name="replicated">How many probes have three spots.</param>
    /// <param name="seed">Seed of the layout and of the spots' affinities.</param>
    /// <exception cref="ArgumentException">The probes have no ids, or fewer than <paramref name="replicated"/> there are.</exception>
    public static AgilentDesign Create(string name, ProbeSet probes, int replicated, int seed)
    {
        if (probes.Names is null || replicated > probes.Count)
        {
            throw new ArgumentException("A slide needs probes with ids, at least as many as are replicated.", nameof(probes));
        }

        var random = new RandomStream(seed, "slide " + name);
        var spots = new List<AgilentFeature>(probes.Count + (2 * replicated) + (probes.Count / 50));
        for (var probe = 0; probe < probes.Count; probe++)
        {
            var affinity = Affinity(random);
            spots.Add(new AgilentFeature(0, 0, probe, false, affinity));
        }

        for (var i = 0; i < replicated; i++)
        {
            var original = spots[(int)((long)i * probes.Count / replicated)];
            spots.Add(original with { IsReplicate = true });
            spots.Add(original with { IsReplicate = true });
        }

        for (var i = 0; i < probes.Count / 100; i++)
        {
            spots.Add(new AgilentFeature(0, 1, -1, false, 14f));
            spots.Add(new AgilentFeature(0, -1, -1, false, 5f));
        }

        var features = spots.ToArray();
        random.Shuffle(features.AsSpan());
        for (var i = 0; i < features.Length; i++)
        {
            features[i] = features[i] with { Number = i + 1 };
        }

        return new AgilentDesign(name, probes, features);
    }

    /// <summary>The constant beginning of a spot's line: DATA … PositionY, with the tab after it.</summary>
    internal ReadOnlySpan<byte> PrefixOf(int feature)
    {
        var start = feature == 0 ? 0 : _prefixEnds[feature - 1];
        return _prefixes.AsSpan(start, _prefixEnds[feature] - start);
    }

    // Kept below 2^11.5, so that a 20-fold amplification does not saturate the scanner.
    private static float Affinity(RandomStream random) => (float)Math.Clamp(10 + (0.6 * random.NextGaussian()), 8.5, 11.5);

    private static (byte[] Bytes, int[] Ends) EncodePrefixes(ProbeSet probes, AgilentFeature[] features)
    {
        var chromosomes = new string[probes.Count];
        foreach (var range in probes.Chromosomes)
        {
            Array.Fill(chromosomes, range.Chromosome.ToString(), range.First, range.Count);
        }

        var text = new StringBuilder(features.Length * 80);
        var ends = new int[features.Length];
        for (var i = 0; i < features.Length; i++)
        {
            var feature = features[i];
            var (row, column) = ((feature.Number - 1) / Columns, (feature.Number - 1) % Columns);
            var (mask, name, systematic) = feature.ControlType switch
            {
                0 => (0, probes.Names![feature.Probe],
                    $"chr{chromosomes[feature.Probe]}:{probes.Positions[feature.Probe]}-{SyntheticPlatform.EndOf(probes.Positions[feature.Probe])}"),
                1 => (66, "HsCGHBrightCorner", "HsCGHBrightCorner"),
                _ => (20, "NC1_synthetic", "NC1_synthetic"),
            };
            text.Append(
                CultureInfo.InvariantCulture,
                $"DATA\t{feature.Number}\t{row + 1}\t{column + 1}\t{mask}\t{feature.ControlType}\t{name}\t{systematic}\t{400 + (column * ColumnSpacing):0.#}\t{300 + (row * RowSpacing):0.#}\t");
            ends[i] = text.Length;
        }

        return (Encoding.ASCII.GetBytes(text.ToString()), ends);
    }
}
