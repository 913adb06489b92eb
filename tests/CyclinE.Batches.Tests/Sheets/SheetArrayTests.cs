using CyclinE.Batches.Sheets;
using CyclinE.Genomics.Input;
using CyclinE.Genomics.Results.Cohort.Study;

namespace CyclinE.Batches.Tests.Sheets;

/// <summary>What rows say together: ids, patients, end points, columns that cannot be honoured yet.</summary>
public class SheetArrayTests
{
    private static readonly ValidationContext NoCohortNeeded = new() { MinArrays = 1 };

    [Fact]
    public void AnArrayTwice() => SheetText.Check("array,sample,file\nA,S,a.txt\nB,S,b.txt\nA,S,c.txt\n").HasOnlyError(
        "duplicate-array", 4, "array", "A", "The array id 'A' is taken by line 2.",
        "Give every row an id of its own; arrays of one specimen share the column sample.");

    [Fact]
    public void AnArrayTwiceInAnotherCase() => SheetText.Check("array,sample,file\nBT474,S,a.txt\nbt474,S,b.txt\n").HasOnlyError(
        "duplicate-array", 3, "array", "bt474", "The array id 'bt474' is taken by line 2 as 'BT474' (files on some machines cannot tell them apart).",
        "Give every row an id of its own; arrays of one specimen share the column sample.");

    [Fact]
    public void APatientThatContradictsItself() =>
        SheetText.Check("array,sample,file,patient,her2\nA,S,a.txt,P1,1\nB,S,b.txt,P1,positive\nC,S,c.txt,P1,0\n").HasOnlyWarning(
        "patient-contradiction", 4, "her2", "negative", "Patient P1 has her2 negative here and positive on line 2.",
        "Give all rows of a patient the same values; otherwise those of one array are taken, and the study says whose.");

    [Theory]
    [InlineData("12", "", "pfs_event", "pfs_months")]
    [InlineData("", "1", "pfs_months", "pfs_event")]
    public void ATimeWithoutEventAndTheOtherWayRound(string months, string @event, string missing, string there) =>
        SheetText.Check($"array,sample,file,pfs_months,pfs_event\nA,S,a.txt,{months},{@event}\n", context: NoCohortNeeded).HasOnlyWarning(
            "incomplete-endpoint", 2, missing, null, $"There is {there} but no {missing}: the row is left out of survival.", "Fill in both, or neither.");

    [Fact]
    public void OverallSurvivalBeforeProgression() =>
        SheetText.Check("array,sample,file,pfs_months,pfs_event,os_months,os_event\nA,S,a.txt,12,1,10,1\n", context: NoCohortNeeded).HasOnlyWarning(
            "survival-order", 2, "os_months", "10", "Overall survival (10 months) is shorter than progression-free survival (12 months).",
            "Check both; they may be swapped.");

    [Theory]
    [InlineData("", "cr", "", true)]
    [InlineData("", "Partial response", "", true)]
    [InlineData("", "SD", "24", true)]
    [InlineData("", "stable", "23.5", false)]
    [InlineData("", "progression", "40", false)]
    [InlineData("", "NE", "40", null)]
    [InlineData("no", "", "", false)]
    [InlineData("", "", "30", null)]
    public void BenefitIsToldFromResponseAndWeeksWhereItIsNotStated(string benefit, string response, string weeks, bool? expected)
    {
        var result = SheetText.Check(
            $"array,sample,file,benefit,best_response,response_weeks\nA,S,a.txt,{benefit},{response},{weeks}\n", context: NoCohortNeeded);
        Assert.Empty(result.Problems);
        Assert.Equal(expected, ClinicalBenefit.Of(result.Sheet!.Rows[0].Value));
    }

