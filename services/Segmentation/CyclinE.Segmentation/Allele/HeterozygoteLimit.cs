namespace CyclinE.Segmentation;

/// <summary>
/// The limit of |BAF − ½| between heterozygous and homozygous loci: two normal components fitted by EM to the binned
/// distances; the limit is where both are equally probable.
/// </summary>
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

    /// <summary>Fits the limit; null where there are too few loci or no two groups.</summary>
    /// <param name="baf">B-allele frequencies; NaN is passed over.</param>
    public static double? Fit(ReadOnlySpan<float> baf)
    {
        // Bins make the fit's cost independent of the array's size and its sums a matter of fixed order.
        Span<double> counts = stackalloc double[Bins];
        counts.Clear();
        var n = 0;
        foreach (var b in baf)
        {
            if (float.IsFinite(b))
            {
                counts[Math.Min(Bins - 1, (int)(Math.Abs(b - 0.5) / Width))]++;
                n++;
            }
        }

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
