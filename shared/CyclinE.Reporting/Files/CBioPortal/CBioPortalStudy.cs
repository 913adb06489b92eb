using System.Globalization;
using CyclinE.Reporting.Model;

namespace CyclinE.Reporting.Files.CBioPortal;

/// <summary>A batch as a study of cBioPortal: names, samples and the fields of its meta files (docs.cbioportal.org, File Formats).</summary>
internal sealed class CBioPortalStudy(BatchResults results)
{
    /// <summary>File of patients and samples.</summary>
    public const string Samples = "data_clinical_sample.txt";

    /// <summary>File of patients.</summary>
    public const string Patients = "data_clinical_patient.txt";

    /// <summary>The list of samples with copy number, in its folder.</summary>
    public static readonly string CaseList = Path.Combine("case_lists", "cases_cna.txt");

    /// <summary>File of the genes' log2.</summary>
    public const string Log2 = "data_log2_cna.txt";

    /// <summary>File of the genes' classes.</summary>
    public const string Discrete = "data_cna.txt";

    private const string Cna = "COPY_NUMBER_ALTERATION";

    /// <summary>The called arrays: the samples, in sheet order.</summary>
    public IReadOnlyList<ArrayResult> Arrays { get; } = [.. results.ArrayResults.Where(a => a.Calls is not null)];

    /// <summary>Ids of the arrays.</summary>
    public CBioPortalIds SampleIds => field ??= new CBioPortalIds(Arrays.Select(a => a.Array));

    /// <summary>Ids of the patients, by what stands for one in the sheet.</summary>
    public CBioPortalIds PatientIds => field ??= new CBioPortalIds(Arrays.Select(a => a.Patient ?? a.Sample));

    /// <summary>File of the segments, with the build in its name.</summary>
    public string Segments => $"data_cna_{Build}.seg";

    private string Build => Arrays.Count > 0 ? Arrays[0].Calls!.Build : results.Build;

    private string Id => CBioPortalIds.Clean(results.Batch.Split('@')[0]).ToLowerInvariant().Replace('-', '_').Replace('.', '_');

    /// <summary>The meta files: names and fields in order.</summary>
    public IEnumerable<(string FileName, IReadOnlyList<(string Name, string Value)> Fields)> Metas()
    {
        var synthetic = results.Synthetic ? "Synthetic (simulated) arrays. " : string.Empty;
        yield return (
            "meta_study.txt",
            [
                ("type_of_cancer", "mixed"),
                ("cancer_study_identifier", Id),
                ("name", $"{results.Batch}{(results.Synthetic ? " (synthetic)" : string.Empty)}"),
                ("description", string.Create(CultureInfo.InvariantCulture,
                    $"{synthetic}Copy number of {Arrays.Count} arrays, called by CyclinE.Pipeline {results.SoftwareVersion}, plan {results.PlanId}.")),
                ("add_global_case_list", "true"),
                ("reference_genome", Build),
            ]);
        yield return ("meta_clinical_patient.txt",
            [Study, ("genetic_alteration_type", "CLINICAL"), ("datatype", "PATIENT_ATTRIBUTES"), ("data_filename", Patients)]);
        yield return ("meta_clinical_sample.txt",
            [Study, ("genetic_alteration_type", "CLINICAL"), ("datatype", "SAMPLE_ATTRIBUTES"), ("data_filename", Samples)]);
        yield return (
            $"meta_cna_{Build}_seg.txt",
            [
                Study,
                ("genetic_alteration_type", Cna),
                ("datatype", "SEG"),
                ("reference_genome_id", Build),
                ("description", $"{synthetic}Segments with their mean log2 ratio, each array's centre subtracted."),
                ("data_filename", Segments),
            ]);
        yield return (
            "meta_log2_cna.txt",
            [
                Study,
                ("genetic_alteration_type", Cna),
                ("datatype", "LOG2-VALUE"),
                ("stable_id", "log2CNA"),
                ("show_profile_in_analysis_tab", "false"),
                ("profile_name", "Log2 copy-number values"),
                ("profile_description", $"{synthetic}Length-weighted mean log2 of the segments over each gene, from what is expected there."),
                ("data_filename", Log2),
            ]);
        yield return (
            "meta_cna.txt",
            [
                Study,
                ("genetic_alteration_type", Cna),
                ("datatype", "DISCRETE"),
                ("stable_id", "cna"),
                ("show_profile_in_analysis_tab", "true"),
                ("profile_name", "Copy-number calls"),
                ("profile_description", $"{synthetic}-2 = homozygous deletion; -1 = loss; 0 = neutral; 1 = gain; 2 = amplification or higher."),
                ("data_filename", Discrete),
            ]);
    }

    /// <summary>The list of all samples, for all of them have copy number.</summary>
    public IReadOnlyList<(string Name, string Value)> Cases() =>
    [
        Study,
        ("stable_id", $"{Id}_cna"),
        ("case_list_name", "Samples with copy number"),
        ("case_list_description", string.Create(CultureInfo.InvariantCulture, $"All {Arrays.Count} called arrays")),
        ("case_list_category", "all_cases_with_cna_data"),
        ("case_list_ids", string.Join('\t', Arrays.Select(a => SampleIds[a.Array]))),
    ];

    private (string Name, string Value) Study => ("cancer_study_identifier", Id);
}
