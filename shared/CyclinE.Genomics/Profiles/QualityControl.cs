namespace CyclinE.Genomics;

/// <summary>The quality judgement of one array.</summary>
public sealed record QualityControl
{
    /// <summary>The verdict; <see cref="QualityVerdict.Fail"/> excludes the array from calling.</summary>
    public required QualityVerdict Verdict { get; init; }

    /// <summary>Sentences for the report, the deciding one first; empty when all is well.</summary>
    public required IReadOnlyList<string> Reasons { get; init; }

    /// <summary>DLRS in log2 units.</summary>
    public required double Dlrs { get; init; }

    /// <summary>MAPD in log2 units.</summary>
    public required double Mapd { get; init; }

    /// <summary>Share of the platform's probes without a finite value, 0–1.</summary>
    public required double MissingShare { get; init; }

    /// <summary>Share of markers with a genotype, 0–1; null where the file has no genotypes.</summary>
    public double? CallRate { get; init; }

    /// <summary>
    /// Wave factor (Diskin 2008) without sign: median absolute deviation of the medians of megabases, in log2 units; null where
    /// probes are too sparse. Large copy-number changes raise it, too.
    /// </summary>
    public double? Waviness { get; init; }

    /// <summary>What X and Y say about the sample's sex; null without enough probes there or a reference of unknown sex.</summary>
    public SexEstimate? Sex { get; init; }

    /// <summary>Reach of each colour's signals; null for arrays of one colour.</summary>
    public SignalSpans? SignalSpans { get; init; }
}
