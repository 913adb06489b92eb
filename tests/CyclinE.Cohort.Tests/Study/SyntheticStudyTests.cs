using CyclinE.Cohort.Study;
using CyclinE.Genomics.Results.Cohort;
using CyclinE.Genomics.Results.Cohort.Study;
using CyclinE.Simulation.Study;

namespace CyclinE.Cohort.Tests.Study;

/// <summary>The synthetic study, with the truth in place of the calls, gives the study's published proportions and medians.</summary>
public class SyntheticStudyTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(42)]
    [InlineData(-7)]
    public void TruthGivesTheStudysTableAndMedians(int seed)
    {
        var arrays = SyntheticStudy.Create(seed).Arrays.Where(a => a.Role == "tumour").ToArray();
        CohortMember[] members = [.. arrays.Where(a => !a.MustBeExcluded).Select(Member)];
        AbsentArray[] absent = [.. arrays.Where(a => a.MustBeExcluded).Select(a => new AbsentArray(a.Id, "excluded", "DLRS"))];
        var study = StudyAnalysis.Analyse(members, absent, new StudyOptions());
        var table = study.Benefit!;
        Assert.Equal((6, 12, 14, 2), (table.PositiveYes, table.PositiveNo, table.NegativeYes, table.NegativeNo));
        Assert.Equal((6.0, 14.0), (study.Positive!.Median, study.Negative!.Median));
        Assert.True(study.Positive.Events < 18 && study.Negative.Events < 16);
        Assert.Equal(["Analysed: 34 patients, HER2-positive, from 34 called of 35 tumour arrays (1 excluded)."], study.Notes);
    }

    private static CohortMember Member(SyntheticArray array) => new()
    {
        Array = array.Id,
        Patient = array.Patient!,
        Her2 = array.Her2,
        CyclinEPositive = array.IsCyclinEAmplified,
        Benefit = array.Outcome!.Value.Benefit,
        PfsMonths = array.Outcome.Value.PfsMonths,
        PfsEvent = array.Outcome.Value.PfsEvent,
    };
}
