using CyclinE.Genomics.Results.Calls;

namespace CyclinE.Amplification.Events;

/// <summary>A closed interval of a chromosome with its level and, where called, its class.</summary>
internal readonly record struct LeveledInterval(int Start, int End, double Level, CallClass? Call)
{
    /// <summary>Base pairs shared with another closed interval.</summary>
    public int Overlap(int start, int end) => Math.Max(0, Math.Min(End, end) - Math.Max(Start, start) + 1);
}
