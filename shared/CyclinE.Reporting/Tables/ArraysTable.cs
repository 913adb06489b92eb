using CyclinE.Genomics.Results.Calls;
using CyclinE.Reporting.Model;
using static CyclinE.Reporting.Tables.Digits;

namespace CyclinE.Reporting.Tables;

/// <summary><c>arrays.tsv</c>: one line for every array of the sheet, whatever became of it.</summary>
internal static class ArraysTable
{
    public static OutputTable Table { get; } = new ArrayTable<ArrayResult>(
        "arrays.tsv",
        "every array of the sheet, in sheet order, whatever became of it",
        array => [array],
        [
            new("array", "Array id of the sheet.", a => Text(a.Array)),
            new("sample", "Specimen or line.", a => Text(a.Sample)),
            new("role", "tumour, normal, resistant or parental.", a => Text(a.Role)),
            new("patient", "Patient id of the sheet.", a => Text(a.Patient)),
            new("state", "called, failed, excluded, cancelled or pending.", a => Words.Of(a.State)),
            new("stage", "The last stage that ended, or the one that failed.", a => Text(a.Stage)),
            new("reason_code", "Machine-readable reason, such as truncated-file.", a => Text(a.Problem?.Code)),
            new("reason", "Why the array was not called, in one sentence.", a => Text(a.ReasonText)),
            new("where", "File, line and column of the problem.", a => Text(a.Problem?.Where)),
            new("remedy", "What the user can do.", a => Text(a.Problem?.Remedy)),
            new("verdict", "Judgement of quality control: pass, warn or fail.", a => Words.Of(a.Verdict)),
            new("quality_notes", "Sentences of quality control, the deciding one first, on the array beside the others of the batch, and of the segmenter, joined with a semicolon.", a => Text(Sentences(a))),
            new("build", "Genome build of the positions.", a => Text(a.Ingested?.Build ?? a.Calls?.Build ?? a.Segmentation?.File?.Build)),
            new("format", "File format as recognised.", a => Text(a.Ingested?.Format ?? (a.Segmentation?.File is null ? null : "seg"))),
            new("platform", "Platform name where the file tells it.", a => Text(a.Ingested?.Platform)),
            new("dlrs", "Spread of differences between neighbouring probes: IQR / (1.349·√2), log2.", a => Log2(a.Ingested?.Quality.Dlrs)),
            new("mapd", "Median absolute difference between neighbouring probes, log2.", a => Log2(a.Ingested?.Quality.Mapd)),
            new("sigma", "Noise sd σ from differences between neighbouring probes, log2.", a => Log2(a.Ingested?.Scalars.Sigma)),
            new("tau", "Autocorrelation factor τ ≥ 1; σ²τ is the long-run variance.", a => Log2(a.Ingested?.Scalars.Tau)),
            new("centre", "The centre that is subtracted from every written log2.", a => Log2(a.Calls?.Centre ?? a.Ingested?.Scalars.Centre)),
            new("centre_manual", "true where the centre was given by hand.", a => Truth(a.Calls?.CentreIsManual)),
            new("missing_share", "Share of the platform's probes without a finite value, 0–1.", a => Fixed(a.Ingested?.Quality.MissingShare, 4)),
            new("probes", "Probes with a finite value.", a => Whole(a.Ingested?.Scalars.Probes ?? a.Segmentation?.Probes)),
            new("segments", "Segments.", a => Whole(a.Calls?.Segments.Count ?? a.Segmentation?.Segments.Count)),
            new("method", "Segmentation method.", a => Text(a.Segmentation?.Method)),
            new("call_rule", "Rule of the calls: noise, fixed or copies.", a => Text(a.Calls?.Rule)),
            new("genome_altered", "Length-weighted share of the called genome that is not neutral, 0–1.", a => Fixed(a.Calls?.GenomeAltered, 4)),
            new("events", "Events after merging.", a => Whole(a.Calls?.Events.Count)),
            new("focal_amplifications", "Events that are focal amplifications.", a => Whole(a.Calls?.Events.Count(IsFocalAmplification))),
            new("ccne1_amplified", "true where CCNE1 is amplified (cyclin E positive by amplification).", a => Truth(a.Calls?.CyclinEAmplified)),
            new("co_amplified", "true where ERBB2 and CCNE1 are both amplified.", a => Truth(a.Calls?.CoAmplified)),
            new("cyclin_e_expressed",
                "true where cyclin E is stained or CCNE1 expressed above the plan's cut (cyclin E positive by expression); NA where the sheet does not tell.", a => Truth(a.Calls?.CyclinEExpressed)),
            new("cyclin_e_by_either", "true where ccne1_amplified or cyclin_e_expressed is; false where both are known and false.",
                a => Truth(a.Calls?.CyclinEByEither)),
            new("centre_source", "Where the centre comes from: manual, peak, segments or file.", a => Text(a.Calls?.CentreSource)),
            new("runner_up_centre", "The runner-up centre; NA where there is none.", a => Log2(a.Calls?.RunnerUpCentre)),
            new("sex", "Sex that X and Y are held against; NA where they are not called.", a => Words.Of(a.Calls?.Sex)),
            new("purity", "Share of tumour cells, 0–1; NA where not known.", a => Fixed(a.Calls?.CopyModel?.Purity, 4)),
            new("ploidy", "Mean copies of a tumour cell; NA where purity is not known.", a => Fixed(a.Calls?.CopyModel?.Ploidy, 3)),
            new("homozygous_deletions", "Segments called homozygous-deletion (suspected).", a => Segments(a, CallClass.HomozygousDeletion)),
            new("losses", "Segments called loss.", a => Segments(a, CallClass.Loss)),
            new("gains", "Segments called gain.", a => Segments(a, CallClass.Gain)),
            new("amplifications", "Segments called amplification.", a => Segments(a, CallClass.Amplification)),
            new("high_level_amplifications", "Segments called high-level-amplification.", a => Segments(a, CallClass.HighLevelAmplification)),
            new("altered_arms", "Number of arms altered in whole, as in arms.tsv; NA where the build has no arm table.", AlteredArms),
            new("genome_covered", "Share of the autosomes that the segments cover, 0–1; NA where the build has no lengths.", a => Fixed(a.GenomeCovered, 4)),
            new("point_genes", "Panel genes under a point event beyond their call, as GENE (class); see genes.tsv. NA where none.", a => Text(PointGenes(a))),
            new("note", "Note of the sheet.", a => Text(a.Note)),
        ]);

    private static string? Sentences(ArrayResult array) =>
        array.Warnings is { Count: > 0 } warnings ? string.Join("; ", warnings) : null;

    private static string? PointGenes(ArrayResult array) =>
        array.Calls?.Genes.Where(g => g.Point is not null).Select(g => $"{g.Symbol} ({Words.Of(g.Point!.Call)})").ToArray() is { Length: > 0 } genes
            ? string.Join("; ", genes)
            : null;

    private static string Segments(ArrayResult array, CallClass call) => Whole(array.Calls?.Classes.FirstOrDefault(c => c.Call == call)?.Segments);

    private static string AlteredArms(ArrayResult array) =>
        array.Calls is { Arms.Count: > 0 } calls
            ? Whole(calls.Arms.Count(m => m.Call is not (null or CallClass.Neutral)))
            : Missing;

    private static bool IsFocalAmplification(CopyNumberEvent e) => e.Focal && e.Call >= CallClass.Amplification;
}
