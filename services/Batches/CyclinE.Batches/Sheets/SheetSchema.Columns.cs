using CyclinE.Batches.Sheets.Values;

namespace CyclinE.Batches.Sheets;

/// <content>The columns.</content>
public static partial class SheetSchema
{
    private const double LongestFollowUp = 1200;
    private const string MonthsHint = "Write months, 0 or more; a number of days divided by 30.4375 is months.";

    // Every yes-no column takes all of these, in any case; ChoiceValue takes 1.0 for 1.
    private static readonly string[] Yes = ["yes", "y", "true", "t", "1"];
    private static readonly string[] No = ["no", "n", "false", "f", "0"];

    private static SheetValue PositiveOrNegative(string hint, params (string Value, string[] Spellings)[] others) => new ChoiceValue(
        [("positive", ["pos", "+", .. Yes]), ("negative", ["neg", "-", .. No]), .. others])
    { Hint = hint };

    private static SheetValue Event() => new ChoiceValue(
        ("1", [.. Yes.Where(y => y != "1"), "event", "progression", "progressed", "dead", "deceased"]),
        ("0", [.. No.Where(n => n != "0"), "censored", "no progression", "alive", "living"]))
    { TakesLabels = true, Hint = "Programs that write 2 for an event: 2 is 1, 1 is 0." };

