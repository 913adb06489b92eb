using System.Globalization;
using CyclinE.Genomics.Results.Cohort.Study;
using CyclinE.Reporting.Tables;

namespace CyclinE.Reporting.Files.CBioPortal;

/// <summary>
/// <c>data_clinical_patient.txt</c>: a line per patient, with survival under the names that cBioPortal draws curves from. Columns that the
/// sheet has of no patient are left out; of several arrays of a patient the first that has a value counts.
/// </summary>
internal static class PatientFile
{
    private static readonly Attribute[] Attributes =
    [
        new("SEX", "Sex", "Sex of the patient", "STRING", "sex", v => v == "female" ? "Female" : "Male"),
        new("HER2_STATUS", "HER2 status", "HER2 of the tumour as in the sheet", "STRING", "her2", Capital),
        new("CLINICAL_BENEFIT", "Clinical benefit", "Clinical benefit of trastuzumab", "STRING", Benefit),
        new("PFS_STATUS", "Progression-free status", "Progression or death", "STRING", "pfs_event", v => v == "1" ? "1:PROGRESSION" : "0:CENSORED"),
        new("PFS_MONTHS", "Progression-free (months)", "Months to progression, death or last visit", "NUMBER", "pfs_months", v => v),
        new("OS_STATUS", "Overall survival status", "Death of any cause", "STRING", "os_event", v => v == "1" ? "1:DECEASED" : "0:LIVING"),
        new("OS_MONTHS", "Overall survival (months)", "Months to death or last visit", "NUMBER", "os_months", v => v),
    ];

    public static void Write(CBioPortalStudy study, TextWriter writer)
    {
        var patients = study.Arrays.GroupBy(a => a.Patient ?? a.Sample, StringComparer.Ordinal).ToList();
        var present = Attributes.Where(a => study.Arrays.Any(array => a.Of(array.Columns) is not null)).ToList();
        writer.Write($"#Patient Identifier\tPatient name{string.Concat(present.Select(a => "\t" + a.Name))}\n");
        writer.Write($"#Patient, or specimen where the sheet names none\tAs in the sheet{string.Concat(present.Select(a => "\t" + a.Description))}\n");
        writer.Write($"#STRING\tSTRING{string.Concat(present.Select(a => "\t" + a.Datatype))}\n");
        writer.Write($"#1\t1{string.Concat(present.Select(_ => "\t1"))}\n");
        writer.Write($"PATIENT_ID\tPATIENT_DISPLAY_NAME{string.Concat(present.Select(a => "\t" + a.Id))}\n");
        foreach (var patient in patients)
        {
            writer.Write($"{study.PatientIds[patient.Key]}\t{Digits.Text(patient.Key)}");
            foreach (var attribute in present)
            {
                writer.Write('\t');
                writer.Write(patient.Select(a => attribute.Of(a.Columns)).FirstOrDefault(v => v is not null) is { } value
                    ? Digits.Text(value)
                    : Digits.Missing);
            }

            writer.Write('\n');
        }
    }

    private static string Capital(string value) => value.Length == 0 ? value : char.ToUpper(value[0], CultureInfo.InvariantCulture) + value[1..];

    private static string? Benefit(IReadOnlyDictionary<string, string> columns) =>
        ClinicalBenefit.Of(columns.GetValueOrDefault) switch { true => "Yes", false => "No", null => null };

    /// <summary>A column of the file, and what it is of a row of the sheet.</summary>
    private sealed record Attribute(
        string Id, string Name, string Description, string Datatype, Func<IReadOnlyDictionary<string, string>, string?> Of)
    {
        public Attribute(string id, string name, string description, string datatype, string column, Func<string, string> value)
            : this(id, name, description, datatype, columns => columns.TryGetValue(column, out var text) ? value(text) : null)
        {
        }
    }
}
