using CyclinE.Batches.Plans;
using CyclinE.Contracts.Plans;
using CyclinE.Contracts.Stages;
using CyclinE.Contracts.Units;
using CyclinE.Genomics.Input;

namespace CyclinE.Batches.Tests.Plans;

/// <summary>What the plan takes from the sheet and from what stands beside it.</summary>
public class PlanBuilderTests
{
    private const string Lines =
        "array,sample,file,role,parental,exclude,age,note\nR2,S2,r2.txt,resistant,p,,60,\nP,S,p.txt,parental,,,NA,first\nR1,S1,r1.txt,resistant,P,too old,,\nT,S3,t.txt,,,,,\n";

    private enum Method
    {
        Fpop,
        Cbs,
    }

    [Fact]
    public void RowsBecomeArraysAndPairsInTheOrderOfTheSheet()
    {
        var plan = PlanBuilder.Build(Request(Lines, new FakeFiles(("r2.txt", 11), ("p.txt", 12))));
        Assert.Equal(["R2", "P", "R1", "T"], plan.Arrays.Select(a => a.Name));
        Assert.Equal([new PlanPair("R2", "P"), new PlanPair("R1", "P")], plan.Pairs);
        Assert.Null(plan.Cohort);
        var first = plan.Array("R2");
        Assert.Equal(new InputRef("sheet", "r2.txt"), first.Input);
        Assert.Equal((11, FakeFiles.Written), (first.Size, first.Modified));
        Assert.Equal(["age", "parental", "polarity", "role", "sample"], first.Columns.Keys);
        Assert.Equal("P", first.Value("parental"));
        Assert.Equal("60", first.Value("age"));
        Assert.Equal("first", plan.Array("P").Value("note"));
        Assert.Null(plan.Array("P").Value("age"));
        Assert.Equal("too old", plan.Array("R1").Exclude);
        Assert.Null(plan.Array("R1").Size);
        Assert.Equal(("tumour", null, null), (plan.Array("T").Value("role"), plan.Array("T").Size, plan.Array("T").Modified));
        Assert.Equal(StageTable.All.Where(s => s.Required && s.Unit != UnitKind.File), plan.Stages.Select(s => s.Definition));
    }

    [Fact]
    public void AnOptionalStageTakesPartWhereItIsAskedForAndIsRequiredThen()
    {
        var request = Request("array,sample,file\nA,S,a.txt\n") with { With = ["segment-cohort"] };
        var stage = PlanBuilder.Build(request).Stages[^1].Definition;
        Assert.Equal(StageTable.SegmentCohort, stage);

        var wrong = Assert.Throws<InvalidInputException>(() => PlanBuilder.Build(request with { With = ["segment-cohorts"] })).Problem;
        Assert.Equal(("unknown-stage", "Did you mean segment-cohort? Optional stages: limit-array, segment-cohort."), (wrong.Code, wrong.Remedy));
    }

    [Theory]
    [InlineData(4, null)]
    [InlineData(5, 5)]
    public void ACohortNeedsFiveTumours(int tumours, int? minArrays)
    {
        var rows = string.Concat(Enumerable.Range(0, tumours).Select(i => $"T{i},S,t{i}.txt,\n"));
        var plan = PlanBuilder.Build(Request("array,sample,file,role\nN,S,n.txt,normal\n" + rows));
        Assert.Equal(minArrays, plan.Cohort?.MinArrays);
    }

    [Fact]
    public void TheCohortsSizeMayBeSet()
    {
        var plan = PlanBuilder.Build(Request("array,sample,file\nA,S,a.txt\nB,S,b.txt\n") with { MinArrays = 2 });
        Assert.Equal(new PlanCohort(2), plan.Cohort);
    }

    [Fact]
    public void TheSheetsBuildIsEveryRows()
    {
        var plan = PlanBuilder.Build(Request("array,sample,file,build,exclude\nA,S,a.txt,,\nB,S,b.txt,grch37,\nC,S,c.txt,hg38,wrong build\n"));
        Assert.Equal("hg19", plan.Build);
        Assert.Equal(["hg19", "hg19", "hg38"], plan.Arrays.Select(a => a.Value("build")));
    }

    [Fact]
    public void ABuildGivenBesideTheSheetIsEveryRows()
    {
        var plan = PlanBuilder.Build(Request("array,sample,file\nA,S,a.txt\n") with { Build = "GRCh38" });
        Assert.Equal("hg38", plan.Build);
        Assert.Equal("hg38", plan.Array("A").Value("build"));
    }

    [Fact]
    public void ABuildThatOnlyTheFilesTellStaysOpen()
    {
        var plan = PlanBuilder.Build(Request("array,sample,file,build\nA,S,a.txt,NA\n"));
        Assert.Null(plan.Build);
        Assert.Null(plan.Array("A").Value("build"));
    }

    [Fact]
    public void TwoBuildsAreRefused()
    {
        var request = Request("array,sample,file,build\nA,S,a.txt,hg19\n") with { Build = "hg38" };
        var problem = Assert.Throws<InvalidInputException>(() => PlanBuilder.Build(request)).Problem;
        Assert.Equal(("build-contradiction", "The batch would have two builds, hg38 and hg19."), (problem.Code, problem.What));
    }

