using CyclinE.Genomics.Genome;
using CyclinE.Genomics.Profiles;
using CyclinE.Genomics.Results.Profiles;
using CyclinE.Ingest.Profiles;
using CyclinE.Ingest.Quality;

namespace CyclinE.Ingest.Readers;

/// <summary>What a reader found: features in file order, as log2 ratios.</summary>
internal sealed record ArrayReading
{
    /// <summary>The format, such as <c>generic</c>.</summary>
    public required string Format { get; init; }

    /// <summary>The build of the positions.</summary>
    public required GenomeBuild Build { get; init; }

    /// <summary>The platform's name where the file tells it.</summary>
    public string? Platform { get; init; }

    /// <summary>The placed features.</summary>
    public required FeatureTable Features { get; init; }

    /// <summary>Quality and provenance fields of the vendor's program, by the file's own names.</summary>
    public SortedDictionary<string, string> Vendor { get; init; } = new(StringComparer.Ordinal);

    /// <summary>What the reader did to the file's values, in order.</summary>
    public required IReadOnlyList<NormalisationStep> Steps { get; init; }

    /// <summary>True where the format has one row for each probe of an array, so that a probe that stands twice is of two arrays.</summary>
    public bool OneRowPerProbe { get; init; }

    /// <summary>Rows that the header announces and the file holds; null where it announces none.</summary>
    public AnnouncedRows? Rows { get; init; }

    /// <summary>Share of markers with a genotype, 0–1; null where the file has no genotypes.</summary>
    public double? CallRate { get; init; }

    /// <summary>What the format's ratios are scaled to.</summary>
    public ReferenceSex ReferenceSex { get; init; }

    /// <summary>Reach of each colour's signals; null for arrays of one colour.</summary>
    public SignalSpans? SignalSpans { get; init; }

    /// <summary>Where the values are log2 intensities: their cells' distribution, ascending; null where they are log2 ratios.</summary>
    public float[]? Quantiles { get; init; }
}
