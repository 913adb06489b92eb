using System.Globalization;
using CyclinE.Genomics.Results.Profiles;
using CyclinE.Ingest.Profiles;

namespace CyclinE.Ingest.Normalisation;

/// <summary>
/// Takes the part of a two-colour log2 ratio M that depends on the intensity A = ½·log2(red · green) out of it, by lowess
/// (Yang 2002, Nucleic Acids Res 30:e15).
/// </summary>
internal static class IntensityCorrection
{
    private const int RobustSteps = 3;
    private const double DeltaShare = 0.01;

    /// <summary>Corrects ratios in place; those that are not finite stay as they are.</summary>
    /// <param name="ratios">log2(red / green).</param>
    /// <param name="intensities">½·log2(red · green), finite where the ratio is.</param>
    /// <param name="span">Share of the features in each local line.</param>
    /// <returns>What was done.</returns>
    public static NormalisationStep Apply(Span<float> ratios, ReadOnlySpan<float> intensities, double span)
    {
        var order = new List<int>();
        for (var i = 0; i < ratios.Length; i++)
        {
            if (float.IsFinite(ratios[i]) && float.IsFinite(intensities[i]))
            {
                order.Add(i);
            }
        }

        var x = new double[order.Count];
        var features = order.ToArray();
        for (var i = 0; i < features.Length; i++)
        {
            x[i] = intensities[features[i]];
        }

        StableSort.ByKey(x, features);
        var y = new double[x.Length];
        for (var i = 0; i < features.Length; i++)
        {
            y[i] = ratios[features[i]];
        }

        var fit = Lowess.Fit(x, y, span, RobustSteps, x.Length == 0 ? 0 : DeltaShare * (x[^1] - x[0]));
        double largest = 0, squares = 0;
        for (var i = 0; i < features.Length; i++)
        {
            ratios[features[i]] = (float)(y[i] - fit[i]);
            largest = Math.Max(largest, Math.Abs(fit[i]));
            squares += fit[i] * fit[i];
        }

        return new NormalisationStep(
            "intensity-lowess",
            string.Create(CultureInfo.InvariantCulture, $"log2 ratio minus its lowess on ½·log2(red · green), span {span:0.##}, {RobustSteps} robust steps"),
            string.Create(CultureInfo.InvariantCulture,
                $"{features.Length} features changed by {Math.Sqrt(squares / Math.Max(1, features.Length)):0.0000} (root mean square), at most {largest:0.0000}"));
    }
}
