using System.Text.Json;
using CyclinE.Cohort.Study;
using CyclinE.Cohort.Tests.Golden;
using CyclinE.Genomics.Results.Cohort;
using CyclinE.Genomics.Results.Cohort.Study;

namespace CyclinE.Cohort.Tests.Study;

public class StudyAnalysisTests
{
    private static readonly StudyOptions Default = new();

    [Fact]
    public void TheStudysTableComesOut()
    {
        var study = StudyAnalysis.Analyse(Patients(), [new AbsentArray("T35", "excluded", "DLRS 0.6 above 0.35")], Default);
        var table = study.Benefit!;
        Assert.Equal((6, 12, 14, 2), (table.PositiveYes, table.PositiveNo, table.NegativeYes, table.NegativeNo));
        Near.Equal(0.0019084299492482, table.P, 1e-12, "P");
        Assert.True(table.OddsRatio < 0.1 && table.Upper < 1);
        Assert.Equal((18, 16), (study.Positive!.Subjects, study.Negative!.Subjects));
        Assert.True(study.Positive.Median < study.Negative.Median);
        Assert.NotNull(study.LogRank);
        Assert.Equal((34, 34, "HER2-positive"), (study.Called, study.Analysed, study.Population));
        Assert.Equal(["Analysed: 34 patients, HER2-positive, from 34 called of 35 tumour arrays (1 excluded)."], study.Notes);
    }

    [Fact]
    public void APointEventOverCcne1IsNamedWhereItIsNotCounted()
    {
        var members = Patients();
        var negative = members.FindIndex(m => m.CyclinEPositive == false);
        var positive = members.FindIndex(m => m.CyclinEPositive == true);
        members[negative] = members[negative] with { Ccne1Point = true };
        members[positive] = members[positive] with { Ccne1Point = true };
        var note = Assert.Single(StudyAnalysis.Analyse(members, [], Default).Notes, n => n.Contains("point event", StringComparison.Ordinal));
        Assert.Contains($"CCNE1 of {members[negative].Array}: not counted", note, StringComparison.Ordinal);
    }

    [Fact]
    public void WhoIsLeftOutIsNamed()
    {
        var members = Patients();
        members[0] = members[0] with { Her2 = false };
        members[1] = members[1] with { Her2 = null };
        members[2] = members[2] with { CyclinEPositive = null };
        members[3] = members[3] with { Benefit = null };
        members[4] = members[4] with { PfsEvent = null };
        members[5] = members[5] with { PfsMonths = -1 };
        var study = StudyAnalysis.Analyse(members, [], Default);
        Assert.Equal((34, 31), (study.Called, study.Analysed));
        Assert.Equal(
            [
                "Analysed: 31 patients, HER2-positive, from 34 called of 34 tumour arrays.",
                "HER2: 1 patient left out, negative: P01.",
                "HER2: 1 patient left out, not stated: P02.",
                "Cyclin E: 1 patient left out, CCNE1 has no value on the array: P03.",
                "Clinical benefit: 1 patient left out, not evaluable: P04.",
                "Progression-free survival: 2 patients left out, without a time of at least 0 months and an event: P05, P06.",
            ],
            study.Notes);
        Assert.Equal(30, study.Benefit!.PositiveYes + study.Benefit.PositiveNo + study.Benefit.NegativeYes + study.Benefit.NegativeNo);
        Assert.Equal(29, study.Positive!.Subjects + study.Negative!.Subjects);
        Assert.Equal(34, study.Members.Count);
    }

    [Fact]
    public void AnUndecidedHer2IsCountedByItsWord()
    {
        var members = Patients();
        members[0] = members[0] with { Her2 = null, Her2Undecided = "equivocal" };
        members[1] = members[1] with { Her2 = null, Her2Undecided = "indeterminate" };
        members[2] = members[2] with { Her2 = null };
        var study = StudyAnalysis.Analyse(members, [], Default);
        Assert.Equal(31, study.Analysed);
        Assert.Contains("HER2: 1 patient left out, equivocal: P01.", study.Notes);
        Assert.Contains("HER2: 1 patient left out, indeterminate: P02.", study.Notes);
        Assert.Contains("HER2: 1 patient left out, not stated: P03.", study.Notes);
    }

    [Fact]
    public void ACohortWithoutEndPointsIsATableOfMembers()
    {
        CohortMember[] lines = [Member(2) with { Her2 = null, Benefit = null, PfsMonths = null, PfsEvent = null }];
        var study = StudyAnalysis.Analyse(lines, [], Default);
        Assert.Single(study.Members);
        Assert.Equal((null, null, null, null), (study.Benefit, study.Positive, study.Negative, study.LogRank));
        Assert.Contains(study.Notes, n => n.StartsWith("HER2 is stated for no patient, so all are analysed", StringComparison.Ordinal));
        Assert.Contains("Clinical benefit: not stated for any patient, so there is no table.", study.Notes);
        Assert.Contains("Progression-free survival: no patient has both time and event, so there is no curve.", study.Notes);
    }

