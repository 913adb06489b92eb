using CyclinE.Artifacts.Recipes;
using CyclinE.Contracts.Plans;
using CyclinE.Contracts.Stages;
using CyclinE.Contracts.Units;
using CyclinE.Testing;

namespace CyclinE.Artifacts.Tests.Recipes;

public sealed class RecipeBookTests
{
    private static readonly UnitId ArrayUnit = new("study@1", UnitKind.Array, "a");
    private static readonly UnitId PairUnit = new("study@1", UnitKind.Pair, "a~b");
    private static readonly UnitId CohortUnit = new("study@1", UnitKind.Cohort, PlanCohort.Name);

    [Fact]
    public void The_file_its_hash_and_the_declared_columns_make_an_ingest()
    {
        var plan = Plan(("build", "hg19"), ("scale", "log2"), ("sample", "S1"));

        var recipe = Write(plan, "ingest-array", ArrayUnit, fileSha: "f00d");

        Assert.Equal(("ingest-array", StageTable.IngestArray.Version), (recipe.Stage, recipe.AlgorithmVersion));
        Assert.Equal([new RecipeInput("file", "f00d")], recipe.Inputs);
        Assert.Equal([new("build", "hg19"), new("scale", "log2")], recipe.SheetValues);
    }

    [Fact]
    public void What_a_stage_does_not_read_does_not_change_its_recipe()
    {
        var before = Plan(("scale", "log2"), ("sample", "S1"), ("her2", "1"));
        var after = Plan(("scale", "log2"), ("sample", "S2"), ("her2", "0"), ("remark", "x"));

        Assert.NotEqual(before.Id(), after.Id());
        Assert.Equal(Write(before, "ingest-array", ArrayUnit, "f").Id(), Write(after, "ingest-array", ArrayUnit, "f").Id());
        Assert.NotEqual(
            Write(before, "analyse-cohort", CohortUnit, roster: "r").Id(),
            Write(after, "analyse-cohort", CohortUnit, roster: "r").Id());
    }

    [Fact]
    public void Neither_the_batch_nor_the_place_of_the_file_is_in_a_recipe()
    {
        var plan = Plan(("scale", "log2"));
        var moved = new Plan
        {
            Name = "other",
            Stages = plan.Stages,
            Arrays = [plan.Arrays[0] with { Input = new InputRef("raw", "elsewhere/x.txt"), Size = 17 }],
            Pairs = [],
            Tables = plan.Tables,
        };

        Assert.Equal(
            Write(plan, "ingest-array", ArrayUnit, "f").Id(),
            Write(moved, "ingest-array", ArrayUnit with { Batch = "other@4" }, "f").Id());
    }

    [Fact]
    public void Earlier_results_and_tables_enter_in_the_stages_own_order()
    {
        var results = new Dictionary<string, string> { ["segment-array"] = "s1", ["ingest-array"] = "i1", ["limit-array"] = "l1" };

        var recipe = Write(Plan(), "call-array", ArrayUnit, results: results);

        Assert.Equal([new("ingest-array", "i1"), new("segment-array", "s1"), new("table:genes", Rows.Hash("genes")), new("table:mask", "none")], recipe.Inputs);
    }

    [Fact]
    public void A_table_that_the_plan_does_not_have_is_none()
    {
        var plan = Plan();
        plan.Tables.Clear();

        var recipe = Write(plan, "compare-pair", PairUnit, results: new Dictionary<string, string> { ["segment-pair"] = "s" }, roster: "r");

        Assert.Equal([new("roster", "r"), new("segment-pair", "s"), new("table:genes", "none"), new("table:mask", "none")], recipe.Inputs);
    }

    [Fact]
    public void Options_of_the_plan_enter()
    {
        var plan = Plan();
        plan.Stage("segment-array").Options["penalty"] = "3";

        var recipe = Write(plan, "segment-array", ArrayUnit, results: new Dictionary<string, string> { ["ingest-array"] = "i" });

        Assert.Equal([new("penalty", "3")], recipe.Options);
    }