    private static SheetColumn[] Define() =>
    [
        new()
        {
            Name = SheetColumns.Array, Required = true, Value = new ArrayIdValue(), Example = "HCC1569",
            Summary = "Array id, unique in the sheet whatever its case; it names all outputs.",
            Aliases = ["array_id", "array_name", "arrayid", "barcode", "chip", "id"],
        },
        new()
        {
            Name = SheetColumns.Sample, Required = true, Value = new TextValue(), Example = "HCC1569 p12",
            Summary = "The specimen or cell line that was hybridised; several arrays may share one.",
            Aliases = ["sample_id", "sample_name", "sampleid", "specimen", "name"],
        },
        new()
        {
            Name = SheetColumns.File, Required = true, Value = new PathValue(), Example = "arrays/HCC1569.txt.gz",
            Summary = "The array's file, plain or compressed (gzip, bzip2, zip, zstd), as a path below the input root; `/` and `\\` both separate folders.",
            Aliases = ["filename", "file_name", "path", "filepath", "file_path"],
        },
        new()
        {
            Name = SheetColumns.Build, Value = new BuildValue(), Example = "hg19",
            Summary = "Genome build of the file's positions, where the file does not say it; all arrays of a sheet share one, also those whose cell is empty.",
            Aliases = ["genome", "assembly", "genome_build"],
        },
        new()
        {
            Name = SheetColumns.Role, Default = SheetColumns.Tumour, Example = SheetColumns.Resistant,
            Value = new ChoiceValue((SheetColumns.Tumour, ["tumor"]), (SheetColumns.Normal, []), (SheetColumns.Resistant, []),
                (SheetColumns.ParentalRole, ["parent"])),
            Summary = "What the array is: tumours make the cohort, every resistant array is compared with its parental.",
        },
        new()
        {
            Name = SheetColumns.Parental, Value = new TextValue("the id of another array of the sheet, of role parental"), Example = "BT474",
            Summary = "For role resistant: the array id of its parental line; the two make a pair.",
            Aliases = ["parent", "parental_array", "parental_id"],
        },
        new()
        {
            Name = "scale", Example = "log2",
            Value = new ChoiceValue(
                ("log2", ["log2ratio", "log2_ratio", "log2 ratio"]), ("ln", ["loge"]), ("log10", []), ("ratio", ["linear"]),
                ("copies", ["copy number", "copy_number"]), ("copies-2", ["copies - 2"])),
            Summary = "Scale of the values of a plain table; log2 is assumed and checked where the cell is empty.",
        },
        new()
        {
            Name = SheetColumns.Polarity, Default = "1", Example = "-1", Value = new ChoiceValue(("1", ["+1"]), ("-1", [])),
            Summary = "Two-colour arrays: 1 if the sample is in the red channel, -1 if in the green (dye swap).",
        },
        new()
        {
            Name = "file_sample", Value = new TextValue(), Example = "Sample_12",
            Summary = "Which sample of a file that holds many, by its name there; several rows may then name one file.",
        },
        new()
        {
            Name = "sha256", Value = new HashValue(), Example = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
            Summary = "SHA-256 of the file; another file, or a damaged one, fails the array.",
            Aliases = ["sha_256", "checksum", "sha"],
        },
        new()
        {
            Name = "centre", Value = new NumberValue(-10, 10, "log2"), Example = "-0.12",
            Summary = "By hand: the log2 ratio of two copies (log2), in place of the estimated centre; only calls are computed again.",
            Aliases = ["center"],
        },
        new()
        {
            Name = SheetColumns.Exclude, Value = new ReasonValue(), Example = "hybridised twice",
            Summary = "By hand: why the array is left out; it is counted as excluded with this reason.",
            Aliases = ["excluded", "drop", "skip"],
        },
        new()
        {
            Name = SheetColumns.Patient, Value = new TextValue(), Example = "P07",
            Summary = "Patient id; the sample stands for it where empty. Several arrays of one patient count once in the cohort.",
            Aliases = ["patient_id", "case", "case_id", "subject"],
        },
        new()
        {
            Name = SheetColumns.Her2, Value = PositiveOrNegative(
                "An IHC score of 3+ is positive, 0 and 1+ are negative, 2+ without in-situ hybridisation is equivocal.", ("equivocal", ["borderline"]),
                ("indeterminate", [])), Example = "positive",
            Summary = "HER2 status; the study looks at the positive ones and counts the others, equivocal and indeterminate ones apart.",
            Aliases = ["her2_status", "erbb2_status"],
        },
        new()
        {
            Name = SheetColumns.Benefit,
            Value = new ChoiceValue(("yes", Yes[1..]),
                ("no", No[1..])) { Hint =
                    "Complete or partial response, or stable disease for at least 24 weeks, is yes; CR, PR, SD and PD belong into best_response." },
            Example = "yes",
            Summary = "Clinical benefit of trastuzumab: complete or partial response, or stable disease for at least 24 weeks.",
            Aliases = ["clinical_benefit", "response"],
        },
        new()
        {
            Name = SheetColumns.BestResponse,
            Value = new ChoiceValue(
                ("CR", ["complete", "complete response"]), ("PR", ["partial", "partial response"]), ("SD", ["stable", "stable disease"]),
                ("PD", ["progressive", "progressive disease", "progression"]), ("NE", ["not evaluable", "inevaluable"])),
            Example = "SD",
            Summary = "Best overall response (RECIST); where benefit is empty, CR and PR are benefit, SD from 24 response_weeks on, PD is none, NE is not known.",
            Aliases = ["best_overall_response", "bor", "recist"],
        },
        new()
        {
            Name = SheetColumns.ResponseWeeks, Example = "30",
            Value = new NumberValue(0, LongestFollowUp, "weeks") { Hint = "Write weeks, 0 or more; a number of days divided by 7 is weeks." },
            Summary = "Weeks from the start of treatment to progression or the last assessment; read for stable disease where benefit is empty.",
            Aliases = ["stable_weeks", "sd_weeks", "weeks_to_progression"],
        },
        new()
        {
            Name = SheetColumns.PfsMonths, Value = new NumberValue(0, LongestFollowUp, "months") { Hint = MonthsHint }, Example = "14.5",
            Summary = "Progression-free survival (months).",
            Aliases = ["pfs", "pfs_time", "dfs_months"],
        },
        new()
        {
            Name = SheetColumns.PfsEvent, Value = Event(), Example = "1",
            Summary = "1 if progression or death was observed at pfs_months, 0 if the patient was censored then.",
            Aliases = ["pfs_status", "dfs_status"],
        },
        new()
        {
            Name = SheetColumns.OsMonths, Value = new NumberValue(0, LongestFollowUp, "months") { Hint = MonthsHint }, Example = "31",
            Summary = "Overall survival (months).",
            Aliases = ["os", "os_time"],
        },
        new()
        {
            Name = SheetColumns.OsEvent, Value = Event(), Example = "0",
            Summary = "1 if death was observed at os_months, 0 if the patient was censored then.",
            Aliases = ["os_status", "vital_status"],
        },
        new()
        {
            Name = "ccne1_ihc", Value = PositiveOrNegative("Apply the cut-off of your protocol first."), Example = "positive",
            Summary = "Cyclin E by immunohistochemistry: positive is cyclin E positive by expression.",
        },
        new()
        {
            Name = "ccne1_mrna_z", Value = new NumberValue(-100, 100, "z score"), Example = "2.1",
            Summary = "CCNE1 expression (z score); from the plan's `mrna-cut` on it is cyclin E positive by expression.",
        },
        new()
        {
            Name = "line", Value = new TextValue(), Example = "BT474",
            Summary = "Cell line.",
            Aliases = ["cell_line"],
        },
        new()
        {
            Name = "platform", Use = SheetColumnUse.Kept, Value = new TextValue(), Example = "Agilent 4x180K",
            Summary = "Array design.",
        },
        new()
        {
            Name = "note", Use = SheetColumnUse.Kept, Value = new TextValue(), Example = "second hybridisation",
            Summary = "Anything.",
            Aliases = ["comment", "remark"],
        },
        new()
        {
            Name = SheetColumns.Sex, Value = new ChoiceValue(("female", ["f", "xx"]), ("male", ["m", "xy"])), Example = "female",
            Summary = "Sex of the patient; X and Y of the array that say otherwise are a warning.",
            Aliases = ["gender"],
        },
        new()
        {
            Name = "reference_sex", Example = "female",
            Value = new ChoiceValue(("female", ["f", "xx"]), ("male", ["m", "xy"]), ("mixed", ["pool", "pooled"])),
            Summary = "Sex of the reference DNA on the array; without it X and Y of a two-colour array say nothing about the patient's.",
        },
        new()
        {
            Name = "purity", Example = "0.6",
            Value = new NumberValue(0, 1, "share of tumour cells") { IsOpenBelow = true, Hint = "Write a share: 0.6 for 60 %." },
            Summary = "By hand: share of tumour cells in the specimen (0–1).",
            Aliases = ["cellularity", "tumour_content"],
        },
        new()
        {
            Name = "ploidy", Value = new NumberValue(0.5, 12, "copies"), Example = "2.8",
            Summary = "By hand: mean number of copies in a tumour cell (copies).",
        },
        new()
        {
            Name = SheetColumns.Reference, Value = new TextValue("the id of another array of the sheet, of role normal, or the path of a pool"),
            Example = "N07",
            Summary = "What is subtracted at probe level: the array id of a matched normal, or a pool made by `cycline reference build`; never the parental of a pair.",
            Aliases = ["reference_array", "matched_normal", "pool", "ref"],
        },
        new()
        {
            Name = SheetColumns.Probes, Value = new PathValue(), Example = "design/positions.tsv",
            Summary = "Table of the platform's probes by name: positions for a file that has none, `gc` and `length` for the correction of waves, cells for a CEL file.",
            Aliases = ["probe_table", "positions", "annotation", "design"],
        },
    ];
}