    [Fact]
    public void NobodyAtAllIsNoException()
    {
        var study = StudyAnalysis.Analyse([], [new AbsentArray("A", "failed", "truncated-file")], Default);
        Assert.Equal("Analysed: 0 patients, HER2-positive, from 0 called of 1 tumour array (1 failed).", study.Notes[0]);
        Assert.Null(study.Benefit);
    }

    [Fact]
    public void OneGroupOnlyIsSaid()
    {
        var study = StudyAnalysis.Analyse([.. Patients().Where(p => p.CyclinEPositive == true)], [], Default);
        Assert.Null(study.LogRank);
        Assert.Null(study.Negative);
        Assert.Null(study.Benefit!.OddsRatio);
        Assert.Contains("Clinical benefit: the odds ratio is undefined and P is 1 because no evaluable patient is cyclin E negative.", study.Notes);
        Assert.Contains("Progression-free survival: the log-rank test is undefined because no patient with an end point is cyclin E negative.", study.Notes);
    }

    [Fact]
    public void OfSeveralArraysOfOnePatientTheFirstByIdCounts()
    {
        var members = Patients();
        members.Add(members[3] with { Array = "A-biopsy", Benefit = !members[3].Benefit });
        var study = StudyAnalysis.Analyse(members, [], Default);
        Assert.Equal((35, 34), (study.Called, study.Analysed));
        Assert.Contains(
            "Patient P04 has 2 arrays (A-biopsy, T04): A-biopsy, the first by array id, is analysed; their clinical values differ, those of this array's row count.",
            study.Notes);
    }

    [Fact]
    public void TheOrderOfMembersChangesNothing()
    {
        var study = StudyAnalysis.Analyse(Patients(), [], Default);
        var turned = StudyAnalysis.Analyse([.. Patients().AsEnumerable().Reverse()], [], Default);
        Assert.Equal(JsonSerializer.Serialize(study), JsonSerializer.Serialize(turned));
    }

    [Fact]
    public void ACutOverridesTheArraysCallsAndIsStated()
    {
        var study = StudyAnalysis.Analyse(Patients(), [], Default with { CyclinECut = 1.5 });
        Assert.Equal("CCNE1 log2 ≥ 1.5", study.Definition);
        Assert.All(study.Members, m => Assert.Equal(m.Ccne1Log2 >= 1.5, m.CyclinEPositive));
        Assert.Equal(10, study.Positive!.Subjects);
    }

    [Fact]
    public void Her2IsIgnoredOnRequest()
    {
        CohortMember[] members = [.. Patients().Select(p => p with { Her2 = false })];
        Assert.Equal(0, StudyAnalysis.Analyse(members, [], Default).Analysed);
        var all = StudyAnalysis.Analyse(members, [], Default with { Her2PositiveOnly = false });
        Assert.Equal((34, "of any HER2 status"), (all.Analysed, all.Population));
    }

    /// <summary>An infinite odds ratio and the end of a curve at 0 must survive the way to the store and the page.</summary>
    [Fact]
    public void InfinitiesSurviveJson()
    {
        var members = Patients().Select(p => p with { Benefit = p.CyclinEPositive, PfsEvent = true }).ToArray();
        var study = StudyAnalysis.Analyse(members, [], Default);
        Assert.Equal(double.PositiveInfinity, study.Benefit!.OddsRatio);
        var back = JsonSerializer.Deserialize<CohortStudy>(JsonSerializer.Serialize(study))!;
        Assert.Equal(study.Benefit, back.Benefit);
        Assert.Equal(study.Positive!.Steps, back.Positive!.Steps);
    }

    private static List<CohortMember> Patients() => [.. Enumerable.Range(1, 34).Select(Member)];

    private static CohortMember Member(int i)
    {
        var positive = i <= 18;
        return new CohortMember
        {
            Array = $"T{i:00}",
            Patient = $"P{i:00}",
            Her2 = true,
            Ccne1Log2 = positive ? 1 + (i / 18.0) : 0,
            Erbb2Log2 = 3,
            CyclinEPositive = positive,
            Benefit = positive ? i <= 6 : i <= 32,
            PfsMonths = positive ? 1 + (i * 0.5) : i * 0.7,
            PfsEvent = i % 5 != 0,
        };
    }
}
