using System.Text.Json.Nodes;
using CyclinE.Cli.Output;

namespace CyclinE.Pipeline.Tests.Stages;

/// <summary>A folder with a stage.json takes part in a run like a stage of the program; whatever it does, the arrays end as they would have.</summary>
public sealed class ExternalStageTests : IDisposable
{
    private readonly TestStudy _study = TestStudy.Write(6, 1, seed: 5);
    private readonly string _folder = Directory.CreateTempSubdirectory("cycline-own-").FullName;

    private string Out => Path.Combine(_folder, "out");

    public void Dispose()
    {
        _study.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task Its_rows_are_a_table_it_is_reused_and_computed_again_where_its_script_or_its_option_changes_and_nothing_else_is()
    {
        var stage = OwnStage.Write(_folder, "sizes", OwnStage.Counting("sizes"));
        var first = await LocalRun.RunAsync(_study.Sheet, Out, "--stages", stage);
        Assert.True(first.Code == ExitCodes.Success, first.Messages + first.Output);
        var rows = first.Table("sizes-sizes.tsv");
        Assert.Equal(Enumerable.Range(0, 6).Select(i => $"A{i:000}"), rows.Select(r => r["array"]));
        Assert.All(rows, r => Assert.True(int.Parse(r["segments"]) >= 22));
        Assert.Contains("sizes: 6 available (awaited)", first.Output);
        Assert.All(first.Table("stages.tsv"), r => Assert.Equal(("sizes", "available"), (r["stage"], r["state"])));

        var again = await LocalRun.RunAsync(_study.Sheet, Out, "--stages", stage);
        Assert.Contains("stages: 0 computed", again.Output);

        var other = await LocalRun.RunAsync(_study.Sheet, Out, "--stages", stage, "--set", "sizes.factor=2", "--dry-run");
        Assert.Contains("dry run: 6 to compute", other.Output);
        Assert.All(other.Output.Split('\n').Where(l => l.StartsWith("compute", StringComparison.Ordinal)), l => Assert.Contains("sizes", l));
        var doubled = await LocalRun.RunAsync(_study.Sheet, Out, "--stages", stage, "--set", "sizes.factor=2");
        Assert.Contains("stages: 6 computed", doubled.Output);
        Assert.Equal(rows.Select(r => 2 * int.Parse(r["segments"])), doubled.Table("sizes-sizes.tsv").Select(r => int.Parse(r["segments"])));

        OwnStage.Write(_folder, "sizes", OwnStage.Counting("sizes") + "\n# another script\n");
        Assert.Contains("stages: 6 computed", (await LocalRun.RunAsync(_study.Sheet, Out, "--stages", stage)).Output);

        // Without it nothing of the study is another.
        Assert.Contains("stages: 0 computed", (await LocalRun.RunAsync(_study.Sheet, Out)).Output);
    }

    [Fact]
    public async Task Whatever_it_does_wrong_is_told_and_the_arrays_are_called()
    {
        OwnStage.Write(_folder, "judging", """
            echo '{"code":"too-few","what":"Too few segments.","where":"the array","remedy":"Give another."}' > out/problem.json
            exit 10
            """);
        OwnStage.Write(_folder, "broken", "echo it went wrong >&2; exit 3");
        OwnStage.Write(_folder, "endless", "while :; do sleep 0.1; done", s => s["timeLimitSeconds"] = 1);
        OwnStage.Write(_folder, "wordy", "printf 'segments\\nmany\\n' > out/tables/wordy-sizes.tsv");
        OwnStage.Write(_folder, "large", "head -c 3000000 /dev/zero > out/document.json", s => s["outputMb"] = 1);
        var run = await LocalRun.RunAsync(_study.Sheet, Out, "--stages", _folder);
        Assert.True(run.Code == ExitCodes.Success, run.Messages + run.Output);
        Assert.Contains("6 called + 0 failed", run.Output);

        var reasons = run.Table("stages.tsv").ToLookup(r => r["stage"]);
        Assert.All(reasons["judging"], r => Assert.Equal(("not available", "too-few", "Give another."), (r["state"], r["reason"], r["remedy"])));
        Assert.All(reasons["broken"], r => Assert.True(r["reason"] == "bug" && r["what"].Contains("exit code 3") && r["what"].Contains("it went wrong"), r["what"]));
        Assert.All(reasons["endless"], r => Assert.Equal("stage-time-limit", r["reason"]));
        Assert.All(reasons["wordy"], r => Assert.Contains("'many' in line 2, column segments, which is declared as integer", r["what"]));
        Assert.All(reasons["large"], r => Assert.Contains("more than its 1 MB", r["what"]));
        Assert.Empty(run.Table("judging-sizes.tsv"));
    }

    [Fact]
    public async Task What_was_not_available_is_computed_when_it_is_replayed_as_failed_and_nothing_else_is()
    {
        // Where also another user gets to, as whom a command runs.
        var mended = Path.Combine(Path.GetTempPath(), "cycline-mended-" + Path.GetRandomFileName());
        var stage = OwnStage.Write(_folder, "sizes", $"test -e {mended} || exit 3\n" + OwnStage.Counting("sizes"));
        var run = await LocalRun.RunAsync(_study.Sheet, Out, "--stages", stage);
        Assert.True(run.Code == ExitCodes.Success, run.Messages + run.Output);
        Assert.All(run.Table("stages.tsv"), r => Assert.Equal("not available", r["state"]));

        await File.WriteAllTextAsync(mended, string.Empty, TestContext.Current.CancellationToken);
        var replayed = await LocalRun.TypeAsync(Out, "replay", "--in", Out, "--failed");
        Assert.True(replayed.Code == ExitCodes.Success, replayed.Messages + replayed.Output);
        Assert.Contains("6 units of sheet@1 wait again", replayed.Output);
        Assert.Contains("stages: 6 computed", replayed.Output);
        Assert.All(replayed.Table("stages.tsv"), r => Assert.Equal(("sizes", "available"), (r["stage"], r["state"])));
        Assert.Contains("nothing to replay", (await LocalRun.TypeAsync(Out, "replay", "--in", Out, "--failed")).Output);
        File.Delete(mended);
    }

    [Fact]
    public async Task A_required_one_fails_its_arrays_and_a_stage_may_read_another_ones_result_and_the_cohort()
    {
        OwnStage.Write(_folder, "first", OwnStage.Counting("first"), s => s["need"] = "required");
        OwnStage.Write(_folder, "second", "cat in/first/tables/first-sizes.tsv > rows; { echo segments; cat rows; } > out/tables/second-sizes.tsv",
            s => s["after"] = new JsonArray("first"));
        OwnStage.Write(_folder, "together", """
            printf 'segments\n' > out/tables/together-sizes.tsv
            cat in/arrays/*/first/tables/first-sizes.tsv | awk '{ n += $1 } END { print n }' >> out/tables/together-sizes.tsv
            """, s =>
        {
            s["unit"] = "cohort";
            s["after"] = new JsonArray("first");
        });
        var run = await LocalRun.RunAsync(_study.Sheet, Out, "--stages", _folder, "--min-arrays", "2");
        Assert.True(run.Code == ExitCodes.Success, run.Messages + run.Output);
        var sizes = run.Table("first-sizes.tsv").Select(r => int.Parse(r["segments"])).ToList();
        Assert.Equal(sizes, run.Table("second-sizes.tsv").Select(r => int.Parse(r["segments"])));
        Assert.Equal(sizes.Sum(), int.Parse(Assert.Single(run.Table("together-sizes.tsv"))["segments"]));

        OwnStage.Write(_folder, "first", "exit 4", s => s["need"] = "required");
        var failed = await LocalRun.RunAsync(_study.Sheet, Out, "--stages", _folder, "--min-arrays", "2");
        Assert.Equal(ExitCodes.SomeFailed, failed.Code);
        Assert.Contains("0 called + 6 failed", failed.Output);
    }

    [Theory]
    [InlineData("version", "0", "'version' is 0")]
    [InlineData("after", "[\"segment-aray\"]", "'segment-aray', which is no stage")]
    [InlineData("files", "[\"../stage.sh\"]", "not in the stage's own folder")]
    [InlineData("files", "[]", "runs 'stage.sh', which is not among 'files'")]
    [InlineData("name", "\"call-array\"", "'call-array' is a stage of the program")]
    [InlineData("colour", "1", "colour")]
    [InlineData("tables", "[{\"name\":\"arrays\",\"line\":\"x\",\"columns\":[{\"name\":\"x\",\"type\":\"text\",\"description\":\"x\"}]}]", "another table 'arrays'")]
    public async Task A_wrong_description_is_refused_with_what_is_wrong(string member, string json, string what)
    {
        var stage = OwnStage.Write(_folder, "wrong", "exit 0", s => s[member] = JsonNode.Parse(json));
        var run = await LocalRun.RunAsync(_study.Sheet, Out, "--stages", stage);
        Assert.Equal(ExitCodes.InvalidInput, run.Code);
        Assert.Contains(what, run.Messages);
    }
}
