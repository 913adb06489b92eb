using CyclinE.Genomics.Results.Calls;
using CyclinE.Reporting.Files;
using CyclinE.Reporting.Files.CBioPortal;
using CyclinE.Reporting.Model;
using CyclinE.Reporting.Tests.Sample;

namespace CyclinE.Reporting.Tests;

public sealed class CBioPortalTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public void Two_names_never_have_one_id_and_those_that_are_ids_keep_their_name()
    {
        string[] names = ["P/1", "P_1", "p_1", "P 1", "P_1-2", new string('x', 80), new string('x', 79)];

        var ids = new CBioPortalIds(names);

        Assert.Equal(names.Length, names.Select(n => ids[n]).Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.Equal(("P_1", "P_1-2"), (ids["P_1"], ids["P_1-2"]));
        Assert.All(names, n => Assert.Matches("^[A-Za-z0-9._-]{1,63}$", ids[n]));
    }

    [Fact]
    public async Task Patients_have_a_line_each_with_survival_and_their_samples_point_to_it()
    {
        var arrays = Arrays(
            ("A1", "P/1", new() { ["pfs_months"] = "5.5", ["pfs_event"] = "1", ["os_months"] = "9", ["os_event"] = "0", ["her2"] = "positive" }),
            ("A2", "P_1", new() { ["pfs_months"] = "50", ["pfs_event"] = "0", ["os_months"] = "50", ["os_event"] = "1" }),
            ("A3", "P/1", new() { ["her2"] = "negative" }));

        await StudyAsync(arrays, study =>
        {
            Assert.Equal(
                [
                    "PATIENT_ID\tPATIENT_DISPLAY_NAME\tHER2_STATUS\tPFS_STATUS\tPFS_MONTHS\tOS_STATUS\tOS_MONTHS",
                    "P_1-2\tP/1\tPositive\t1:PROGRESSION\t5.5\t0:LIVING\t9",
                    "P_1\tP_1\tNA\t0:CENSORED\t50\t1:DECEASED\t50",
                ],
                Lines(study, "data_clinical_patient.txt")[4..]);
            Assert.All(Lines(study, "data_clinical_patient.txt")[..4], l => Assert.Equal(7, l.Split('\t').Length));
            Assert.Equal(["P_1-2\tA1", "P_1\tA2", "P_1-2\tA3"], Lines(study, "data_clinical_sample.txt")[5..]);
        });
    }

    [Fact]
    public async Task Benefit_that_is_told_from_the_response_stands_beside_what_is_stated() => await StudyAsync(
        Arrays(("A1", "P1", new() { ["best_response"] = "SD", ["response_weeks"] = "30" }), ("A2", "P2", new() { ["benefit"] = "no" }), ("A3", "P3", [])),
        study => Assert.Equal(
            ["PATIENT_ID\tPATIENT_DISPLAY_NAME\tCLINICAL_BENEFIT", "P1\tP1\tYes", "P2\tP2\tNo", "P3\tP3\tNA"],
            Lines(study, "data_clinical_patient.txt")[4..]));

    [Fact]
    public async Task The_list_of_cases_with_copy_number_names_every_sample() => await StudyAsync(Arrays(("A1", "P1", []), ("A2", "P2", [])), study =>
    {
        var cases = Lines(study, Path.Combine("case_lists", "cases_cna.txt")).ToDictionary(l => l.Split(": ")[0], l => l.Split(": ")[1]);
        var id = Lines(study, "meta_study.txt").Single(l => l.StartsWith("cancer_study_identifier: ", StringComparison.Ordinal)).Split(": ")[1];
        Assert.Equal((id, $"{id}_cna", "A1\tA2"), (cases["cancer_study_identifier"], cases["stable_id"], cases["case_list_ids"]));
        Assert.Equal("all_cases_with_cna_data", cases["case_list_category"]);
    });

    [Fact]
    public async Task A_segment_of_one_base_is_not_zero_bases_wide()
    {
        var arrays = Arrays(("A1", "P1", []));
        var call = arrays[0].Calls!.Segments[0];
        arrays[0] = arrays[0] with { Calls = arrays[0].Calls! with { Segments = [call with { Segment = call.Segment with { End = call.Segment.Start } }] } };

        await StudyAsync(arrays, study =>
        {
            var fields = Lines(study, "data_cna_hg19.seg")[1].Split('\t');
            Assert.Equal(($"{call.Segment.Start - 1}", $"{call.Segment.Start}"), (fields[2], fields[3]));
        });
    }

    [Theory]
    [InlineData("CCNE1", "898")]
    [InlineData("c19orf2", "8725")]
    [InlineData("LOC284395", "284395")]
    [InlineData("LOC", "")]
    [InlineData("LOC12A", "")]
    [InlineData("GENE1", "")]
    public void Entrez_ids_stand_where_they_are_known(string symbol, string id) => Assert.Equal(id, EntrezIds.Of(symbol));

    private static ArrayResult[] Arrays(params (string Array, string Patient, Dictionary<string, string> Columns)[] rows)
    {
        var called = SampleBatch.Small.ArrayResults.First(a => a.Calls is { Segments.Count: > 0 });
        return [.. rows.Select(r => called with { Array = r.Array, Patient = r.Patient, Columns = r.Columns })];
    }

    private static string[] Lines(string study, string name) => File.ReadAllLines(Path.Combine(study, name));

    private static async Task StudyAsync(ArrayResult[] arrays, Action<string> check)
    {
        var folder = Directory.CreateTempSubdirectory("cycline-reporting-").FullName;
        await ResultFiles.WriteAsync(SampleBatch.Small with { CBioPortal = true, ArrayResults = arrays, PairResults = [] }, folder, Cancel);
        check(Path.Combine(folder, "cbioportal"));
        Directory.Delete(folder, recursive: true);
    }
}
