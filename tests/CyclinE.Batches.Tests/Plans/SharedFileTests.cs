using CyclinE.Artifacts.Batches;
using CyclinE.Artifacts.Recipes;
using CyclinE.Batches.Plans;
using CyclinE.Contracts.Plans;
using CyclinE.Contracts.Units;
using CyclinE.Genomics.Input;

namespace CyclinE.Batches.Tests.Plans;

/// <summary>Which files become units of the batch.</summary>
public class SharedFileTests
{
    [Theory]
    [InlineData("A,S,a.txt,\nB,S,b.txt,\n", "")]
    [InlineData("A,S,a.txt,\nB,S,a.txt,\n", "A B")]
    [InlineData("A,S,a.txt,one\nB,S,b.txt,\n", "A")]
    [InlineData("A,S,a.txt,one\nB,S,a.txt,two\nC,S,c.txt,\n", "A B")]
    [InlineData("A,S,x/cohort.seg.gz,\nB,S,seg.txt,\n", "A")]
    public void ThoseOfSeveralRowsOrOfANamedSampleAndTablesOfSegments(string rows, string arrays)
    {
        var plan = Plan("array,sample,file,file_sample\n" + rows);
        Assert.Equal(arrays, string.Join(' ', plan.Arrays.Where(a => a.File is not null).Select(a => a.Name)));
        Assert.All(plan.Arrays.Where(a => a.File is not null), a => Assert.Equal(a.Input.Path, a.File));
        Assert.Equal(arrays.Length > 0, plan.Stages.Any(s => s.Definition.Name == "split-file"));
    }

    [Fact]
    public void AnExcludedRowMakesNoUnit()
    {
        var plan = Plan("array,sample,file,exclude\nA,S,a.txt,\nB,S,a.txt,twice\n");
        Assert.All(plan.Arrays, a => Assert.Null(a.File));
    }

    [Fact]
    public void TheFileIsARootAndItsArraysWaitForIt()
    {
        var rows = BatchUnits.Of(Plan("array,sample,file,file_sample,exclude\nA,S,a.txt,one,\nB,S,b.txt,,\nC,S,a.txt,two,\nD,S,a.txt,three,bad\n"), "b@1",
            DateTime.UnixEpoch);
        Assert.Equal(["file/a.txt", "array/A", "array/B", "array/C", "array/D"], rows.Select(r => r.Id.Key));
        Assert.Equal([true, false, true, false, true], rows.Select(r => r.IsRoot));
        Assert.Equal(["array/A", "array/C"], rows[0].NeededBy);
        Assert.Equal(UnitState.Excluded, rows[4].State);
    }

    [Fact]
    public void TheRecipeOfAFileHoldsWhatItsRowsSayAndNotWhichTheyAre()
    {
        var (one, two) = (Plan("array,sample,file,file_sample,scale\nA,S,a.txt,one,ratio\n"),
            Plan("array,sample,file,file_sample,scale\nX,S,a.txt,one,ratio\nY,S,a.txt,two,\n"));
        Assert.Equal(RecipeOf(one).Id(), RecipeOf(two).Id());
        Assert.Equal("log2 ratio", RecipeOf(Plan("array,sample,file,file_sample,scale\nA,S,a.txt,one,ratio\nB,S,a.txt,two,log2\n")).SheetValues["scale"]);

        static Recipe RecipeOf(Plan plan) =>
            RecipeBook.Write(plan, plan.Stage("split-file"), new UnitId("b@1", UnitKind.File, "a.txt"), "sha", new Dictionary<string, string>(), null);
    }

    [Fact]
    public void AnOptionOfSplittingNeedsAFileToSplit()
    {
        var request = Request("array,sample,file\nA,S,a.txt\n") with
        {
            Options = new Dictionary<string, IReadOnlyDictionary<string, string>>
            {
                ["split-file"] =
                new Dictionary<string, string> { ["seg-repair"] = "true" }
            },
        };
        Assert.Equal("unused-option", Assert.Throws<InvalidInputException>(() => PlanBuilder.Build(request)).Problem.Code);
    }

    private static Plan Plan(string sheet) => PlanBuilder.Build(Request(sheet));

    private static PlanRequest Request(string sheet) => new() { Name = "b", Sheet = SheetText.Check(sheet), Root = "sheet" };
}
