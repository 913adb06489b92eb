using CyclinE.Genomics;

namespace CyclinE.Ingest;

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