    [Theory]
    [InlineData("no", "PR", "", "PR is benefit")]
    [InlineData("yes", "PD", "10", "PD is no benefit")]
    [InlineData("yes", "SD", "12", "SD for 12 weeks is no benefit")]
    public void BenefitThatContradictsTheResponse(string benefit, string response, string weeks, string told)
    {
        var result = SheetText.Check(
            $"array,sample,file,benefit,best_response,response_weeks\nA,S,a.txt,{benefit},{response},{weeks}\n", context: NoCohortNeeded);
        result.HasOnlyWarning(
            "benefit-contradiction", 2, "benefit", benefit, $"benefit is {benefit}, but {told}: {benefit} is taken.",
            "Check both; leave benefit empty to have it told from best_response and response_weeks.");
        Assert.Equal(benefit == "yes", ClinicalBenefit.Of(result.Sheet!.Rows[0].Value));
    }

    [Fact]
    public void StableDiseaseForAnUnknownTime() =>
        SheetText.Check("array,sample,file,best_response\nA,S,a.txt,SD\n", context: NoCohortNeeded).HasOnlyWarning(
            "incomplete-response", 2, "response_weeks", null,
            "Stable disease for an unknown time: whether it was benefit cannot be told, so the row is left out of it.", "Fill in response_weeks, or benefit.");

    [Fact]
    public void EndPointsWithoutACohort() => SheetText.Check("array,sample,file,benefit\nA,S,a.txt,1\n").HasOnlyWarning(
        "no-cohort", null, null, null, "The sheet has end points, but 1 row of role tumour; a cohort needs 5, so there will be none.",
        "Add rows, or lower --min-arrays.");


    [Fact]
    public void EverythingIsSaidAtOnce()
    {
        var result = SheetText.Check(
            """
            array;smaple;file;build;role;parental;her2;pfs_months;pfs_event;centre
            A;S;a.txt;hg19;tumour;;positive;12,5;1;0
            B B;S;../b.txt;hg19;tumour;;IHC 2;-1;1;0
            a;S;c.txt;hg38;resistent;;;;;x
            D;S;d.txt;;resistant;E;;;;
            E;S;d.txt;;resistant;E;;;3;
            F;S;f.txt
            G;S;missing.txt;;;;;7;;
            """,
            new FakeFiles(("a.txt", 1), ("b.txt", 1), ("c.txt", 1), ("d.txt", 0)));
        Assert.Equal(
            [
                "- - no-cohort",
                "1 sample missing-column",
                "2 pfs_months decimal-comma",
                "3 array bad-array-id", "3 file path-leaves-root", "3 her2 not-allowed", "3 pfs_months out-of-range",
                "4 role not-allowed", "4 centre not-a-number", "4 array duplicate-array", "4 build many-builds",
                "5 parental wrong-role", "5 file empty-file",
                "6 pfs_event not-allowed", "6 parental parental-is-itself", "6 file same-file",
                "7 - ragged-row",
                "8 pfs_event incomplete-endpoint", "8 file missing-file",
            ],
            result.Brief());
        Assert.False(result.IsValid);
    }

    [Fact]
    public void AProblemSaysWhereItIs()
    {
        var problem = SheetText.CheckCell("her2", "maybe").Problems[0];
        Assert.Equal("lines.csv line 2, column her2", problem.Where("lines.csv"));
        var input = problem.ToInputProblem("lines.csv");
        Assert.Equal("lines.csv line 2, column her2: 'maybe' is not one of positive, negative, equivocal, indeterminate.", $"{input.Where}: {input.What}");
        Assert.Equal("lines.csv line 2", (problem with { Column = null }).Where("lines.csv"));
        Assert.Equal("lines.csv", (problem with { Column = null, Line = null }).Where("lines.csv"));
    }

    [Theory]
    [InlineData("# synthetic\n", true)]
    [InlineData("#Synthetic\r\n", true)]
    [InlineData("\n\"# synthetic: made by a demo, seed 1\"\n", true)]
    [InlineData("# synthetic,,\n", true)]
    [InlineData("# not synthetic\n", false)]
    [InlineData("", false)]
    public void ACommentAboveTheHeaderMarksSyntheticArrays(string comment, bool isSynthetic) =>
        Assert.Equal(isSynthetic, SheetText.Check(comment + "array,sample,file\nA,S,a.txt\n# synthetic\n").Sheet!.Synthetic);
}
