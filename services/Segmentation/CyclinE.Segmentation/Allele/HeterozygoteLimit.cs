namespace CyclinE.Segmentation.Allele;

/// <summary>The limit of |BAF − ½| below which a locus counts as heterozygous, from the binned distances of a whole array.</summary>
internal static class HeterozygoteLimit
{
    /// <summary>The limit when nothing could be fitted: BAF between 0.2 and 0.8.</summary>
    public const double Default = 0.3;

    // Bins make a fit's cost independent of the array's size and its sums a matter of fixed order.
    private const int Bins = 150;
    private const double Width = 0.005;
    private const int FewestLoci = 200;
    private const int Iterations = 200;
    private const double SmallestSd = 0.005;

    // The core of a half-normal: |Z| < 1.6 holds 0.89 of it and has a mean square of 0.60.
    private const double Core = 1.6;
    private const double CoreShare = 0.8904014166;
    private const double CoreSquare = 0.6013684;
    private const double FirstSd = 0.1;
    private const double Farthest = 3;
    private const double PureShare = 0.85;
    private const int Smoothing = 2;
    private const double LowestPeak = 0.35;
    private const double LowestLimit = 0.15;

    /// <summary>
    /// From a normal's BAF: heterozygotes are a half-normal fitted to its core near 0, and count as far out as they make up
    /// 85% of all loci at that distance, at most 3 sd. A homozygote taken for a heterozygote looks balanced after TumorBoost
    /// and comes in runs where the germline is homozygous, so some true heterozygotes are given up to keep those out.
    /// </summary>
    /// <param name="baf">B-allele frequencies; NaN is passed over.</param>
    /// <returns>The limit; null where there are too few loci or no core.</returns>
    public static double? OfNormal(ReadOnlySpan<float> baf)
    {
        Span<double> counts = stackalloc double[Bins];
        if (Count(baf, counts) < FewestLoci || Fit(counts, 0) is not { } fit || Farthest * fit.Sd >= 0.5)
        {
            return null;
        }

        var (sd, number) = fit;
        var density = number * Width * Math.Sqrt(2 / Math.PI) / sd;
        var limit = Core * sd * 0.75;
        for (; limit < Farthest * sd; limit += Width)
        {
            var bin = (int)(limit / Width);
            double observed = 0, expected = 0;
            for (var near = Math.Max(0, bin - Smoothing); near <= bin + Smoothing; near++)
            {
                var z = (near + 0.5) * Width / sd;
                observed += counts[near];
                expected += density * Math.Exp(-0.5 * z * z);
            }

            // Two standard errors beyond, so that a chance excess in a small array ends nothing.
            if (expected + (2 * Math.Sqrt(expected)) < PureShare * observed)
            {
                break;
            }
        }

        return limit;
    }

    /// <summary>
    /// From the tumour's own BAF: homozygotes are a half-normal below their peak near ½, and everything from 3 sd below it
    /// counts as heterozygous. Heterozygotes that lost an allele in nearly all cells are not told from homozygotes.
    /// </summary>
    /// <param name="baf">B-allele frequencies; NaN is passed over.</param>
    /// <returns>The limit; null where there are too few loci or no peak.</returns>
    public static double? OfTumour(ReadOnlySpan<float> baf)
    {
        Span<double> counts = stackalloc double[Bins];
        if (Count(baf, counts) < FewestLoci)
        {
            return null;
        }

        var peak = 0;
        for (var bin = (int)(LowestPeak / Width); bin < Bins; bin++)
        {
            peak = counts[bin] > counts[peak] || peak == 0 ? bin : peak;
        }

        Span<double> below = stackalloc double[Bins];
        below.Clear();
        for (var distance = 0; distance <= peak; distance++)
        {
            below[distance] = counts[peak - distance];
        }

        // Vendors clamp BAF to 0 and 1, and that spike says nothing of the spread.
        var limit = ((peak + 0.5) * Width) - (Farthest * (Fit(below, 1)?.Sd ?? 1));
        return limit >= LowestLimit ? limit : null;
    }

    /// <summary>Sd and number of a half-normal whose core is the beginning of the counts; null where that is empty.</summary>
    private static (double Sd, double Number)? Fit(ReadOnlySpan<double> counts, int skipped)
    {
        var sd = FirstSd;
        var core = 0.0;
        for (var iteration = 0; iteration < Iterations; iteration++)
        {
            core = 0;
            var square = 0.0;
            for (var bin = skipped; bin < Bins; bin++)
            {
                var distance = (bin + 0.5) * Width;
                var inside = counts[bin] * Math.Clamp(((Core * sd) - (bin * Width)) / Width, 0, 1);
                core += inside;
                square += inside * distance * distance;
            }

            if (core == 0)
            {
                return null;
            }

            sd = Math.Max(SmallestSd, Math.Sqrt(square / core / CoreSquare));
        }

        return (sd, core / CoreShare);
    }

    private static int Count(ReadOnlySpan<float> baf, Span<double> counts)
    {
        counts.Clear();
        var n = 0;
        foreach (var b in baf)
        {
            if (float.IsFinite(b))
            {
                counts[(int)Math.Min(Bins - 1, Math.Abs(b - 0.5) / Width)]++;
                n++;
            }
        }

        return n;
    }
}
