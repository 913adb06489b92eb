namespace CyclinE.Benchmarks.Segmentation.Data;

/// <summary>A small stream of pseudo-random numbers, the same on every platform: splitmix64.</summary>
internal sealed class SeededStream(ulong seed)
{
    private ulong _state = seed;

    /// <summary>Uniform on [0, 1), a multiple of 2⁻⁵³.</summary>
    public double Uniform()
    {
        var z = _state += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return ((z ^ (z >> 31)) >> 11) * (1.0 / (1UL << 53));
    }

    /// <summary>0 … <paramref name="below"/> − 1.</summary>
    public int Index(int below) => (int)(Uniform() * below);

    /// <summary>Standard normal, by Box and Muller's polar method with one of its two values.</summary>
    public double Gaussian()
    {
        while (true)
        {
            double u = (2 * Uniform()) - 1, v = (2 * Uniform()) - 1;
            var s = (u * u) + (v * v);
            if (s is > 0 and < 1)
            {
                return u * Math.Sqrt(-2 * Math.Log(s) / s);
            }
        }
    }

    /// <summary>Student's t with three degrees of freedom.</summary>
    public double StudentT3()
    {
        double z = Gaussian(), a = Gaussian(), b = Gaussian(), c = Gaussian();
        return z / Math.Sqrt(((a * a) + (b * b) + (c * c)) / 3);
    }
}
