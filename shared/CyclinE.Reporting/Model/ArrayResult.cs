using System.Globalization;
using CyclinE.Genomics.Genes;
using CyclinE.Genomics.Genome;
using CyclinE.Genomics.Input;
using CyclinE.Genomics.Profiles;
using CyclinE.Genomics.Results.Calls;
using CyclinE.Genomics.Results.Profiles;
using CyclinE.Genomics.Results.Segments;

namespace CyclinE.Reporting.Model;

/// <summary>What became of one array of the sheet.</summary>
public sealed record ArrayResult
{
    /// <summary>Array id, unique in the sheet.</summary>
    public required string Array { get; init; }

    /// <summary>Specimen or line.</summary>
    public required string Sample { get; init; }

    /// <summary>Role of the sheet: <c>tumour</c>, <c>normal</c>, <c>resistant</c> or <c>parental</c>.</summary>
    public required string Role { get; init; }

    /// <summary>Patient id; null where the sheet has none.</summary>
    public string? Patient { get; init; }

    /// <summary>Note of the sheet; null where it has none.</summary>
    public string? Note { get; init; }

    /// <summary>How the array ended.</summary>
    public required UnitOutcome State { get; init; }

    /// <summary>The last stage that ended, or the one that failed; null before the first.</summary>
    public string? Stage { get; init; }

    /// <summary>What the user has to mend; null where the reason is none of input.</summary>
    public InputProblem? Problem { get; init; }

    /// <summary>The reason where there is no <see cref="Problem"/>: an exclusion's sentence, a bug's summary.</summary>
    public string? Reason { get; init; }

    /// <summary>What ingest said; null where it did not get so far.</summary>
    public IngestedArray? Ingested { get; init; }

    /// <summary>The segmentation; null where there is none.</summary>
    public ArraySegmentation? Segmentation { get; init; }

    /// <summary>The calls; null where there are none.</summary>
    public ArrayCalls? Calls { get; init; }

    /// <summary>The detection limits; null where limit-array took no part.</summary>
    public DetectionLimits? Limits { get; init; }

    /// <summary>
    /// Reads segmentation, calls and limits with segments, breakpoints, point events, events and arms, where <see cref="Segmentation"/> and
    /// <see cref="Calls"/> hold none of them; null where they are here. A batch of thousands is in memory without them.
    /// </summary>
    public Func<CancellationToken, Task<ArrayDetail>>? LoadDetail { get; init; }

    /// <summary>Other columns that the sheet has for the array, in the sheet's spelling of values.</summary>
    public IReadOnlyDictionary<string, string> Columns { get; init; } = new Dictionary<string, string>();

    /// <summary>Reads the probes; its task gives null where they are not stored or the array came as segments. Null where no picture is to show probes.</summary>
    public Func<CancellationToken, Task<Profile?>>? LoadProfile { get; init; }

    /// <summary>Reads every gene of the array with the table that it is numbered by; gives null where there are none.</summary>
    public Func<CancellationToken, Task<(GeneTable Table, CalledGenes Genes)?>>? LoadGenes { get; init; }

    /// <summary>The array with everything that was stored of it.</summary>
    public async Task<ArrayResult> WholeAsync(CancellationToken cancellationToken)
    {
        if (LoadDetail is null)
        {
            return this;
        }

        var detail = await LoadDetail(cancellationToken).ConfigureAwait(false);
        return this with { Segmentation = detail.Segmentation, Calls = detail.Calls, Limits = detail.Limits, LoadDetail = null };
    }

    /// <summary>The array without what is long and only tables and pictures show, to be read again by <paramref name="load"/>.</summary>
    public ArrayResult WithoutDetail(Func<CancellationToken, Task<ArrayDetail>> load) => this with
    {
        Segmentation = Segmentation is null ? null : Segmentation with { Segments = [], Breakpoints = [], PointEvents = [] },
        Calls = Calls is null ? null : Calls with { Segments = [], Events = [], Arms = [] },
        Limits = null,
        CoveredBefore = GenomeCovered,
        LoadDetail = load,
    };

    /// <summary>What is unlikely about the array beside the others of the batch; see <see cref="SiblingDesigns"/>.</summary>
    public IReadOnlyList<string> BatchNotes { get; init; } = [];

    /// <summary>Every sentence on the array's quality: of quality control, the deciding one first, of the batch, and of the segmenter.</summary>
    public IReadOnlyList<string> Warnings => [.. Ingested?.Quality.Reasons ?? [], .. BatchNotes, .. Segmentation?.Notes ?? [], .. Sparse()];

    /// <summary>Share of the autosomes that the segments cover, 0–1; null without segments, or where the build does not tell lengths.</summary>
    public double? GenomeCovered => LoadDetail is not null ? CoveredBefore : Segmentation is { } s && (s.File?.Build ?? Ingested?.Build) is { } build
        ? GenomeShare.Of(s.Segments.Select(x => (x.Chromosome, x.Start, x.End)), GenomeBuild.Of(build))
        : null;

    /// <summary>Judgement of quality control; never <see cref="QualityVerdict.Pass"/> where a sentence stands. Null of what was not judged.</summary>
    public QualityVerdict? Verdict => Ingested?.Quality.Verdict is { } verdict and not QualityVerdict.Pass ? verdict
        : Warnings.Count > 0 ? QualityVerdict.Warn : Ingested?.Quality.Verdict;

    // Of the segments that were here before they were left to be read again.
    private double? CoveredBefore { get; init; }

    private IEnumerable<string> Sparse() => Segmentation?.File is null || !(GenomeCovered < GenomeShare.Least) ? [] :
    [
        string.Create(
            CultureInfo.InvariantCulture,
            $"The file's segments cover {(GenomeCovered < 0.001 ? "less than 0.1%" : $"{GenomeCovered:0.0%}")} of the autosomes: it seems to hold altered rows only. It is not centred by them, and shares of the genome are shares of what is covered."),
    ];

    /// <summary>The reason in one sentence: the problem, the given reason, or for an excluded array its first quality sentence.</summary>
    public string? ReasonText =>
        Problem?.What ?? Reason ?? (State == UnitOutcome.Excluded && Ingested is { Quality.Reasons: [var first, ..] } ? first : null);
}

/// <summary>What is long of an array and is read when it is written.</summary>
/// <param name="Segmentation">The segmentation; null where there is none.</param>
/// <param name="Calls">The calls; null where there are none.</param>
/// <param name="Limits">The detection limits; null where limit-array took no part.</param>
public sealed record ArrayDetail(ArraySegmentation? Segmentation, ArrayCalls? Calls, DetectionLimits? Limits);

/// <summary>How a unit of a batch ended; <see cref="Pending"/> where it has not.</summary>
public enum UnitOutcome
{
    /// <summary>The unit is waiting or at work.</summary>
    Pending,

    /// <summary>An array that was called.</summary>
    Called,

    /// <summary>A pair that was compared.</summary>
    Compared,

    /// <summary>A cohort that was analysed.</summary>
    Analysed,

    /// <summary>An array that quality control or the sheet left out.</summary>
    Excluded,

    /// <summary>A pair or a cohort without the arrays it needs.</summary>
    Skipped,

    /// <summary>A unit that ended without its result.</summary>
    Failed,

    /// <summary>A unit that a person cancelled.</summary>
    Cancelled,
}
