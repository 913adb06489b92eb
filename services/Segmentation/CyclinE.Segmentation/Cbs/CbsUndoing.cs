using System.Buffers;
using CyclinE.Numerics;

namespace CyclinE.Segmentation.Cbs;

/// <summary>Takes back breaks of one chromosome that matter little.</summary>
internal static class CbsUndoing
{
    /// <summary>
    /// While the smallest difference between medians of neighbours is below <paramref name="least"/>, removes the break
    /// that has it, and all that are tied with it.
    /// </summary>
    /// <returns>Segments left; their ends stand at the front of <paramref name="ends"/>.</returns>
    public static int BySd(ReadOnlySpan<double> values, double least, Span<int> ends, int count, CancellationToken cancellationToken)
    {
        var scratch = ArrayPool<double>.Shared.Rent(values.Length);
        var medians = new double[count];
        for (var i = 0; i < count; i++)
        {
            medians[i] = Median(values[(i == 0 ? 0 : ends[i - 1])..ends[i]], scratch);
        }

        while (count > 1)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var smallest = double.PositiveInfinity;
            for (var i = 1; i < count; i++)
            {
                smallest = Math.Min(smallest, Math.Abs(medians[i] - medians[i - 1]));
            }

            if (!(smallest < least))
            {
                break;
            }

            var kept = 0;
            var isMerged = false;
            for (var i = 0; i < count; i++)
            {
                if (i < count - 1 && Math.Abs(medians[i + 1] - medians[i]) == smallest)
                {
                    isMerged = true;
                    continue;
                }

                // What is behind "kept" has been read already: it never overtakes i.
                ends[kept] = ends[i];
                medians[kept] = isMerged ? Median(values[(kept == 0 ? 0 : ends[kept - 1])..ends[kept]], scratch) : medians[i];
                isMerged = false;
                kept++;
            }

            count = kept;
        }

        ArrayPool<double>.Shared.Return(scratch);
        return count;
    }

    /// <summary>
    /// For each number of breaks takes the subset with the least residual sum of squares; going down from all, stops
    /// before the first number whose residuals exceed those of all breaks by more than the share <paramref name="cut"/>.
    /// </summary>
    /// <param name="values">Values of the chromosome.</param>
    /// <param name="cut">Largest relative rise.</param>
    /// <param name="keepsOne">Whether one break is always kept, as DNAcopy does.</param>
    /// <param name="ends">Ends of segments; receives those left.</param>
    /// <param name="count">Segments.</param>
    /// <param name="cancellationToken">Looked at for each number of breaks.</param>
    /// <returns>Segments left.</returns>
    public static int ByResiduals(
        ReadOnlySpan<double> values, double cut, bool keepsOne, Span<int> ends, int count, CancellationToken cancellationToken)
    {
        var sums = new double[count + 1];
        var squares = 0.0;
        var first = 0;
        for (var i = 0; i < count; i++)
        {
            var sum = 0.0;
            foreach (var x in values[first..ends[i]])
            {
                sum += x;
                squares += x * x;
            }

            sums[i + 1] = sums[i] + sum;
            first = ends[i];
        }

        // best[s, i]: largest Σ S²/L of the first i segments joined to s; from[s, i]: where the last of the s begins.
        var best = new double[count + 1, count + 1];
        var from = new int[count + 1, count + 1];
        for (var s = 1; s <= count; s++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            for (var i = s; i <= count; i++)
            {
                best[s, i] = double.NegativeInfinity;
                for (var start = s - 1; start < (s == 1 ? 1 : i); start++)
                {
                    var sum = sums[i] - sums[start];
                    var length = ends[i - 1] - (start == 0 ? 0 : ends[start - 1]);
                    var value = best[s - 1, start] + (sum * sum / length);
                    if (value > best[s, i])
                    {
                        (best[s, i], from[s, i]) = (value, start);
                    }
                }
            }
        }

        var all = squares - best[count, count];
        var kept = count;
        while (kept > (keepsOne ? 2 : 1) && !((squares - best[kept - 1, count]) / all > 1 + cut))
        {
            kept--;
        }

        var left = new int[kept];
        for (int s = kept, i = count; s > 0; i = from[s, i], s--)
        {
            left[s - 1] = ends[i - 1];
        }

        left.CopyTo(ends);
        return kept;
    }

    private static double Median(ReadOnlySpan<double> values, double[] scratch)
    {
        values.CopyTo(scratch);
        return OrderStatistics.Median(scratch.AsSpan(0, values.Length));
    }
}
