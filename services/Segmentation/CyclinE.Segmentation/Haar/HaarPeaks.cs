namespace CyclinE.Segmentation.Haar;

/// <summary>Local maxima of positive and minima of negative coefficients.</summary>
internal static class HaarPeaks
{
    /// <summary>Counts all peaks and lists the high ones.</summary>
    /// <param name="coefficients">Coefficients at places 0 … n; the first and the last are 0 by mirroring and no peak.</param>
    /// <param name="threshold">Least absolute height of a listed peak.</param>
    /// <param name="peaks">Receives the places of high peaks, ascending; of a plateau its first place.</param>
    /// <param name="heights">Receives their absolute heights.</param>
    /// <returns>The number of all peaks and of listed ones.</returns>
    public static (int All, int High) Find(ReadOnlySpan<double> coefficients, double threshold, Span<int> peaks, Span<double> heights)
    {
        int all = 0, high = 0, plateau = 0;
        var direction = 0;
        var previous = 0.0;
        for (var i = 1; i < coefficients.Length; i++)
        {
            var value = i < coefficients.Length - 1 ? coefficients[i] : 0;
            if (value == previous)
            {
                continue;
            }

            var turned = value > previous ? 1 : -1;
            if (turned != direction && direction * previous > 0)
            {
                all++;
                var height = Math.Abs(previous);
                if (height >= threshold)
                {
                    peaks[high] = plateau;
                    heights[high++] = height;
                }
            }

            direction = turned;
            plateau = i;
            previous = value;
        }

        return (all, high);
    }
}
