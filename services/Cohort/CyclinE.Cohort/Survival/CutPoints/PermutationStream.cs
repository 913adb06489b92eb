namespace CyclinE.Cohort.Survival.CutPoints;

/// <summary>Random permutations from a seed: the same on every machine (SplitMix64, Steele et al. 2014).</summary>
internal sealed class PermutationStream(ulong seed)
{
    private ulong _state = seed;

    public void Shuffle(double[] values)
    {
        for (var i = values.Length - 1; i > 0; i--)
        {
            var j = Below((uint)i + 1);
            (values[i], values[j]) = (values[j], values[i]);
        }
    }

    // Lemire's multiplication with rejection, so that every position is equally likely.
    private int Below(uint bound)
    {
        var threshold = (uint)-bound % bound;
        ulong product;
        do
        {
            product = (Next() >> 32) * bound;
        }
        while ((uint)product < threshold);

        return (int)(product >> 32);
    }

    private ulong Next()
    {
        _state += 0x9E3779B97F4A7C15;
        var z = _state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
