using System.Text.Json.Serialization;
using CyclinE.Genomics.Genome;

namespace CyclinE.Genomics.Results.Cohort.Recurrence;

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

    /// <summary>Number of genes significantly deleted.</summary>
    public required int DeletedGeneCount { get; init; }

    /// <summary>The first thousand of them, by q.</summary>
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
        DeletedGeneCount = 0,
        Repairs = new RecurrenceRepairs(0, 0, 0, 0, 0, 0, 0),
        Notes = [note],
    };
}

/// <summary>How often a chromosome arm is gained or lost as a whole.</summary>
public sealed record RecurrenceArm
{
    /// <summary>The arm, such as <c>1q</c>; the chromosome where the build has no arms.</summary>
    public required string Arm { get; init; }

    /// <summary>Genes of the arm; 0 without a gene table.</summary>
    public required int Genes { get; init; }

    /// <summary>Length in megabases that samples cover, mean.</summary>
    public required double Megabases { get; init; }

    /// <summary>Samples that cover the arm.</summary>
    public required int Samples { get; init; }

    /// <summary>Gains of the arm.</summary>
    public required RecurrenceArmSide Gain { get; init; }

    /// <summary>Losses of the arm.</summary>
    public required RecurrenceArmSide Loss { get; init; }
}

/// <summary>Gains or losses of one arm.</summary>
/// <param name="Count">Samples with the arm at or beyond the threshold.</param>
/// <param name="Frequency">Count over all samples that cover the arm.</param>
/// <param name="Amplitude">Mean change of those samples in copies, positive; null where there is none.</param>
/// <param name="Score">Count over the samples in which the arm does not go the other way; null where there is none.</param>
/// <param name="Expected">Score expected of an arm of this size; null where it cannot be told.</param>
/// <param name="Z">(Score − expected) over its binomial standard error; null where there is none.</param>
/// <param name="P">One-sided P of the score.</param>
/// <param name="Q">Benjamini–Hochberg q over the arms.</param>
public sealed record RecurrenceArmSide(
    int Count, double Frequency, double? Amplitude, double? Score, double? Expected, double? Z, double? P, double? Q);

/// <summary>A gene that focal deletions hit more often than chance allows, wherever within it they lie.</summary>
/// <param name="Symbol">The gene.</param>
/// <param name="Chromosome">Its chromosome.</param>
/// <param name="Start">First base pair.</param>
/// <param name="End">Last base pair.</param>
/// <param name="G">Mean over samples of the highest deletion score within the gene.</param>
/// <param name="P">P of that score for a gene of this length.</param>
/// <param name="Q">Benjamini–Hochberg q over genes.</param>
public sealed record RecurrenceGene(string Symbol, Chromosome Chromosome, int Start, int End, double G, double P, double Q);

/// <summary>What was mended of the segments of a cohort.</summary>
/// <param name="Overlapping">Segments that overlapped the one before and were cut back to what it leaves.</param>
/// <param name="Contained">Segments that lay wholly within the ones before and were left out.</param>
/// <param name="BeyondEnd">Segments that crossed an end of their chromosome and were cut back to it.</param>
/// <param name="Outside">Segments wholly beyond their chromosome, left out.</param>
/// <param name="Reversed">Segments that ended before their start; start and end were exchanged.</param>
/// <param name="NotFinite">Segments without a finite value, left out.</param>
/// <param name="Samples">Samples with any of these.</param>
public sealed record RecurrenceRepairs(int Overlapping, int Contained, int BeyondEnd, int Outside, int Reversed, int NotFinite, int Samples)
{
    /// <summary>Segments mended or left out.</summary>
    public int Total => Overlapping + Contained + BeyondEnd + Outside + Reversed + NotFinite;
}

/// <summary>G along the genome in one direction, as columns of equal length: one entry per interval of constant G, in genome order.</summary>
/// <remarks>Intervals in which no sample has an event stand in it with G = 0, so that the intervals cover what the samples cover.</remarks>
public sealed record RecurrenceTrack
{
    /// <summary>Chromosome numbers (1–22, 23 = X, 24 = Y).</summary>
    public required IReadOnlyList<byte> Chromosomes { get; init; }

    /// <summary>First base pairs.</summary>
    public required IReadOnlyList<int> Starts { get; init; }

    /// <summary>Last base pairs.</summary>
    public required IReadOnlyList<int> Ends { get; init; }

    /// <summary>G: mean score over samples.</summary>
    public required IReadOnlyList<double> G { get; init; }

    /// <summary>q values.</summary>
    public required IReadOnlyList<double> Q { get; init; }

    /// <summary>Share of samples with an event.</summary>
    public required IReadOnlyList<float> Frequency { get; init; }

    /// <summary>Mean focal amplitude of the samples with an event, in copies; 0 where there is none.</summary>
    public required IReadOnlyList<float> Amplitude { get; init; }

    /// <summary>A track without intervals.</summary>
    public static RecurrenceTrack Empty { get; } = new()
    {
        Chromosomes = [],
        Starts = [],
        Ends = [],
        G = [],
        Q = [],
        Frequency = [],
        Amplitude = [],
    };
}
