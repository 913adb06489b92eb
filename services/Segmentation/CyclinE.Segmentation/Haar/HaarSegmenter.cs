using System.Buffers;
using CyclinE.Genomics.Genome;
using CyclinE.Segmentation.Methods;
using CyclinE.Segmentation.Segments;

namespace CyclinE.Segmentation.Haar;

/// <summary>
/// Segmentation by undecimated Haar wavelets: peaks of the coefficients at half-widths 2, 4, 8, 16 and 32 that pass a false
/// discovery rate, united from the finest scale to the coarsest. Ben-Yaacov and Eldar, Bioinformatics 24 (2008), i139.
/// </summary>
public static class HaarSegmenter
{
    /// <summary>The finest scale: half-width 2¹.</summary>
    public const int FirstLevel = 1;

    /// <summary>The coarsest scale: half-width 2⁵.</summary>
    public const int LastLevel = 5;

    /// <summary>Segments one run of values.</summary>
    /// <param name="values">Finite values of one chromosome.</param>
    /// <param name="sigma">Noise sd of the whole array, in the values' unit, positive: σ, or σ√τ where noise is correlated.</param>
    /// <param name="options">Holds the false discovery rate.</param>
    /// <param name="ends">
    /// At least as long as <paramref name="values"/>. Receives, for each segment in order, one past the index of its last value.
    /// </param>
    /// <param name="cancellationToken">Looked at for each scale.</param>
    /// <returns>The number of segments; 0 for no values.</returns>
    /// <exception cref="ArgumentException">A value is not finite, or <paramref name="ends"/> is too short.</exception>
    /// <exception cref="ArgumentOutOfRangeException">σ is not a positive finite number.</exception>
    public static int Segment(
        ReadOnlySpan<double> values,
        double sigma,
        SegmentationOptions options,
        Span<int> ends,
        CancellationToken cancellationToken)
    {
        if (!double.IsFinite(sigma) || sigma <= 0)
        {
            throw new ArgumentOutOfRangeException(nameof(sigma), sigma, "A positive finite number is needed.");
        }

        if (ends.Length < values.Length)
        {
            throw new ArgumentException($"Room for {ends.Length} ends, {values.Length} values.", nameof(ends));
        }

        if (values.IsEmpty)
        {
            return 0;
        }

        var count = values.Length;
        using var transform = new HaarTransform(values);
        var peaks = ArrayPool<int>.Shared.Rent(count);
        var heights = ArrayPool<double>.Shared.Rent(count);
        try
        {
            var zOfRate = NormalTail.TwoSidedQuantile(options.HaarFdr);
            var breaks = 0;
            for (var level = FirstLevel; level <= LastLevel && (2 << level) <= count; level++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                var coefficients = transform.Coefficients(level);
                var noise = sigma * Math.Sqrt(2 << level);
                var (all, high) = HaarPeaks.Find(coefficients, noise * zOfRate * (1 - 1e-9), peaks, heights);
                var kept = FalseDiscoveryRate.Keep(peaks.AsSpan(0, high), heights.AsSpan(0, high), all, noise, options.HaarFdr);
                breaks = Unite(ends, breaks, peaks.AsSpan(0, kept), 1 << (level - 1));
            }

            ends[breaks] = count;
            return breaks + 1;
        }
        finally
        {
            ArrayPool<int>.Shared.Return(peaks);
            ArrayPool<double>.Shared.Return(heights);
        }
    }

    /// <summary>Adds those of a coarser scale's breaks that have no finer one within the reach; all lists ascend.</summary>
    private static int Unite(Span<int> breaks, int count, Span<int> coarser, int reach)
    {
        var added = 0;
        var next = 0;
        foreach (var place in coarser)
        {
            while (next < count && breaks[next] < place - reach)
            {
                next++;
            }

            if (next == count || breaks[next] > place + reach)
            {
                coarser[added++] = place;
            }
        }

        // Merged from the back, so that nothing is overwritten before it is read.
        int old = count - 1, fresh = added - 1;
        for (var target = count + added - 1; fresh >= 0; target--)
        {
            breaks[target] = old >= 0 && breaks[old] > coarser[fresh] ? breaks[old--] : coarser[fresh--];
        }

        return count + added;
    }
}

/// <summary><c>haar</c> for an array.</summary>
internal sealed class HaarFinder(SegmentationScalars scalars, SegmentationOptions options) : IBreakFinder
{
    // Windows of many values have the noise of the long run; with σ alone correlated noise breaks up.
    private readonly double _noise = scalars.Sigma * Math.Sqrt(scalars.Tau);

    public double? Penalty => null;

    public int ShortestSegment => 1;

    public int Find(ChromosomeScratch scratch, ChromosomeRange range, List<(int First, int End)> points, CancellationToken cancellationToken) =>
        HaarSegmenter.Segment(scratch.Values, _noise, options, scratch.Ends, cancellationToken);
}
