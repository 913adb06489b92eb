namespace CyclinE.Segmentation;

/// <summary>The limit of |BAF − ½| below which a locus counts as heterozygous, from the binned distances of a whole array.</summary>
internal static class HeterozygoteLimit
{
    /// <summary>The limit when nothing could be fitted: BAF between 0.2 and 0.8.</summary>
    public const double Default = 0.3;

    private const int Bins = 150;
    private const double Width = 0.005;
    private const int FewestLoci = 200;
    private const int Iterations = 200;
    private const double SmallestSd = 0.005;
    private const double SmallestShare = 0.02;
    private const double SmallestDistance = 0.1;

    // The core of the heterozygotes: |Z| < 1.2 holds 0.77 of a half-normal and has a mean square of 0.395.
    private const double Core = 1.2;
    private const double CoreShare = 0.7698606595565836;
    private const double CoreSquare = 0.394617;
    private const double FirstSd = 0.15;
    private const double Farthest = 3;
    private const double PureShare = 0.85;
    private const int Smoothing = 2;

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
        if (Count(baf, counts) < FewestLoci)
        {
            return null;
        }

        var sd = FirstSd;
        var core = 0.0;
        for (var iteration = 0; iteration < Iterations; iteration++)
        {
            core = 0;
            var square = 0.0;
            for (var bin = 0; bin < Bins; bin++)
            {
                var m = (bin + 0.5) * Width;
                var inside = counts[bin] * Math.Clamp(((Core * sd) - (bin * Width)) / Width, 0, 1);
                core += inside;
                square += inside * m * m;
            }

            if (core == 0)
            {
                return null;
            }

            sd = Math.Max(SmallestSd, Math.Sqrt(square / core / CoreSquare));
        }

        var expected = core / CoreShare * Width * Math.Sqrt(2 / Math.PI) / sd;
        var limit = Core * sd;
        for (; limit < Farthest * sd; limit += Width)
        {
            var bin = (int)(limit / Width);
            var observed = 0.0;
            var half = 0.0;
            for (var near = Math.Max(0, bin - Smoothing); near <= bin + Smoothing; near++)
            {
                var z = (near + 0.5) * Width / sd;
                observed += counts[near];
                half += expected * Math.Exp(-0.5 * z * z);
            }

            if (half < PureShare * observed)
            {
                break;
            }
        }

        return Farthest * sd < 0.5 ? limit : null;
    }

    /// <summary>
    /// From the tumour's own BAF: two normal components fitted by EM; the limit is where both are equally probable.
    /// Heterozygotes that lost an allele in all cells are not told from homozygotes.
    /// </summary>
    /// <param name="baf">B-allele frequencies; NaN is passed over.</param>
    /// <returns>The limit; null where there are too few loci or no two groups.</returns>
    public static double? OfTumour(ReadOnlySpan<float> baf)
    {
        Span<double> counts = stackalloc double[Bins];
        var n = Count(baf, counts);
        if (n < FewestLoci)
        {
            return null;
        }

        var heterozygous = new Component(0.4, 0.1, 0.1);
        var homozygous = new Component(0.6, 0.45, 0.08);
        for (var iteration = 0; iteration < Iterations; iteration++)
        {
            Component low = default, high = default;
            for (var bin = 0; bin < Bins; bin++)
            {
                if (counts[bin] > 0)
                {
                    var m = (bin + 0.5) * Width;
                    var share = heterozygous.Density(m) / (heterozygous.Density(m) + homozygous.Density(m) + double.Epsilon);
                    low = low.Add(counts[bin] * share, m);
                    high = high.Add(counts[bin] * (1 - share), m);
                }
            }

            (heterozygous, homozygous) = (low.Moments(n), high.Moments(n));
        }

        var apart = homozygous.Mean - heterozygous.Mean > SmallestDistance
            && heterozygous.Weight > SmallestShare
            && homozygous.Weight > SmallestShare;
        return apart ? Crossing(heterozygous, homozygous) : null;
    }

    /// <summary>Bins make a fit's cost independent of the array's size and its sums a matter of fixed order.</summary>
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

    private static double Crossing(Component heterozygous, Component homozygous)
    {
        double low = heterozygous.Mean, high = homozygous.Mean;
        for (var i = 0; i < 50; i++)
        {
            var middle = 0.5 * (low + high);
            if (heterozygous.Density(middle) > homozygous.Density(middle))
            {
                low = middle;
            }
            else
            {
                high = middle;
            }
        }

        return 0.5 * (low + high);
    }

    /// <summary>Weight, mean and sd; while moments are gathered, the sums of weights, values and squares.</summary>
    private readonly record struct Component(double Weight, double Mean, double Sd)
    {
        public double Density(double m)
        {
            var z = (m - Mean) / Sd;
            return Weight / Sd * Math.Exp(-0.5 * z * z);
        }

        public Component Add(double weight, double m) => new(Weight + weight, Mean + (weight * m), Sd + (weight * m * m));

        public Component Moments(int n)
        {
            var mean = Weight > 0 ? Mean / Weight : 0;
            var variance = Weight > 0 ? (Sd / Weight) - (mean * mean) : 0;
            return new(Weight / n, mean, Math.Sqrt(Math.Max(SmallestSd * SmallestSd, variance)));
        }
    }
}
