using CyclinE.Genomics.Probes;
using CyclinE.Genomics.Profiles;

namespace CyclinE.Benchmarks.Segmentation.Data;

/// <summary>Arrays without any change: 244,000 probes on 24 chromosomes of hg19's proportions, noise sd 0.2.</summary>
internal static class NullArrays
{
    private const int Probes = 244_000;
    private const double Sd = 0.2;

    // Lengths in Mb, X and Y last.
    private static readonly int[] Lengths = [249, 243, 198, 191, 181, 171, 159, 146, 141, 136, 135, 134, 115, 107, 103, 90, 81, 78, 59, 63, 48, 51, 155, 59];

    private static readonly ProbeSet Set = MakeSet();

    /// <summary>The kinds of noise.</summary>
    public static IReadOnlyList<string> Kinds { get; } = ["Gaussian", "t3", "AR(1) 0.2", "real probes, shuffled"];

    /// <summary>One array.</summary>
    public static MeasuredArray Make(string kind, int seed, float[] realNoise)
    {
        var random = new SeededStream(((ulong)seed * 7_368_787) + (ulong)kind.Length);
        var values = new float[Probes];
        var last = random.Gaussian();
        for (var i = 0; i < Probes; i++)
        {
            last = kind == "AR(1) 0.2" ? (0.2 * last) + (Math.Sqrt(1 - 0.04) * random.Gaussian()) : 0;
            values[i] = kind switch
            {
                "Gaussian" => (float)(Sd * random.Gaussian()),
                "t3" => (float)(Sd * random.StudentT3()),
                "AR(1) 0.2" => (float)(Sd * last),
                _ => realNoise[random.Index(realNoise.Length)],
            };
        }

        return new MeasuredArray($"null-{Kinds.ToList().IndexOf(kind)}-{seed}", new Profile(Set, values));
    }

    private static ProbeSet MakeSet()
    {
        var total = Lengths.Sum();
        var probes = new List<(int, int)>(Probes);
        for (int chromosome = 0, done = 0; chromosome < Lengths.Length; chromosome++)
        {
            var upTo = (int)((long)Probes * Lengths.Take(chromosome + 1).Sum() / total);
            probes.AddRange(Enumerable.Range(1, upTo - done).Select(i => (chromosome + 1, i * 12_000)));
            done = upTo;
        }

        return TextTable.Probes(probes);
    }
}