    [Fact]
    public void OptionsAreCanonicalAndDefaultsAreLeftOut()
    {
        var plan = PlanBuilder.Build(Request("array,sample,file\nA,S,a.txt\n") with
        {
            Options = Set("segment-array", ("penalty", "4.50"), ("method", "CBS"), ("seed", "7")),
            Tables = new Dictionary<string, string> { ["genes"] = "abc" },
            Synthetic = true,
        });
        Assert.Equal([("method", "Cbs"), ("penalty", "4.5")], plan.Stage("segment-array").Options.Select(o => (o.Key, o.Value)));
        Assert.Empty(plan.Stage("call-array").Options);
        Assert.Equal("abc", plan.Tables["genes"]);
        Assert.True(plan.Synthetic);
    }

    [Theory]
    [InlineData("segment-array", "penalti", "1", "unknown-option", "The stage segment-array has no option 'penalti'.",
        "Did you mean penalty? Known: penalty, method, seed, by.")]
    [InlineData("segment-aray", "penalty", "1", "unknown-stage", "There is no stage 'segment-aray'.",
        "Did you mean segment-array? Known: split-file, ingest-array, segment-array, call-array, limit-array, segment-pair, compare-pair, check-cohort, find-recurrence, analyse-cohort, scan-cohort, segment-cohort.")]
    [InlineData("call-array", "gain", "1", "unknown-option", "The stage call-array has no options, so there is none named 'gain'.", "Remove it.")]
    [InlineData("segment-array", "penalty", "0", "bad-option", "0 is outside 0.1 to 1000.", "Penalty (no unit).")]
    [InlineData("segment-array", "penalty", "4,5", "bad-option", "'4,5' is not a number.", "Penalty (no unit).")]
    [InlineData("segment-cohort", "joint-penalty", "4", "unused-option", "An option of segment-cohort is set, but that stage takes no part.",
        "Add --with segment-cohort.")]
    public void AnOptionThatIsNotAcceptable(string stage, string option, string value, string code, string what, string remedy)
    {
        var request = Request("array,sample,file\nA,S,a.txt\n") with { Options = Set(stage, (option, value)) };
        var problem = Assert.Throws<InvalidInputException>(() => PlanBuilder.Build(request)).Problem;
        Assert.Equal((code, what, remedy), (problem.Code, problem.What, problem.Remedy));
    }

    [Fact]
    public void AColumnThatAnOptionNamesIsReadByTheStageAndMustBeThere()
    {
        var request = Request("array,sample,file,age,stage\nA,S,a.txt,60,II\n");
        var stage = PlanBuilder.Build(request with { Options = Set("segment-array", ("by", "age, stage")) }).Stage("segment-array");
        Assert.Equal(["age", "stage"], stage.Definition.SheetColumns);
        Assert.Empty(PlanBuilder.Build(request).Stage("segment-array").Definition.SheetColumns);
        var problem = Assert.Throws<InvalidInputException>(
            () => PlanBuilder.Build(request with { Options = Set("segment-array", ("by", "age,stag")) })).Problem;
        Assert.Equal("The option by of segment-array names the column 'stag', which the sheet does not have.", problem.What);
        Assert.Equal("Did you mean stage? Columns: array, sample, file, age, stage.", problem.Remedy);
    }

    [Theory]
    [InlineData("my lines")]
    [InlineData("lines@2")]
    [InlineData("")]
    public void ANameThatCannotNameABatch(string name)
    {
        var request = Request("array,sample,file\nA,S,a.txt\n") with { Name = name };
        Assert.Equal("bad-batch-name", Assert.Throws<InvalidInputException>(() => PlanBuilder.Build(request)).Problem.Code);
    }

    [Fact]
    public void ACohortOfNobody()
    {
        var request = Request("array,sample,file\nA,S,a.txt\n") with { MinArrays = 0 };
        Assert.Equal("bad-option", Assert.Throws<InvalidInputException>(() => PlanBuilder.Build(request)).Problem.Code);
    }

    [Fact]
    public void ASheetWithErrorsMakesNoPlan() => Assert.Throws<ArgumentException>(() => PlanBuilder.Build(Request("array,sample\nA,S\n")));

    [Fact]
    public void ThePlanSurvivesItsBytes()
    {
        var plan = PlanBuilder.Build(Request(Lines, new FakeFiles(("r2.txt", 11))));
        Assert.Equal(plan.Id(), Plan.FromBytes(plan.ToBytes()).Id());
    }

    private static PlanRequest Request(string sheet, FakeFiles? files = null) => new()
    {
        Name = "lines",
        Sheet = SheetText.Check(sheet, files),
        Root = SheetText.Root,
        OptionRecords = new Dictionary<string, Type> { ["segment-array"] = typeof(Segmenting) },
    };

    private static Dictionary<string, IReadOnlyDictionary<string, string>> Set(string stage, params (string Name, string Value)[] options) =>
        new() { [stage] = options.ToDictionary(o => o.Name, o => o.Value) };

    private sealed record Segmenting
    {
        [Option("penalty", "Penalty (no unit).", Minimum = 0.1, Maximum = 1000)]
        public double Penalty { get; init; } = 3;

        [Option("method", "Method.")]
        public Method Method { get; init; }

        [Option("seed", "Seed.")]
        public int Seed { get; init; } = 7;

        [Option("by", "Columns.", NamesColumns = true)]
        public string By { get; init; } = "";
    }
}
