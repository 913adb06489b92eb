using System.Text.Json.Serialization;

namespace CyclinE.Genomics;

/// <summary>Recurrent focal events, recurrent arms and genes of a cohort: the document of the recurrence artifact.</summary>
public sealed record CohortRecurrence
{
    /// <summary>Arrays that could not take part, with their reason: they stand first.</summary>
    public IReadOnlyList<AbsentArray> Absent { get; init; } = [];

    /// <summary>Samples analysed.</summary>
    public required int Samples { get; init; }

    /// <summary>Genome build.</summary>
    public required string Build { get; init; }

    /// <summary>q up to which a peak is reported.</summary>
    public required double QCutoff { get; init; }

    /// <summary>Confidence that a wide peak holds its target.</summary>
    public required double Confidence { get; init; }

    /// <summary>G from which amplification is significant; null where nothing is.</summary>
    public required double? AmplificationG { get; init; }

    /// <summary>G from which deletion is significant; null where nothing is.</summary>
    public required double? DeletionG { get; init; }

    /// <summary>Peaks, amplifications first, each direction by rank.</summary>
    public required IReadOnlyList<RecurrencePeak> Peaks { get; init; }

    /// <summary>Arms in genome order; empty where the values were focal already.</summary>
    public required IReadOnlyList<RecurrenceArm> Arms { get; init; }

    /// <summary>Genes significantly deleted, by q.</summary>
    public required IReadOnlyList<RecurrenceGene> DeletedGenes { get; init; }

    /// <summary>What was mended of the segments.</summary>
    public required RecurrenceRepairs Repairs { get; init; }

    /// <summary>How stability was tested, such as <c>leave-one-out, 1,080 cohorts</c>; null where it was not.</summary>
    public string? Stability { get; init; }

    /// <summary>Sentences that stand beside the result.</summary>
    public required IReadOnlyList<string> Notes { get; init; }

    /// <summary>G of amplification; columns of the artifact, not part of the document.</summary>
    [JsonIgnore]
    public RecurrenceTrack Amplification { get; init; } = RecurrenceTrack.Empty;

    /// <summary>G of deletion; columns of the artifact, not part of the document.</summary>
    [JsonIgnore]
    public RecurrenceTrack Deletion { get; init; } = RecurrenceTrack.Empty;

    /// <summary>Nothing, and why.</summary>
    public static CohortRecurrence None(string build, int samples, string note) => new()
    {
        Samples = samples,
        Build = build,
        QCutoff = 0,
        Confidence = 0,
        AmplificationG = null,
        DeletionG = null,
        Peaks = [],
        Arms = [],
        DeletedGenes = [],
        Repairs = new RecurrenceRepairs(0, 0, 0, 0, 0, 0, 0),
        Notes = [note],
    };
}
