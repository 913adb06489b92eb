using CyclinE.Numerics;

namespace CyclinE.Segmentation.Cbs;

/// <summary>
/// DNAcopy's <c>smooth.CNA</c>, a private view for finding breaks: a value that stands out from all ten on either side by
/// more than 4 sd is drawn in to 2 sd from their median.
/// </summary>
/// <remarks>
/// A chromosome of one value has no neighbours and stays as it is; <c>smooth.CNA</c> shifts it down by 2 sd, which no
/// break depends on.
/// </remarks>
public static class CbsSmoothing
{
    private const int Reach = 10;
    private const double OutlierSds = 4;
    private const double SmoothedSds = 2;

    /// <summary>Smooths a whole array.</summary>
    /// <param name="values">Finite values, chromosome after chromosome.</param>
    /// <param name="chromosomeEnds">One past the last value of each chromosome, ascending.</param>
    /// <param name="trimmedSd">Trimmed sd of the whole array, joins of chromosomes included.</param>
    /// <param name="smoothed">As long as <paramref name="values"/> and apart from it; receives all values.</param>
    /// <exception cref="ArgumentException">The lengths do not agree.</exception>
    public static void Smooth(ReadOnlySpan<double> values, ReadOnlySpan<int> chromosomeEnds, double trimmedSd, Span<double> smoothed)
    {
        if (smoothed.Length != values.Length || (chromosomeEnds.IsEmpty ? 0 : chromosomeEnds[^1]) != values.Length)
        {
            throw new ArgumentException("Values, smoothed values and the last end of a chromosome must agree in length.", nameof(smoothed));
        }

        var first = 0;
        foreach (var end in chromosomeEnds)
        {
            SmoothChromosome(values[first..end], trimmedSd, smoothed[first..end]);
            first = end;
        }
    }

    private static void SmoothChromosome(ReadOnlySpan<double> values, double sd, Span<double> smoothed)
    {
        Span<double> window = stackalloc double[(2 * Reach) + 1];
        values.CopyTo(smoothed);
        for (var i = 0; i < values.Length && values.Length > 1; i++)
        {
            var around = values[Math.Max(0, i - Reach)..Math.Min(values.Length, i + Reach + 1)];
            var side = Side(around, i - Math.Max(0, i - Reach), OutlierSds * sd);
            if (side != 0)
            {
                around.CopyTo(window);
                smoothed[i] = OrderStatistics.Median(window[..around.Length]) + (side * SmoothedSds * sd);
            }
        }
    }

    /// <summary>1 or −1 where the value is above or below all others by more than a distance, else 0.</summary>
    private static int Side(ReadOnlySpan<double> around, int index, double distance)
    {
        // A neighbour decides nearly always.
        var difference = around[index] - around[index == 0 ? 1 : index - 1];
        if (!(Math.Abs(difference) > distance))
        {
            return 0;
        }

        var side = Math.Sign(difference);
        for (var j = 0; j < around.Length; j++)
        {
            if (j != index && !(side * (around[index] - around[j]) > distance))
            {
                return 0;
            }
        }

        return side;
    }
}
