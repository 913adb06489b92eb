using System.Buffers;
using CyclinE.Numerics;

namespace CyclinE.Ingest;

/// <summary>What an array's values tell about themselves, as they were read.</summary>
/// <param name="Finite">Values that are numbers.</param>
/// <param name="Median">Their median, log2; NaN without any.</param>
/// <param name="Repeated">Values that stand there again and again.</param>
/// <param name="Beyond">How many single values lie beyond the limit, repeated ones left out.</param>
/// <param name="Farthest">The one of them that lies farthest from the median.</param>
internal sealed record ValueEvidence(int Finite, double Median, IReadOnlyList<RepeatedValue> Repeated, int Beyond, float Farthest)
{
    /// <summary>Looks at values.</summary>
    /// <param name="log2">log2 ratios in file order, NaN where missing.</param>
    /// <param name="options">The limits.</param>
    public static ValueEvidence Of(ReadOnlySpan<float> log2, IngestOptions options)
    {
        var rented = ArrayPool<double>.Shared.Rent(log2.Length);
        var finite = 0;
        foreach (var value in log2)
        {
            if (float.IsFinite(value))
            {
                rented[finite++] = value;
            }
        }

        var median = finite == 0 ? double.NaN : OrderStatistics.Median(rented.AsSpan(0, finite));
        ArrayPool<double>.Shared.Return(rented);
        var repeated = RepeatedValue.Find(log2, median, options.RepeatedWarn, options.MissingWarn);
        var beyond = 0;
        var farthest = (float)median;
        foreach (var value in log2)
        {
            if (Math.Abs(value - median) > options.ExtremeWarn && !repeated.Any(r => r.Value == value))
            {
                beyond++;
                farthest = Math.Abs(value - median) > Math.Abs(farthest - median) ? value : farthest;
            }
        }

        return new ValueEvidence(finite, median, repeated, beyond, farthest);
    }
}
