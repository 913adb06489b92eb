using CyclinE.Benchmarks.Segmentation.Data;
using CyclinE.Benchmarks.Segmentation.Peers;

namespace CyclinE.Benchmarks.Segmentation.Truth;

/// <summary>Arrays of 244,000 probes without any change: every break is false.</summary>
internal static class NullTruth
{
    /// <summary>All methods on the same arrays; DNAcopy on the first <paramref name="reference"/> of each kind.</summary>
    public static IEnumerable<NullRow> Measure(IReadOnlyList<BreakMethod> methods, int firstSeed, int count, int reference)
    {
        var noise = new H1395Pools().Noise();
        foreach (var kind in NullArrays.Kinds)
        {
            MeasuredArray[] arrays = [.. Enumerable.Range(firstSeed, count).Select(seed => NullArrays.Make(kind, seed, noise))];
            foreach (var method in methods)
            {
                yield return Row(kind, method.Name, [.. arrays.Select(a => method.Find(a).Count)]);
            }

            if (RSession.Unavailable is null && reference > 0)
            {
                yield return Row(kind, "DNAcopy", [.. DnaCopy.Segment([.. arrays.Take(reference)], [1], [0]).Select(r => r.Breaks.Count)]);
            }
        }
    }

    private static NullRow Row(string kind, string method, int[] breaks) => new(kind, method, breaks.Length, breaks.Sum(), breaks.Average());
}
