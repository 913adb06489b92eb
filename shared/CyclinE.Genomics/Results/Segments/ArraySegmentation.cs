using System.Text.Json.Serialization;
using CyclinE.Genomics.Results.Profiles;
using CyclinE.Genomics.Segments;

namespace CyclinE.Genomics.Results.Segments;

/// <summary>
/// The segments of one profile (or of the difference of two), in genome order. Chromosomes without a finite value have
/// no segment; otherwise the segments cover every probe once.
/// </summary>
public sealed record ArraySegmentation
{
    /// <summary>The method, such as <c>fpop</c>.</summary>
    public required string Method { get; init; }

    /// <summary>Penalty β per break, in squared log2 units; null for methods without one.</summary>
    public required double? Penalty { get; init; }

    /// <summary>The scalars that entered (of the difference, for a pair).</summary>
    public required double Sigma { get; init; }

    /// <summary>Autocorrelation factor that entered.</summary>
    public required double Tau { get; init; }

    /// <summary>Probes with a finite value.</summary>
    public required int Probes { get; init; }

    /// <summary>Probes of the set without a finite value.</summary>
    public required int Missing { get; init; }

    /// <summary>Segments in genome order.</summary>
    public required IReadOnlyList<Segment> Segments { get; init; }

    /// <summary>Breaks between neighbouring segments of a chromosome with their 95% intervals, in genome order.</summary>
    public IReadOnlyList<Breakpoint> Breakpoints { get; init; } = [];

    /// <summary>Probes far from their segment but too few for one, in genome order; only some methods tell them.</summary>
    public IReadOnlyList<PointEvent> PointEvents { get; init; } = [];

    /// <summary>What the method has to say about this profile, in sentences; null where nothing.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? Notes { get; init; }

    /// <summary>
    /// The <c>.seg</c> file that the segments were read from; there is then no profile, probe indices count the file's markers
    /// and no noise is known. Null where they were found here.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public SegmentFile? File { get; init; }
}

/// <summary>Where segments come from that were not found here but read from a <c>.seg</c> file.</summary>
public sealed record SegmentFile
{
    /// <summary>Genome build of the positions.</summary>
    public required string Build { get; init; }

    /// <summary>The sample's name in the file.</summary>
    public required string Sample { get; init; }

    /// <summary>What was done to the file's rows, in order.</summary>
    public required IReadOnlyList<NormalisationStep> Steps { get; init; }
}
