using CyclinE.Contracts.Units;

namespace CyclinE.Contracts.Stages;

/// <summary>
/// THE table: every built-in stage in the order in which a batch goes through them. What else there is stands beside it in the
/// <see cref="StageCatalog"/>; a test holds images and compose services against this table.
/// </summary>
public static class StageTable
{
    private const long Megabyte = 1024 * 1024;

    /// <summary>file of many samples → each sample on its own, and which is where; once for all of its arrays.</summary>
    public static StageDefinition SplitFile { get; } = new()
    {
        Name = "split-file",
        Version = 2,
        Service = "Ingest",
        Unit = UnitKind.File,
        Consumes = nameof(FileReleased),
        Produces = nameof(FileSplit),
        ArtifactKind = "file-index",
        Inputs = [StageDefinition.FileInput],
        SheetColumns = ["build", "scale", "polarity"],
        Required = true,
        TimeLimit = TimeSpan.FromMinutes(60),
        PeakMemory = 512 * Megabyte,
    };

    /// <summary>file (or the sample that was split from it) → profile: read, normalise, judge.</summary>
    public static StageDefinition IngestArray { get; } = new()
    {
        Name = "ingest-array",
        Version = 4,
        Service = "Ingest",
        Unit = UnitKind.Array,
        Consumes = nameof(ArrayReleased),
        Produces = nameof(ArrayIngested),
        ArtifactKind = "profile",
        Inputs =
        [
            StageDefinition.FileInput, StageDefinition.SheetTablePrefix + "probes", StageDefinition.SheetTablePrefix + "reference",
            StageDefinition.ReferenceInput,
        ],
        SheetColumns = ["build", "scale", "polarity", "file_sample", "sex", "reference_sex"],
        Required = true,
        TimeLimit = TimeSpan.FromMinutes(5),
        PeakMemory = 512 * Megabyte,
    };

    /// <summary>profile → segments.</summary>
    public static StageDefinition SegmentArray { get; } = new()
    {
        Name = "segment-array",
        Version = 4,
        Service = "Segmentation",
        Unit = UnitKind.Array,
        Consumes = nameof(ArrayIngested),
        Produces = nameof(ArraySegmented),
        ArtifactKind = "segmentation",
        Inputs = ["ingest-array"],
        SheetColumns = [],
        Required = true,
        TimeLimit = TimeSpan.FromMinutes(5),
        PeakMemory = 256 * Megabyte,
    };

    /// <summary>segments → calls, events, genes.</summary>
    public static StageDefinition CallArray { get; } = new()
    {
        Name = "call-array",
        Version = 5,
        Service = "Amplification",
        Unit = UnitKind.Array,
        Consumes = nameof(ArraySegmented),
        Produces = nameof(ArrayCalled),
        ArtifactKind = "calls",
        Inputs = ["ingest-array", "segment-array", "table:genes", "table:mask"],
        SheetColumns = ["centre", "purity", "ploidy", "role", "sex", "ccne1_ihc", "ccne1_mrna_z"],
        Required = true,
        TimeLimit = TimeSpan.FromMinutes(5),
        PeakMemory = 256 * Megabyte,
    };

    /// <summary>amplicons planted into the array's own neutral regions → the smallest that are found; takes part where the user asks for it.</summary>
    /// <remarks>Options of segment-array and call-array that it reads are in its recipe by the artifacts that were made with them.</remarks>
    public static StageDefinition LimitArray { get; } = new()
    {
        Name = "limit-array",
        Version = 2,
        Service = "Segmentation",
        Unit = UnitKind.Array,
        Consumes = nameof(ArrayCalled),
        Produces = nameof(ArrayLimited),
        ArtifactKind = "limits",
        Inputs = ["ingest-array", "segment-array", "call-array"],
        SheetColumns = [],
        Required = false,
        Awaited = true,
        TimeLimit = TimeSpan.FromMinutes(10),
        PeakMemory = 256 * Megabyte,
    };

    /// <summary>resistant − parental → segments of the difference.</summary>
    public static StageDefinition SegmentPair { get; } = new()
    {
        Name = "segment-pair",
        Version = 4,
        Service = "Segmentation",
        Unit = UnitKind.Pair,
        Consumes = nameof(PairReleased),
        Produces = nameof(PairSegmented),
        ArtifactKind = "pair-segmentation",
        Inputs = [StageDefinition.RosterInput],
        SheetColumns = [],
        Required = true,
        TimeLimit = TimeSpan.FromMinutes(5),
        PeakMemory = 512 * Megabyte,
    };

