using System.Globalization;

namespace CyclinE.Reporting;

/// <summary>A batch as a study of cBioPortal: names, samples and the fields of its meta files (docs.cbioportal.org, File Formats).</summary>
internal sealed class CBioPortalStudy(BatchResults results)
{
    /// <summary>File of patients and samples.</summary>
    public const string Samples = "data_clinical_sample.txt";

    /// <summary>File of the genes' log2.</summary>
    public const string Log2 = "data_log2_cna.txt";

    /// <summary>File of the genes' classes.</summary>
    public const string Discrete = "data_cna.txt";

    private const string Cna = "COPY_NUMBER_ALTERATION";

    /// <summary>The called arrays: the samples, in sheet order.</summary>
    public IReadOnlyList<ArrayResult> Arrays { get; } = [.. results.ArrayResults.Where(a => a.Calls is not null)];

    /// <summary>File of the segments, with the build in its name.</summary>
    public string Segments => $"data_cna_{Build}.seg";

    private string Build => Arrays.Count > 0 ? Arrays[0].Calls!.Build : results.Build;

    private string Id => IdOf(results.Batch.Split('@')[0]).ToLowerInvariant().Replace('-', '_').Replace('.', '_');

    /// <summary>A text as an id: letters, digits, points, underscores and hyphens, anything else an underscore.</summary>
    public static string IdOf(string text) =>
        string.Concat(text.Select(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '-' ? c : '_'));

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
                ("description", string.Create(CultureInfo.InvariantCulture, $"{synthetic}Copy number of {Arrays.Count} arrays, called by CyclinE.Pipeline {results.SoftwareVersion}, plan {results.PlanId}.")),
                ("add_global_case_list", "true"),
                ("reference_genome", Build),
            ]);
        yield return ("meta_clinical_sample.txt", [Study, ("genetic_alteration_type", "CLINICAL"), ("datatype", "SAMPLE_ATTRIBUTES"), ("data_filename", Samples)]);
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

    private (string Name, string Value) Study => ("cancer_study_identifier", Id);
}
