using System.Globalization;
using CyclinE.Cli.Output;
using CyclinE.Genomics.Genome;
using CyclinE.Simulation.Arrays;
using CyclinE.Testing;

namespace CyclinE.Pipeline.Tests.Stages;

/// <summary>The way of docs/adding-a-stage.md: a new stage, checked, tried and run; and the two stages of the examples.</summary>
public sealed class StageCommandTests : IDisposable
{
    private readonly TestStudy _study = TestStudy.Write(3, 1, seed: 8);
    private readonly string _folder = Directory.CreateTempSubdirectory("cycline-new-").FullName;

    private static string Examples => Path.Combine(ReferenceData.RepositoryRoot, "docs", "examples");

    private string Out => Path.Combine(_folder, "out");

    public void Dispose()
    {
        _study.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Theory]
    [InlineData("python", "python3")]
    [InlineData("r", "Rscript")]
    public async Task A_new_stage_is_checked_tried_and_run_as_it_was_written(string language, string program)
    {
        Assert.SkipUnless(IsThere(program), $"{program} is not on the PATH.");
        var stage = Path.Combine(_folder, "my-stage");
        Assert.Equal(ExitCodes.Success, (await LocalRun.TypeAsync(_folder, "stage", "new", stage, "--language", language)).Code);
        var check = await LocalRun.TypeAsync(_folder, "stage", "check", stage);
        Assert.Contains("my-stage 1: awaited, for every array", check.Output);
        Assert.DoesNotContain("not found", check.Output);

        var run = await LocalRun.RunAsync(_study.Sheet, Out, "--stages", stage);
        Assert.True(run.Code == ExitCodes.Success, run.Messages + run.Output);
        Assert.Contains("my-stage: 3 available (awaited)", run.Output);
        var rows = run.Table("my-stage.tsv");
        Assert.All(rows.GroupBy(r => r["array"]), g => Assert.Equal(22, g.Count(r => int.TryParse(r["chromosome"], out _))));

        var tried = await LocalRun.TypeAsync(_folder, "stage", "test", stage, "--in", Out, "--unit", "A001");
        Assert.True(tried.Code == ExitCodes.Success, tried.Messages);
        Assert.All(rows.Where(r => r["array"] == "A001").Take(20), r => Assert.Contains($"  {r["chromosome"]}\t{r["segments"]}", tried.Output));

        var again = await LocalRun.TypeAsync(_folder, "stage", "new", stage);
        Assert.Equal(ExitCodes.Usage, again.Code);
    }

    [Fact]
    public async Task The_examples_find_what_was_planted()
    {
        Assert.SkipUnless(IsThere("Rscript") && IsThere("python3"), "Rscript and python3 are not both on the PATH.");

        // Six copies, two copies, six copies, …: five islands of 8 Mb on chromosome 8, eleven levels from end to end.
        var islands = Enumerable.Range(0, 5).Select(i => PlantedEvent.OfCopies(
            $"island{i}", Chromosome.Parse("8"), (20_000_000 * i) + 20_000_000, (20_000_000 * i) + 28_000_000, 6, 0.9)).ToList();
        TestStudy.WriteArray(Path.Combine(_study.Folder, "arrays", "A002.tsv"), "A002", islands, seed: 4);
        var run = await LocalRun.RunAsync(_study.Sheet, Out, "--stages", Examples);
        Assert.True(run.Code == ExitCodes.Success, run.Messages + run.Output);
        var swings = Assert.Single(run.Table("oscillation.tsv"));
        Assert.Equal(("A002", "8", "11", "9", "9"), (swings["array"], swings["chromosome"], swings["segments"], swings["turns"], swings["returns"]));
        Assert.Equal(1, Number(swings["score"]));

        // In C# within the program it is the same score.
        var inside = await LocalRun.RunAsync(_study.Sheet, Out, "--stages", Examples, "--with", "score-oscillation");
        Assert.True(inside.Code == ExitCodes.Success, inside.Messages + inside.Output);
        Assert.Equal(File.ReadLines(Path.Combine(Out, "oscillation.tsv")).Where(l => l[0] != '#'), File.ReadLines(Path.Combine(Out, "oscillation-scores.tsv")).Where(l => l[0] != '#'));

        var altered = run.Table("genome-altered.tsv").ToDictionary(r => r["array"]);
        Assert.Equal(3, altered.Count);
        Assert.Equal(("tumour", "parental", "resistant"), (altered["A002"]["role"], altered["A000"]["role"], altered["A001"]["role"]));
        Assert.InRange(Number(altered["A002"]["gained_share"]), 0.006, 0.018); // 40 of 2,880 Mb of autosomes, with a probe every 3 Mb
        Assert.InRange(Number(altered["A001"]["gained_share"]), 0.003, 0.009); // 16 Mb about CCNE1
        Assert.Equal(0, Number(altered["A000"]["altered_share"]));
        Assert.All(altered.Values, r => Assert.Equal(0, Number(r["lost_share"])));

        // One row an array: it stands beside what else is said of arrays.
        Assert.All(run.Table("arrays.tsv"), r => Assert.Equal(altered[r["array"]]["gained_share"], r["genome-altered.gained_share"]));
    }

    [Fact]
    public async Task The_schema_of_the_description_is_the_one_that_is_kept()
    {
        var kept = Path.Combine(ReferenceData.RepositoryRoot, "docs", "schemas", "stage.schema.json");
        var schema = await LocalRun.TypeAsync(_folder, "stage", "schema");
        if (Environment.GetEnvironmentVariable("CYCLINE_UPDATE_GOLDEN") == "1")
        {
            await File.WriteAllTextAsync(kept, schema.Output, TestContext.Current.CancellationToken);
        }

        Assert.True(
            await File.ReadAllTextAsync(kept, TestContext.Current.CancellationToken) == schema.Output.ReplaceLineEndings("\n"),
            "docs/schemas/stage.schema.json is not what StageFile says: CYCLINE_UPDATE_GOLDEN=1 writes it.");
        Assert.Contains("\"timeLimitSeconds\"", schema.Output);
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    private static bool IsThere(string program) => (Environment.GetEnvironmentVariable("PATH") ?? string.Empty)
        .Split(Path.PathSeparator).Any(d => File.Exists(Path.Combine(d, program)));
}
