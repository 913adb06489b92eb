using System.Buffers;
using CyclinE.Genomics.Results.Profiles;
using CyclinE.Ingest.Profiles;
using CyclinE.Numerics;

namespace CyclinE.Ingest.Normalisation;

/// <summary>Keeps the two signals of every placed feature, in the order of the feature table.</summary>
internal sealed class TwoColourSignals
{
    private const double Low = 0.01;
    private const double High = 0.99;

    private readonly GrowingColumn<float> _red = new();
    private readonly GrowingColumn<float> _green = new();

    /// <summary>½·log2(red · green) per feature; NaN without a positive signal in both.</summary>
    public float[] Intensities
    {
        get
        {
            var (red, green) = (_red.Whole(), _green.Whole());
            var intensities = new float[red.Length];
            for (var i = 0; i < intensities.Length; i++)
            {
                intensities[i] = red[i] > 0 && green[i] > 0 ? (float)(0.5 * (Math.Log2(red[i]) + Math.Log2(green[i]))) : float.NaN;
            }

            return intensities;
        }
    }

    public void Add(double red, double green)
    {
        _red.Add((float)red);
        _green.Add((float)green);
    }

    /// <summary>log2 of the 99th over the 1st percentile of the positive signals of each colour; null where one has none.</summary>
    public SignalSpans? Spans() => Span(_red) is { } red && Span(_green) is { } green ? new SignalSpans(red, green) : null;

    private static double? Span(GrowingColumn<float> signals)
    {
        var positive = ArrayPool<double>.Shared.Rent(Math.Max(1, signals.Count));
        try
        {
            var count = 0;
            foreach (var signal in signals.Whole())
            {
                if (signal > 0)
                {
                    positive[count++] = signal;
                }
            }

            var values = positive.AsSpan(0, count);
            return count == 0 ? null : Math.Log2(OrderStatistics.Quantile(values, High) / OrderStatistics.Quantile(values, Low));
        }
        finally
        {
            ArrayPool<double>.Shared.Return(positive);
        }
    }
}
