using System.Globalization;
using CyclinE.Genomics.Results.Profiles;
using CyclinE.Ingest.Profiles;
using CyclinE.Numerics;

namespace CyclinE.Ingest.Normalisation;

/// <summary>Takes genomic waves out of log2 ratios by regression on the GC content around each probe.</summary>
/// <remarks>
/// A line for the GC content of the megabase around the probe (Diskin 2008, Nucleic Acids Res 36:e126), then optionally a
/// lowess on it for what is not a line (after Marioni 2007, Genome Biol 8:R228, who smooth the ratios on position and GC).
/// Only autosomal probes within one log2 unit of the median take part in the fit: large events must not steer it. The mean of
/// what is taken out is zero over those probes, so the profile keeps its level.
/// </remarks>
internal static class WaveCorrection
{
    private const double FarFromMedian = 1;
    /// <summary>Fewest autosomal probes to fit on.</summary>
    public const int FewestProbes = 100;

    private const double Span = 0.3;
    private const int RobustSteps = 3;
    private const double DeltaShare = 0.01;

    /// <summary>Corrects ratios in place; those without a GC content, or not finite, stay as they are.</summary>
    /// <param name="log2">log2 ratios.</param>
    /// <param name="gc">GC content of the megabase around each probe, 0–1; NaN where not known.</param>
    /// <param name="autosomal">Whether a probe may take part in the fit.</param>
    /// <param name="curved">Whether what the line leaves is smoothed away by lowess on GC, too.</param>
    /// <param name="covariate">What <paramref name="gc"/> holds, where it is another covariate of the probes.</param>
    /// <returns>What was done; null with fewer than 100 probes to fit on, when nothing is changed.</returns>
    public static NormalisationStep? Apply(Span<float> log2, ReadOnlySpan<float> gc, ReadOnlySpan<bool> autosomal, bool curved, WaveCovariate? covariate = null)
    {
        covariate ??= WaveCovariate.Gc;
        var fitted = Fitted(log2, gc, autosomal);
        if (fitted.Length < FewestProbes)
        {
            return null;
        }

        var (intercept, slope) = Line(log2, gc, fitted);
        var x = new double[fitted.Length];
        for (var i = 0; i < fitted.Length; i++)
        {
            x[i] = gc[fitted[i]];
        }

        StableSort.ByKey(x, fitted);
        var curve = new double[fitted.Length];
        if (curved)
        {
            for (var i = 0; i < fitted.Length; i++)
            {
                curve[i] = log2[fitted[i]] - intercept - (slope * x[i]);
            }

            curve = Lowess.Fit(x, curve, Span, RobustSteps, DeltaShare * (x[^1] - x[0]));
        }

        var meanGc = x.Sum() / x.Length;
        var meanCurve = curve.Sum() / curve.Length;
        double squares = 0;
        var changed = 0;
        for (var i = 0; i < log2.Length; i++)
        {
            if (float.IsFinite(log2[i]) && float.IsFinite(gc[i]))
            {
                var wave = (slope * (gc[i] - meanGc)) + Interpolate(x, curve, gc[i]) - meanCurve;
                log2[i] = (float)(log2[i] - wave);
                squares += wave * wave;
                changed++;
            }
        }

        return new NormalisationStep(
            covariate.Step,
            curved ? $"line and lowess (span {Span.ToString(CultureInfo.InvariantCulture)}) on {covariate.What}" : $"line on {covariate.What}",
            string.Create(CultureInfo.InvariantCulture,
                $"slope {slope:0.0000} per {covariate.Unit} from {fitted.Length} probes; {changed} probes changed by {Math.Sqrt(squares / changed):0.0000} (root mean square)"));
    }

    private static int[] Fitted(ReadOnlySpan<float> log2, ReadOnlySpan<float> gc, ReadOnlySpan<bool> autosomal)
    {
        var values = new double[log2.Length];
        var count = 0;
        for (var i = 0; i < log2.Length; i++)
        {
            if (autosomal[i] && float.IsFinite(log2[i]) && float.IsFinite(gc[i]))
            {
                values[count++] = log2[i];
            }
        }

        var median = OrderStatistics.Median(values.AsSpan(0, count));
        var fitted = new List<int>(count);
        for (var i = 0; i < log2.Length; i++)
        {
            if (autosomal[i] && float.IsFinite(gc[i]) && Math.Abs(log2[i] - median) <= FarFromMedian)
            {
                fitted.Add(i);
            }
        }

        return [.. fitted];
    }

    private static (double Intercept, double Slope) Line(ReadOnlySpan<float> log2, ReadOnlySpan<float> gc, ReadOnlySpan<int> probes)
    {
        double meanX = 0, meanY = 0;
        foreach (var i in probes)
        {
            meanX += gc[i];
            meanY += log2[i];
        }

        meanX /= probes.Length;
        meanY /= probes.Length;
        double products = 0, squares = 0;
        foreach (var i in probes)
        {
            products += (gc[i] - meanX) * (log2[i] - meanY);
            squares += (gc[i] - meanX) * (gc[i] - meanX);
        }

        var slope = squares > 0 ? products / squares : 0;
        return (meanY - (slope * meanX), slope);
    }

    // Linear between the fitted places, level beyond them.
    private static double Interpolate(ReadOnlySpan<double> x, ReadOnlySpan<double> y, double at)
    {
        var next = x.BinarySearch(at);
        if (next >= 0)
        {
            return y[next];
        }

        next = ~next;
        return next == 0 ? y[0]
            : next == x.Length ? y[^1]
            : y[next - 1] + ((y[next] - y[next - 1]) * (at - x[next - 1]) / (x[next] - x[next - 1]));
    }
}

/// <summary>A property of probes on which log2 ratios may depend.</summary>
/// <param name="Step">Name of the step.</param>
/// <param name="What">The covariate in words.</param>
/// <param name="Unit">Its unit.</param>
internal sealed record WaveCovariate(string Step, string What, string Unit)
{
    /// <summary>GC content.</summary>
    public static WaveCovariate Gc { get; } = new("wave", "the GC content around each probe", "unit GC");

    /// <summary>Length of the restriction fragment (Nannya 2005, Cancer Res 65:6071).</summary>
    public static WaveCovariate Length { get; } = new("fragment-length", "log2 of the length of each probe's fragment", "doubling");
}

/// <summary>How genomic waves are taken out where the GC content of probes is known.</summary>
public enum WaveMethod
{
    /// <summary>A line on GC content (Diskin 2008), then a lowess of what it leaves (after Marioni 2007).</summary>
    Wave,

    /// <summary>The line alone.</summary>
    Gc,

    /// <summary>Not at all.</summary>
    Off,
}
