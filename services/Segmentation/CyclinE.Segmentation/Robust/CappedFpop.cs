using CyclinE.Segmentation.Fpop;

namespace CyclinE.Segmentation.Robust;

/// <summary>
/// Exact segmentation under a capped squared loss by functional pruning: minimises
/// Σ min((x − μ)², κ) + β · (number of breaks). Rigaill 2010; Maidstone, Hocking, Rigaill and Fearnhead, Statistics and
/// Computing 27 (2017); the biweight loss of Fearnhead and Rigaill, Journal of the American Statistical Association 114 (2019).
/// </summary>
public static class CappedFpop
{
    private const int CancellationStride = 1 << 16;

    /// <summary>Segments one run of values.</summary>
    /// <param name="values">Finite values, best centred near zero.</param>
    /// <param name="penalty">β &gt; 0, in the values' squared unit.</param>
    /// <param name="cap">κ &gt; 0, the most that one value may cost, in the values' squared unit; infinity for none.</param>
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
    /// <exception cref="ArgumentOutOfRangeException">β is not a positive finite number, or κ is not positive.</exception>
    public static int Segment(ReadOnlySpan<double> values, double penalty, double cap, Span<int> ends, CancellationToken cancellationToken) =>
        Segment(values, [], penalty, cap, ends, cancellationToken);

    /// <summary>Segments one run of weighted values: minimises Σ min(w · (x − μ)², κ) + β · (number of breaks).</summary>
    /// <param name="values">Finite values, best centred near zero.</param>
    /// <param name="weights">A positive finite weight per value, or none for weights of one.</param>
    /// <param name="penalty">β &gt; 0.</param>
    /// <param name="cap">κ &gt; 0, the most that one value may cost; infinity for none.</param>
    /// <param name="ends">As of the other overload.</param>
    /// <param name="cancellationToken">Looked at every 65,536 values.</param>
    /// <returns>The number of segments; 0 for no values.</returns>
    /// <exception cref="ArgumentException">A value is not finite, there are too few weights, or <paramref name="ends"/> is too short.</exception>
    /// <exception cref="ArgumentOutOfRangeException">β is not a positive finite number, or κ is not positive.</exception>
    public static int Segment(
        ReadOnlySpan<double> values, ReadOnlySpan<double> weights, double penalty, double cap, Span<int> ends, CancellationToken cancellationToken)
    {
        if (!double.IsFinite(penalty) || penalty <= 0)
        {
            throw new ArgumentOutOfRangeException(nameof(penalty), penalty, "A positive finite number is needed.");
        }

        if (double.IsNaN(cap) || cap <= 0)
        {
            throw new ArgumentOutOfRangeException(nameof(cap), cap, "A positive number is needed.");
        }

        if (ends.Length < values.Length)
        {
            throw new ArgumentException($"Room for {ends.Length} ends, {values.Length} values.", nameof(ends));
        }

        if (!weights.IsEmpty && weights.Length != values.Length)
        {
            throw new ArgumentException($"{weights.Length} weights for {values.Length} values.", nameof(weights));
        }

        if (values.IsEmpty)
        {
            return 0;
        }

        var (minimum, maximum) = PrunedRun.Range(values);

        // A little wider, so that the range has a width when all values are equal.
        var envelope = new CappedEnvelope(Math.BitDecrement(minimum), Math.BitIncrement(maximum), penalty, cap);
        for (var first = 0; first < values.Length; first += CancellationStride)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var last = Math.Min(values.Length, first + CancellationStride);
            for (var i = first; i < last; i++)
            {
                ends[i] = envelope.Add(values[i], i, weights.IsEmpty ? 1 : weights[i]);
            }
        }

        return PrunedRun.Backtrack(ends[..values.Length]);
    }
}
