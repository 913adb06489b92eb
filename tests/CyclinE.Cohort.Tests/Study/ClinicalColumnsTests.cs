using CyclinE.Artifacts.Kinds;
using CyclinE.Artifacts.Stages;
using CyclinE.Artifacts.Store;
using CyclinE.Cohort.Study;
using CyclinE.Cohort.Worker;
using CyclinE.Contracts.Stages;
using CyclinE.Contracts.Units;
using CyclinE.StageTesting;
using CyclinE.Testing;

namespace CyclinE.Cohort.Tests.Study;

/// <summary>What the stages read of a patient's row.</summary>
public sealed class ClinicalColumnsTests
{
    public static TheoryData<string> Stages => [StageTable.AnalyseCohort.Name, StageTable.ScanCohort.Name];

    [Theory]
    [MemberData(nameof(Stages))]
    public void Benefit_is_told_from_response_where_it_is_not_stated_and_reaches_the_table(string name)
    {
        (string? Benefit, string? Response, string? Weeks)[] rows =
        [
            (null, "CR", null), (null, "SD", "24"), (null, "SD", "12.5"), (null, "PD", null),
            (null, "SD", null), (null, "NE", "40"), ("no", "PR", null), ("yes", null, null),
        ];
        var plan = Rows.Plan("study", [.. rows.Select((_, i) => $"T{i}")]);
        for (var i = 0; i < rows.Length; i++)
        {
            foreach (var (column, value) in new[] { ("benefit", rows[i].Benefit), ("best_response", rows[i].Response), ("response_weeks", rows[i].Weeks) })
            {
                if (value is not null)
                {
                    plan.Arrays[i].Columns[column] = value;
                }
            }
        }

        var store = new MemoryArtifacts();
        var input = new StageInput(
            plan, StageTable.All.Single(s => s.Name == name), new UnitId("study@1", UnitKind.Cohort, "cohort"),
            new Dictionary<string, string>(), null, null, null, null, store, new ProbeSets(store), new Producer("tests", "1", "tests", null),
            TestContext.Current.CancellationToken);
        var members = plan.Arrays.Select(row => ClinicalColumns.Read(input, row, [])).ToList();
        bool?[] expected = [true, true, false, false, null, null, false, true];
        Assert.Equal(expected, members.Select(m => m.Benefit));

        var study = StudyAnalysis.Analyse(
            [.. members.Select((m, i) => m with { CyclinEPositive = i % 2 == 0 })], [], new StudyOptions { Her2PositiveOnly = false });
        var table = study.Benefit!;
        Assert.Equal((1, 2, 2, 1), (table.PositiveYes, table.PositiveNo, table.NegativeYes, table.NegativeNo));
    }
}
