using System.Buffers;
using CyclinE.Genomics.Profiles;
using CyclinE.Genomics.Results.Profiles;
using CyclinE.Numerics;

namespace CyclinE.Ingest.Quality;

/// <summary>What an array's quality is judged from.</summary>
internal sealed record ArrayEvidence
{
    /// <summary>The array's scalars.</summary>
    public required ArrayScalars Scalars { get; init; }

    /// <summary>Probes of the platform.</summary>
    public required int ProbeCount { get; init; }

    /// <summary>The platform's name, which decides by which noise it is judged.</summary>
    public string? Platform { get; init; }

    /// <summary>Share of markers with a genotype, 0–1.</summary>
    public double? CallRate { get; init; }

    /// <summary>The wave factor.</summary>
    public double? Waviness { get; init; }

    /// <summary>What X and Y say.</summary>
    public SexEstimate? Sex { get; init; }

    /// <summary>What the sheet says.</summary>
    public Sex? SexOfSheet { get; init; }

    /// <summary>What of the genome the probes leave out.</summary>
    public GenomeCoverage? Coverage { get; init; }

    /// <summary>Rows that the header announces and the file holds; null where it announces none.</summary>
    public AnnouncedRows? Rows { get; init; }

    /// <summary>A sentence on unlikely positions; null where nothing is.</summary>
    public string? PositionDoubt { get; init; }

    /// <summary>What the values as read tell about themselves; null of intensities.</summary>
    public ValueEvidence? Values { get; init; }

    /// <summary>Reach of each colour's signals.</summary>
    public SignalSpans? SignalSpans { get; init; }
}

/// <summary>What an array's values tell about themselves, as they were read.</summary>
/// <param name="Finite">Values that are numbers.</param>
/// <param name="Median">Their median, log2; NaN without any.</param>
/// <param name="Repeated">Values that stand there again and again.</param>
/// <param name="Beyond">How many single values lie beyond the limit, repeated ones left out.</param>
/// <param name="Farthest">The one of them that lies farthest from the median.</param>
internal sealed record ValueEvidence(int Finite, double Median, IReadOnlyList<RepeatedValue> Repeated, int Beyond, float Farthest)
{
    /// <summary>Looks at values.</summary>
    /// <param name="log2">log2 ratios in file order, NaN where missing.</param>
    /// <param name="options">The limits.</param>
    public static ValueEvidence Of(ReadOnlySpan<float> log2, IngestOptions options)
    {
        var rented = ArrayPool<double>.Shared.Rent(log2.Length);
        var finite = 0;
        foreach (var value in log2)
        {
            if (float.IsFinite(value))
            {
                rented[finite++] = value;
            }
        }

        var median = finite == 0 ? double.NaN : OrderStatistics.Median(rented.AsSpan(0, finite));
        ArrayPool<double>.Shared.Return(rented);
        var repeated = RepeatedValue.Find(log2, median, options.RepeatedWarn, options.MissingWarn);
        var beyond = 0;
        var farthest = (float)median;
        foreach (var value in log2)
        {
            if (Math.Abs(value - median) > options.ExtremeWarn && !repeated.Any(r => r.Value == value))
            {
                beyond++;
                farthest = Math.Abs(value - median) > Math.Abs(farthest - median) ? value : farthest;
            }
        }

        return new ValueEvidence(finite, median, repeated, beyond, farthest);
    }
}
