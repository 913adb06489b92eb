namespace CyclinE.Simulation.Arrays;

/// <summary>
/// A named stream of pseudo-random numbers (xoshiro256**, Blackman &amp; Vigna 2018): the same numbers for a seed and a name on
/// every machine and runtime, which System.Random does not promise, and independent streams for different names.
/// </summary>
internal sealed class RandomStream
{
    private ulong _a;
    private ulong _b;
    private ulong _c;
    private ulong _d;
    private double _spare = double.NaN;

    /// <summary>Opens the stream of a seed and a name.</summary>
    public RandomStream(int seed, string name)
    {
        const ulong offset = 14695981039346656037, prime = 1099511628211;
        var hash = offset;
        foreach (var letter in name)
        {
            hash = (hash ^ letter) * prime;
        }

        var state = hash ^ ((ulong)(uint)seed << 32 | (uint)seed);
        _a = SplitMix(ref state);
        _b = SplitMix(ref state);
        _c = SplitMix(ref state);
        _d = SplitMix(ref state);
    }

    /// <summary>64 random bits.</summary>
    public ulong NextBits()
    {
        var result = ulong.RotateLeft(_b * 5, 7) * 9;
        var shifted = _b << 17;
        _c ^= _a;
        _d ^= _b;
        _b ^= _c;
        _a ^= _d;
        _c ^= shifted;
        _d = ulong.RotateLeft(_d, 45);
        return result;
    }

    /// <summary>Uniform in the open interval (0, 1).</summary>
    public double NextUniform() => ((NextBits() >> 11) + 0.5) * (1.0 / (1UL << 53));

    /// <summary>Uniform between two limits.</summary>
    public double NextUniform(double low, double high) => low + ((high - low) * NextUniform());

    /// <summary>Uniform over low … high, both included.</summary>
    public int NextInteger(int low, int high) => low + (int)((high - low + 1) * NextUniform());

    /// <summary>Standard normal, by Marsaglia's polar method.</summary>
    public double NextGaussian()
    {
        if (!double.IsNaN(_spare))
        {
            var spare = _spare;
            _spare = double.NaN;
            return spare;
        }

        double u, v, square;
        do
        {
            u = (2 * NextUniform()) - 1;
            v = (2 * NextUniform()) - 1;
            square = (u * u) + (v * v);
        }
        while (square is >= 1 or 0);
        var scale = Math.Sqrt(-2 * Math.Log(square) / square);
        _spare = v * scale;
        return u * scale;
    }

    /// <summary>Student's t scaled to unit variance; standard normal for 0 degrees of freedom.</summary>
    /// <param name="degrees">Degrees of freedom, at least 3, or 0.</param>
    public double NextStudent(int degrees)
    {
        var gaussian = NextGaussian();
        if (degrees == 0)
        {
            return gaussian;
        }

        // χ² of an even number of degrees is −2 ln of a product of uniforms: one logarithm instead of a sum of squares.
        var product = 1.0;
        for (var i = 0; i < degrees / 2; i++)
        {
            product *= NextUniform();
        }

        var chiSquare = -2 * Math.Log(product);
        if (degrees % 2 == 1)
        {
            var extra = NextGaussian();
            chiSquare += extra * extra;
        }

        return gaussian * Math.Sqrt((degrees - 2) / chiSquare);
    }

    /// <summary>Puts values in random order.</summary>
    public void Shuffle<T>(Span<T> values)
    {
        for (var i = values.Length - 1; i > 0; i--)
        {
            var j = NextInteger(0, i);
            (values[i], values[j]) = (values[j], values[i]);
        }
    }

    private static ulong SplitMix(ref ulong state)
    {
        state += 0x9E3779B97F4A7C15;
        var z = state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