    [Fact]
    public void A_cohort_reads_its_columns_of_every_array_and_its_own_size()
    {
        var plan = new Plan
        {
            Name = "study",
            Stages = Plan().Stages,
            Arrays = [Array("a", ("role", "tumour"), ("her2", "1")), Array("b", ("her2", "0"), ("scale", "log2"))],
            Pairs = [],
            Cohort = new PlanCohort(5),
            Tables = new SortedDictionary<string, string>(StringComparer.Ordinal),
        };

        var recipe = Write(plan, "analyse-cohort", CohortUnit, roster: "r");

        Assert.Equal([new("a/her2", "1"), new("a/role", "tumour"), new("b/her2", "0"), new("min-arrays", "5")], recipe.SheetValues);
    }

    [Fact]
    public void A_matched_normal_enters_by_its_bytes_and_by_how_they_are_read_and_a_table_by_its_bytes()
    {
        var plan = new Plan
        {
            Name = "study",
            Stages = Rows.Plan("study", "a").Stages,
            Arrays = [Array("a", ("reference", "n"), ("probes", "design/p.tsv")), Array("n", ("scale", "ln"), ("probes", "other.tsv"), ("her2", "1"))],
            Pairs = [],
            Tables = new SortedDictionary<string, string>(StringComparer.Ordinal)
            {
                ["probes:design/p.tsv"] = "t1",
                ["probes:other.tsv"] = "t2",
                ["probes:third.tsv"] = "t3"
            },
        };

        var recipe = RecipeBook.Write(plan, plan.Stage("ingest-array"), ArrayUnit, "f00d", new Dictionary<string, string>(), null, "beef");

        Assert.Equal([new("file", "f00d"), new("sheet-table:probes", "t1"), new("reference-file", "beef"), new("reference-file/probes", "t2")], recipe.Inputs);
        Assert.Equal([new("reference/scale", "ln")], recipe.SheetValues);
        Assert.Equal([new("file", "f00d"), new("sheet-table:probes", "t2")],
            Write(plan, "ingest-array", new UnitId("study@1", UnitKind.Array, "n"), "f00d").Inputs);
    }

    [Theory]
    [InlineData("ingest-array", UnitKind.Array)]
    [InlineData("segment-array", UnitKind.Array)]
    [InlineData("segment-pair", UnitKind.Pair)]
    [InlineData("analyse-cohort", UnitKind.Cohort)]
    public void An_input_that_is_not_there_is_a_bug_with_a_name(string stage, UnitKind kind)
    {
        var unit = kind switch { UnitKind.Array => ArrayUnit, UnitKind.Pair => PairUnit, _ => CohortUnit };

        var bug = Assert.Throws<InvalidOperationException>(() => Write(Plan(), stage, unit));

        Assert.Contains(unit.ToString(), bug.Message, StringComparison.Ordinal);
        Assert.Contains(stage, bug.Message, StringComparison.Ordinal);
    }

    private static Recipe Write(
        Plan plan, string stage, UnitId unit, string? fileSha = null, IReadOnlyDictionary<string, string>? results = null, string? roster = null) =>
        RecipeBook.Write(plan, plan.Stage(stage), unit, fileSha, results ?? new Dictionary<string, string>(), roster);

    private static Plan Plan(params (string Name, string Value)[] columns)
    {
        var plan = Rows.Plan("study", "a");
        plan.Arrays[0].Columns.Clear();
        foreach (var (name, value) in columns)
        {
            plan.Arrays[0].Columns[name] = value;
        }

        return plan;
    }

    private static PlanArray Array(string name, params (string Name, string Value)[] columns) => new()
    {
        Name = name,
        Input = new InputRef("sheet", name),
        Columns = new SortedDictionary<string, string>(columns.ToDictionary(c => c.Name, c => c.Value), StringComparer.Ordinal),
    };
}
