namespace CyclinE.Benchmarks.Segmentation;

/// <summary>Arrays without any break: 244,000 probes in 24 chromosomes of the human lengths, noise sd 0.2.</summary>
internal static class RobustNullArray
{
    /// <summary>Probes of an array.</summary>
    public const int Probes = 244_000;

    /// <summary>Kinds of noise.</summary>
    public static readonly string[] Kinds = ["gaussian", "t3", "ar"];

    // Lengths of chromosomes 1–22, X, Y in megabases (hg19).
    private static readonly double[] Lengths =
        [249, 243, 198, 191, 181, 171, 159, 146, 141, 136, 135, 134, 115, 107, 103, 90, 81, 78, 59, 63, 48, 51, 155, 59];

    /// <summary>One past the last probe of each chromosome.</summary>
    public static int[] Ends()
    {
        var total = Lengths.Sum();
        var sum = 0.0;
        return [.. Lengths.Select(length => (int)Math.Round(Probes * (sum += length) / total))];
    }

    /// <summary>Gaussian, Student t with three degrees of freedom, or a first-order autoregression with ρ = 0.2.</summary>
    public static float[] Make(string kind, int seed)
    {
        var random = new Random(seed);
        var previous = 0.0;
        var values = new float[Probes];
        for (var i = 0; i < values.Length; i++)
        {
            var gaussian = Gaussian(random);
            var value = kind switch
            {
                "gaussian" => gaussian,
                "t3" => gaussian / Math.Sqrt((Square(random) + Square(random) + Square(random)) / 3),
                "ar" => previous = (0.2 * previous) + (Math.Sqrt(1 - 0.04) * gaussian),
                _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "gaussian, t3 or ar."),
            };
            values[i] = (float)(0.2 * value);
        }

        return values;
    }

    private static double Square(Random random) => Math.Pow(Gaussian(random), 2);

    private static double Gaussian(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
