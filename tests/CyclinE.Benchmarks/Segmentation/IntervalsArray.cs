using CyclinE.Numerics;

namespace CyclinE.Benchmarks.Segmentation;

/// <summary>
/// One simulated chromosome whose breaks jump by known multiples of the noise σ, as lag-1 differences measure it. A segment
/// is one to eight times as long as a given length, or as its lesser jump needs to be found under the default penalty.
/// </summary>
internal sealed record IntervalsArray
{
    /// <summary>The jumps, in multiples of σ: all equally frequent.</summary>
    public static readonly double[] Jumps = [0.5, 1, 1.5, 2, 2.5, 3, 3.5, 4, 4.5, 5];

    private const int BreaksPerArray = 100;

    /// <summary>Values, in units of σ.</summary>
    public required float[] Values { get; init; }

    /// <summary>Index of the last probe left of each break.</summary>
    public required int[] Breaks { get; init; }

    /// <summary>Index into <see cref="Jumps"/> of each break.</summary>
    public required int[] JumpIndex { get; init; }

    /// <summary>The τ that the noise truly has.</summary>
    public static double TrueTau(IntervalsNoise kind) => kind == IntervalsNoise.Autoregressive ? 1.5 / 0.8 : 1;

    /// <summary>Draws an array whose segments are at least so long (probes).</summary>
    public static IntervalsArray Draw(IntervalsNoise kind, int shortest, int seed)
    {
        var random = new Random(seed);
        var jumps = new int[BreaksPerArray];
        for (var k = 0; k < jumps.Length; k++)
        {
            jumps[k] = random.Next(Jumps.Length);
        }

        var lengths = new int[jumps.Length + 1];
        for (var k = 0; k < lengths.Length; k++)
        {
            var left = k == 0 ? double.PositiveInfinity : Jumps[jumps[k - 1]];
            var right = k == jumps.Length ? double.PositiveInfinity : Jumps[jumps[k]];
            var lesser = Math.Min(left, right);

            // Two such segments differ by T² = jump²·L/(2τ) = 3·ln(50,000).
            lengths[k] = (int)(Math.Max(shortest, 65 * TrueTau(kind) / (lesser * lesser)) * Math.Exp(random.NextDouble() * Math.Log(8)));
        }

        var values = Noise(kind, lengths.Sum(), random);
        var breaks = new int[jumps.Length];
        var level = 0.0;
        var start = 0;
        for (var k = 0; k < lengths.Length; k++)
        {
            for (var i = start; i < start + lengths[k]; i++)
            {
                values[i] += (float)level;
            }

            start += lengths[k];
            if (k < jumps.Length)
            {
                breaks[k] = start - 1;
                level += (level > 0 || (level == 0 && random.Next(2) == 0) ? -1 : 1) * Jumps[jumps[k]];
            }
        }

        return new IntervalsArray { Values = values, Breaks = breaks, JumpIndex = jumps };
    }

    /// <summary>Noise scaled so that the σ of its lag-1 differences is 1.</summary>
    private static float[] Noise(IntervalsNoise kind, int count, Random random)
    {
        var values = new float[count];
        var previous = Gaussian(random);
        for (var i = 0; i < count; i++)
        {
            previous = kind == IntervalsNoise.Autoregressive
                ? (0.2 * previous) + (Math.Sqrt(1 - 0.04) * Gaussian(random))
                : Gaussian(random);
            var chi = kind == IntervalsNoise.StudentT3
                ? Math.Sqrt((Square(Gaussian(random)) + Square(Gaussian(random)) + Square(Gaussian(random))) / 3)
                : 1;
            values[i] = (float)(previous / chi);
        }

        var sigma = (float)LagNoise.Sigma(values);
        return Array.ConvertAll(values, v => v / sigma);
    }

    private static double Square(double x) => x * x;

    private static double Gaussian(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
