using CyclinE.Numerics;

namespace CyclinE.Ingest.Readers.Affymetrix.Cel;

/// <summary>Numbers by which the scan of a CEL file is judged at a glance; intensities in scanner units.</summary>
public sealed record CelQuality
{
    // 16-bit scanners stop here.
    private const float Saturated = 65_534;

    /// <summary>2nd percentile: the optical background.</summary>
    public required double Background { get; init; }

    /// <summary>25th percentile.</summary>
    public required double LowerQuartile { get; init; }

    /// <summary>Median.</summary>
    public required double Median { get; init; }

    /// <summary>75th percentile.</summary>
    public required double UpperQuartile { get; init; }

    /// <summary>98th percentile.</summary>
    public required double High { get; init; }

    /// <summary>Largest intensity.</summary>
    public required double Maximum { get; init; }

    /// <summary>Share of cells at the scanner's limit, 0–1.</summary>
    public required double SaturatedShare { get; init; }

    /// <summary>Share of cells whose pixels disagree (outliers), 0–1.</summary>
    public required double OutlierShare { get; init; }

    /// <summary>Share of cells masked by hand, 0–1.</summary>
    public required double MaskedShare { get; init; }

    /// <summary>Median over cells of pixel sd / intensity; NaN where the layout has no standard deviations.</summary>
    public required double MedianCoefficientOfVariation { get; init; }

    internal static CelQuality Of(CelFile file)
    {
        var values = Array.ConvertAll(file.Intensities, v => (double)v);
        double At(double probability) => OrderStatistics.Quantile(values, probability);
        var background = At(0.02);
        var lower = At(0.25);
        var median = At(0.5);
        var upper = At(0.75);
        var high = At(0.98);
        var maximum = At(1);
        var cells = (double)values.Length;
        var ratios = 0;
        if (file.StandardDeviations is { } deviations)
        {
            for (var i = 0; i < deviations.Length; i++)
            {
                if (file.Intensities[i] > 0)
                {
                    values[ratios++] = deviations[i] / (double)file.Intensities[i];
                }
            }
        }

        return new CelQuality
        {
            Background = background,
            LowerQuartile = lower,
            Median = median,
            UpperQuartile = upper,
            High = high,
            Maximum = maximum,
            SaturatedShare = file.Intensities.Count(v => v >= Saturated) / cells,
            OutlierShare = file.Outliers.Length / cells,
            MaskedShare = file.Masked.Length / cells,
            MedianCoefficientOfVariation = OrderStatistics.Median(values.AsSpan(0, ratios)),
        };
    }
}