    /// <summary>segments of the difference → acquired and lost events.</summary>
    public static StageDefinition ComparePair { get; } = new()
    {
        Name = "compare-pair",
        Version = 3,
        Service = "Amplification",
        Unit = UnitKind.Pair,
        Consumes = nameof(PairSegmented),
        Produces = nameof(PairCompared),
        ArtifactKind = "comparison",
        Inputs = [StageDefinition.RosterInput, "segment-pair", "table:genes", "table:mask"],
        SheetColumns = [],
        Required = true,
        TimeLimit = TimeSpan.FromMinutes(5),
        PeakMemory = 512 * Megabyte,
    };

    /// <summary>all arrays → the closest other of each, outliers of the batch, proposed masks.</summary>
    public static StageDefinition CheckCohort { get; } = new()
    {
        Name = "check-cohort",
        Version = 1,
        Service = "Cohort",
        Unit = UnitKind.Cohort,
        Consumes = nameof(CohortReleased),
        Produces = nameof(CohortChecked),
        ArtifactKind = "cohort-check",
        Inputs = [StageDefinition.RosterInput],
        SheetColumns = ["patient", "sample", "line"],
        Required = true,
        TimeLimit = TimeSpan.FromMinutes(10),
        PeakMemory = 512 * Megabyte,
    };

    /// <summary>segments of all tumours → places where focal events recur, arms, genes.</summary>
    public static StageDefinition FindRecurrence { get; } = new()
    {
        Name = "find-recurrence",
        Version = 3,
        Service = "Cohort",
        Unit = UnitKind.Cohort,
        Consumes = nameof(CohortReleased),
        Produces = nameof(RecurrenceFound),
        ArtifactKind = "recurrence",
        Inputs = [StageDefinition.RosterInput, "table:genes", "table:mask"],
        SheetColumns = ["role", "sex"],
        Required = true,
        TimeLimit = TimeSpan.FromMinutes(10),
        PeakMemory = 1024 * Megabyte,
    };

    /// <summary>calls and clinical columns → the study.</summary>
    public static StageDefinition AnalyseCohort { get; } = new()
    {
        Name = "analyse-cohort",
        Version = 3,
        Service = "Cohort",
        Unit = UnitKind.Cohort,
        Consumes = nameof(CohortReleased),
        Produces = nameof(CohortAnalysed),
        ArtifactKind = "study",
        Inputs = [StageDefinition.RosterInput],
        SheetColumns = ["role", "patient", "sample", "her2", "benefit", "best_response", "response_weeks", "pfs_months", "pfs_event", "os_months", "os_event"],
        Required = true,
        TimeLimit = TimeSpan.FromMinutes(10),
        PeakMemory = 512 * Megabyte,
    };

    /// <summary>every gene and the clinical columns → score tests, effects, family-wise P.</summary>
    public static StageDefinition ScanCohort { get; } = new()
    {
        Name = "scan-cohort",
        Version = 2,
        Service = "Cohort",
        Unit = UnitKind.Cohort,
        Consumes = nameof(CohortReleased),
        Produces = nameof(CohortScanned),
        ArtifactKind = "scan",
        Inputs = [StageDefinition.RosterInput, "table:genes"],
        SheetColumns = ["role", "patient", "sample", "benefit", "best_response", "response_weeks", "pfs_months", "pfs_event", "os_months", "os_event"],
        Required = true,
        TimeLimit = TimeSpan.FromMinutes(30),
        PeakMemory = 1024 * Megabyte,
    };

    /// <summary>profiles of one platform → breaks that they share; takes part where the user asks for it.</summary>
    public static StageDefinition SegmentCohort { get; } = new()
    {
        Name = "segment-cohort",
        Version = 1,
        Service = "Segmentation",
        Unit = UnitKind.Cohort,
        Consumes = nameof(CohortReleased),
        Produces = nameof(CohortSegmented),
        ArtifactKind = "joint-segmentation",
        Inputs = [StageDefinition.RosterInput],
        SheetColumns = [],
        Required = false,
        Awaited = true,
        TimeLimit = TimeSpan.FromMinutes(30),
        PeakMemory = 1024 * Megabyte,
    };

    /// <summary>Where a stage stands in the table; behind all others if it is none of them.</summary>
    public static int PlaceOf(StageDefinition stage)
    {
        for (var i = 0; i < All.Count; i++)
        {
            if (All[i].Name == stage.Name)
            {
                return i;
            }
        }

        return All.Count;
    }

    /// <summary>All stages, in order.</summary>
    public static IReadOnlyList<StageDefinition> All { get; } =
        [SplitFile, IngestArray, SegmentArray, CallArray, LimitArray, SegmentPair, ComparePair, CheckCohort, FindRecurrence, AnalyseCohort, ScanCohort,
            SegmentCohort];
}
