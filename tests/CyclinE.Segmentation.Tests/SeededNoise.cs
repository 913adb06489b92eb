namespace CyclinE.Segmentation.Tests;

/// <summary>A small stream of pseudo-random numbers that is the same on every platform: splitmix64, sums of uniforms.</summary>
public sealed class SeededNoise(int seed)
{
    private ulong _state = (ulong)seed;

    /// <summary>Uniform on [0, 1), a multiple of 2⁻⁵³.</summary>
    public double Uniform()
    {
        var z = _state += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return ((z ^ (z >> 31)) >> 11) * (1.0 / (1UL << 53));
    }

    /// <summary>Nearly normal, mean 0, variance 1: twelve uniforms less six, without the C library.</summary>
    public double Gaussian()
    {
        var sum = -6.0;
        for (var i = 0; i < 12; i++)
        {
            sum += Uniform();
        }

        return sum;
    }
}
