using CyclinE.Genomics.Genome;
using CyclinE.Segmentation.Methods;
using CyclinE.Segmentation.Segments;

namespace CyclinE.Segmentation.Fpop;

/// <summary>
/// Exact L2 segmentation by functional pruning: minimises Σ residual sums of squares + β · (number of breaks).
/// Maidstone, Hocking, Rigaill and Fearnhead, Statistics and Computing 27 (2017), algorithm FPOP.
/// </summary>
public static class FpopSegmenter
{
    private const int CancellationStride = 1 << 16;

    /// <summary>Segments one run of values.</summary>
    /// <param name="values">Finite values, best centred near zero.</param>
    /// <param name="penalty">β &gt; 0, in the values' squared unit.</param>
    /// <param name="ends">
    /// At least as long as <paramref name="values"/>. Receives, for each segment in order, one past the index of its last
    /// value; what stands behind them is scratch.
    /// </param>
    /// <param name="cancellationToken">Looked at every 65,536 values.</param>
    /// <returns>The number of segments; 0 for no values.</returns>
    /// <remarks>
    /// Ties are broken the same way on every run: of the surviving last segments of exactly equal cost the longest is
    /// taken, so a break that gains nothing is not made.
    /// </remarks>
    /// <exception cref="ArgumentException">A value is not finite, or <paramref name="ends"/> is too short.</exception>
    /// <exception cref="ArgumentOutOfRangeException">β is not a positive finite number.</exception>
    public static int Segment(ReadOnlySpan<double> values, double penalty, Span<int> ends, CancellationToken cancellationToken)
    {
        if (!double.IsFinite(penalty) || penalty <= 0)
        {
            throw new ArgumentOutOfRangeException(nameof(penalty), penalty, "A positive finite number is needed.");
        }

        if (ends.Length < values.Length)
        {
            throw new ArgumentException($"Room for {ends.Length} ends, {values.Length} values.", nameof(ends));
        }

        if (values.IsEmpty)
        {
            return 0;
        }

        var (minimum, maximum) = PrunedRun.Range(values);
        var envelope = new CostEnvelope(minimum, maximum, penalty);
        for (var first = 0; first < values.Length; first += CancellationStride)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var last = Math.Min(values.Length, first + CancellationStride);
            for (var i = first; i < last; i++)
            {
                ends[i] = i + 1 - envelope.Add(values[i]);
            }
        }

        return PrunedRun.Backtrack(ends[..values.Length]);
    }
}

/// <summary><c>fpop</c> for an array.</summary>
internal sealed class FpopFinder(double penalty) : IBreakFinder
{
    public double? Penalty => penalty;

    public int ShortestSegment => 1;

    public int Find(ChromosomeScratch scratch, ChromosomeRange range, List<(int First, int End)> points, CancellationToken cancellationToken) =>
        FpopSegmenter.Segment(scratch.Values, penalty, scratch.Ends, cancellationToken);
}
