using System.Globalization;
using System.Text;
using CyclinE.Simulation.Arrays;

namespace CyclinE.Simulation.Study;

/// <summary>The texts of a synthetic study: sheet, truth table, README.</summary>
internal static class StudyTables
{
    /// <summary>The sheet, one row per array.</summary>
    public static string Sheet(SyntheticStudy study)
    {
        var text = new StringBuilder(
            "# synthetic: no patient, no cell line and no array stands behind any row\narray,sample,file,role,parental,patient,line,her2,benefit,pfs_months,pfs_event,note\n");
        foreach (var array in study.Arrays)
        {
            string?[] fields =
            [
                array.Id,
                array.Sample,
                array.File,
                array.Role,
                array.Parental,
                array.Patient,
                array.Line,
                Word(array.Her2, "positive", "negative"),
                Word(array.Outcome?.Benefit, "yes", "no"),
                array.Outcome?.PfsMonths.ToString("0.0", CultureInfo.InvariantCulture),
                Word(array.Outcome?.PfsEvent, "1", "0"),
                array.Note,
            ];
            text.AppendJoin(',', fields).Append('\n');
        }

        return text.ToString();
    }

    /// <summary>Every planted event with the probes that cover it.</summary>
    public static string Truth(SyntheticStudy study)
    {
        var text = new StringBuilder("array\tsample\tpurity\tchromosome\tstart\tend\tcopies\tlog2\tprobes\textent\tlabel\n");
        foreach (var array in study.Arrays)
        {
            foreach (var planted in array.Events)
            {
                text.Append(
                    CultureInfo.InvariantCulture,
                    $"{array.Id}\t{array.Sample}\t{array.Purity:0.00}\t{planted.Chromosome}\t{planted.Start}\t{planted.End}\t{planted.Copies}\t{planted.Log2:0.0000}\t{ArraySimulator.CountProbes(array.Design.Probes, planted)}\t{(planted.Broad ? "arm" : "focal")}\t{planted.Label}\n");
            }
        }

        return text.ToString();
    }

    /// <summary>What the folder is.</summary>
    public static string Readme(SyntheticStudy study) =>
        $"""
        SYNTHETIC DATA. No patient, no cell line and no array stands behind any number in this folder.

        Written by CyclinE.Simulation, seed {study.Seed}, version {SyntheticStudy.Version}.

        sheet.csv          one row per array, as cycline reads it
        arrays/*.txt       one parental and three resistant lines, {Patients(study)} patients; layout of Agilent Feature Extraction, build hg19
        truth.tsv          every event that was planted, with copies, purity, expected log2 and probes
        manifest.sha256    hashes of the files above: sha256sum -c manifest.sha256

        What was planted
        - The parental line has ERBB2 amplified and CCNE1 not. Each resistant line has all changes of the parental one, a CCNE1
          amplicon of its own size (0.6, 1.2 and 1.9 Mb) and one or two events that the others do not have.
        - 34 HER2-positive patients, all with ERBB2 amplified, purity 0.5 to 0.95. 18 have a focal CCNE1 amplification: 6 of them
          with clinical benefit, median progression-free survival 6 months. 16 have none: 14 with benefit, median 14 months.
          These are the proportions and medians of a published abstract; its table and its patients' times are not published,
          and the times here are drawn. Benefit goes to the longest times and is not derived from them in any other way.
        - The array of patient P35 is noisy on purpose and must be excluded by quality control.
        - About 0.4% of the spots carry a quality flag and a wrong signal; about 10% carry a background flag and a good one.

        """.ReplaceLineEndings("\n");

    private static string? Word(bool? value, string yes, string no) => value switch
    {
        true => yes,
        false => no,
        null => null,
    };

    private static int Patients(SyntheticStudy study) => study.Arrays.Count(a => a.Patient is not null);
}
