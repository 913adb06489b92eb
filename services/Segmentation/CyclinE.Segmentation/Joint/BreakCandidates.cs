namespace CyclinE.Segmentation.Joint;

/// <summary>
/// Places worth trying as breaks. At each of a ladder of widths w the squares that a break explains of w loci on either
/// side, all channels together (the Haar filter of width w), is scanned for local maxima above a floor.
/// </summary>
/// <remarks>
/// A segment of n loci inside wider ones earns its two breaks when it explains 2β; the filter of width w ≤ n sees at
/// least w/(2n) of that at each of its ends, and the ladder's ratio is √2 (2 for wide ones), so the floor may stand
/// as high as β/√2 (β/2); it stands lower because noise takes part of it away. A single break of n loci at a chromosome's end explains β and is
/// seen with half of that or more.
/// </remarks>
internal static class BreakCandidates
{
    /// <summary>Share of β that a local maximum must explain.</summary>
    private const double FloorShare = 0.25;

    // Wide segments explain much in all, and a break near them is found by moving.
    private const double FineLadder = 48;

    // The maximum of a chi-square with p degrees of freedom that one locus in twenty exceeds, by Laurent & Massart 2000.
    private const double NoiseExponent = 3;

    public static List<int> Find(ChannelSums sums, double penalty, int minimum)
    {
        var found = new List<int>();
        var length = sums.Length;
        var freedom = sums.Channels;
        var noise = freedom - 1 + (2 * Math.Sqrt((freedom - 1) * NoiseExponent)) + (2 * NoiseExponent);
        var floor = Math.Max(FloorShare * penalty, Math.Min(noise, 0.5 * penalty));
        var explained = new double[length + 1];
        for (double exact = minimum; 2 * (int)exact <= length; exact = Next(exact))
        {
            var width = (int)exact;
            sums.ExplainedWithin(width, explained);
            Peaks(explained.AsSpan(0, length - width + 1), width, floor, found);
        }

        return found;
    }

    private static double Next(double width) => width < FineLadder ? Math.Max(width + 1, width * Math.Sqrt(2)) : 2 * width;

    /// <summary>Adds each place above the floor that no other within width / 2 exceeds; the first of equal ones.</summary>
    private static void Peaks(ReadOnlySpan<double> explained, int width, double floor, List<int> found)
    {
        var reach = Math.Max(1, width / 2);
        for (var i = width; i < explained.Length; i++)
        {
            if (!(explained[i] > floor))
            {
                continue;
            }

            // Climb: the largest within reach decides; if it lies ahead, go on from there.
            var best = i;
            var last = Math.Min(explained.Length - 1, i + reach);
            for (var j = i + 1; j <= last; j++)
            {
                if (explained[j] > explained[best])
                {
                    best = j;
                    last = Math.Min(explained.Length - 1, j + reach);
                }
            }

            found.Add(best);
            i = last;
        }
    }
}
