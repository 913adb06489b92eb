using System.Text.Json.Serialization;
using CyclinE.Genomics.Genome;

namespace CyclinE.Genomics.Results.Cohort.Recurrence;

/// <summary>A place where focal events of one direction recur more than chance allows.</summary>
public sealed record RecurrencePeak
{
    /// <summary>Rank within its direction, 1 for the highest residual score.</summary>
    public required int Rank { get; init; }

    /// <summary>Amplification or deletion.</summary>
    public required RecurrenceDirection Direction { get; init; }

    /// <summary>The chromosome.</summary>
    public required Chromosome Chromosome { get; init; }

    /// <summary>The chromosome arm, such as <c>17q</c>; the chromosome where the build has no arms.</summary>
    public required string Arm { get; init; }

    /// <summary>First base pair of the interval with the highest residual score.</summary>
    public required int PeakStart { get; init; }

    /// <summary>Last base pair of that interval.</summary>
    public required int PeakEnd { get; init; }

    /// <summary>First base pair of the wide peak, which holds the target with the confidence that was asked for.</summary>
    public required int WideStart { get; init; }

    /// <summary>Last base pair of the wide peak.</summary>
    public required int WideEnd { get; init; }

    /// <summary>First base pair of the significant region around the peak.</summary>
    public required int RegionStart { get; init; }

    /// <summary>Last base pair of that region.</summary>
    public required int RegionEnd { get; init; }

    /// <summary>G at the peak: mean score over all samples.</summary>
    public required double G { get; init; }

    /// <summary>q of that G.</summary>
    public required double Q { get; init; }

    /// <summary>G that is left after the events shared with higher peaks were divided.</summary>
    public required double ResidualG { get; init; }

    /// <summary>q of the residual G.</summary>
    public required double ResidualQ { get; init; }

    /// <summary>Samples with a focal event of this direction at the peak.</summary>
    public required int Samples { get; init; }

    /// <summary>Mean focal amplitude of those samples, in copies.</summary>
    public required double Amplitude { get; init; }

    /// <summary>Genes that the wide peak touches, in genome order; where there is none, the nearest in brackets.</summary>
    public required IReadOnlyList<string> Genes { get; init; }

    /// <summary>Share of the cohorts with a sample left out (or drawn again) that have a significant peak here or within 1 Mb; null where not asked
    /// for.</summary>
    public double? Support { get; init; }

    /// <summary>Share of those cohorts in which it lies within the wide peak.</summary>
    public double? PlaceSupport { get; init; }

    /// <summary>Samples without any one of which the peak is lost, at most ten; filled by leave-one-out.</summary>
    public IReadOnlyList<string> LostWithout { get; init; } = [];

    /// <summary>Samples without any one of which the peak lies outside the wide peak, at most ten; filled by leave-one-out.</summary>
    public IReadOnlyList<string> MovedWithout { get; init; } = [];

    /// <summary>The gene or, without one, the place by which a plot names the peak.</summary>
    public required string Label { get; init; }
}

/// <summary>Which way copy numbers depart.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<RecurrenceDirection>))]
public enum RecurrenceDirection
{
    /// <summary>More copies than two.</summary>
    Amplification,

    /// <summary>Fewer copies than two.</summary>
    Deletion,
}
