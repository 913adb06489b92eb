using System.Buffers;

namespace CyclinE.Segmentation.Haar;

/// <summary>The step-up rule of Benjamini and Hochberg (1995) for Gaussian heights.</summary>
internal static class FalseDiscoveryRate
{
    /// <summary>Keeps, in their order, the places whose heights pass: the k highest, k the largest with p₍ₖ₎ ≤ q·k/m.</summary>
    /// <param name="places">Places of all heights whose p can be at most q; the kept ones are gathered at the front.</param>
    /// <param name="heights">Their absolute heights.</param>
    /// <param name="tests">m: how many there were to choose from, also those too low to be listed.</param>
    /// <param name="noise">sd of a height where nothing is.</param>
    /// <param name="rate">q.</param>
    /// <returns>The number kept.</returns>
    public static int Keep(Span<int> places, ReadOnlySpan<double> heights, int tests, double noise, double rate)
    {
        var rented = ArrayPool<double>.Shared.Rent(heights.Length);
        try
        {
            var sorted = rented.AsSpan(0, heights.Length);
            heights.CopyTo(sorted);
            sorted.Sort();
            for (var below = 0; below < sorted.Length; below++)
            {
                var rank = sorted.Length - below;
                if (NormalTail.TwoSided(sorted[below] / noise) <= rate * rank / tests)
                {
                    return Gather(places, heights, sorted[below]);
                }
            }

            return 0;
        }
        finally
        {
            ArrayPool<double>.Shared.Return(rented);
        }
    }

    private static int Gather(Span<int> places, ReadOnlySpan<double> heights, double least)
    {
        var kept = 0;
        for (var i = 0; i < places.Length; i++)
        {
            if (heights[i] >= least)
            {
                places[kept++] = places[i];
            }
        }

        return kept;
    }
}
