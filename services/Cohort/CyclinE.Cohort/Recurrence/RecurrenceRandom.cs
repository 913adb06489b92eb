namespace CyclinE.Cohort;

/// <summary>A small stream of random numbers with stated bits (Steele, Lea and Flood 2014, SplitMix64).</summary>
internal struct RecurrenceRandom(ulong seed)
{
    private ulong _state = seed;

    public ulong Next()
    {
        _state += 0x9E3779B97F4A7C15;
        var z = _state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }

    /// <summary>A number in [0, <paramref name="below"/>).</summary>
    public long Below(long below) => (long)Math.BigMul(Next(), (ulong)below, out _);
}
