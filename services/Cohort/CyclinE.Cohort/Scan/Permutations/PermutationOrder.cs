namespace CyclinE.Cohort.Scan.Permutations;

/// <summary>Permutations within strata, each from its own stream, so that the n-th is the same whoever makes it.</summary>
internal static class PermutationOrder
{
    /// <summary>Shuffles what stands at the positions of each stratum.</summary>
    /// <param name="order">Any values, in the order of positions.</param>
    /// <param name="stratumEnds">Position behind the last of each stratum.</param>
    /// <param name="seed">Seed of all permutations.</param>
    /// <param name="index">Which permutation.</param>
    public static void Shuffle(Span<int> order, ReadOnlySpan<int> stratumEnds, int seed, int index)
    {
        var state = Mix(Mix((ulong)seed) + (ulong)index);
        var start = 0;
        foreach (var end in stratumEnds)
        {
            for (var i = end - 1; i > start; i--)
            {
                var j = start + (int)Below(ref state, (uint)(i - start + 1));
                (order[i], order[j]) = (order[j], order[i]);
            }

            start = end;
        }
    }

    /// <summary>A whole number below a bound, all equally likely (Lemire, <em>ACM Trans. Model. Comput. Simul.</em> 29, 2019).</summary>
    public static uint Below(ref ulong state, uint bound)
    {
        var product = (ulong)(uint)(Next(ref state) >> 32) * bound;
        if ((uint)product < bound)
        {
            var least = (0u - bound) % bound;
            while ((uint)product < least)
            {
                product = (ulong)(uint)(Next(ref state) >> 32) * bound;
            }
        }

        return (uint)(product >> 32);
    }

    /// <summary>SplitMix64 (Steele, Lea &amp; Flood, OOPSLA 2014).</summary>
    public static ulong Next(ref ulong state) => Mix(state += 0x9E3779B97F4A7C15);

    private static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
