using System.Text.Json.Nodes;
using CyclinE.Cli.Output;
using CyclinE.Testing.Servers;

namespace CyclinE.Pipeline.Tests.Stages;

/// <summary>A stage in a container image by digest, where an engine answers; where none does, the arrays are called all the same.</summary>
public sealed class ContainerStageTests : IDisposable
{
    private static readonly string NoImage = "sha256:" + new string('0', 64);
    private readonly TestStudy _study = TestStudy.Write(3, 0, seed: 9);
    private readonly string _folder = Directory.CreateTempSubdirectory("cycline-container-").FullName;

    private string Out => Path.Combine(_folder, "out");

    public void Dispose()
    {
        _study.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task Its_command_runs_without_network_and_rights_and_is_ended_at_its_limits()
    {
        var image = await ImageAsync();
        OwnStage.Write(_folder, "inside", """
            n=$(($(wc -l < in/segment-array/segments.tsv) - 1))
            test "$(id -u)" != 0 || { echo it is root >&2; exit 3; }
            test "$(ls /sys/class/net)" = lo || { echo there is a network >&2; exit 4; }
            touch in/mine 2>/dev/null && { echo in/ can be written >&2; exit 5; }
            touch /mine 2>/dev/null && { echo the image can be written >&2; exit 6; }
            printf 'segments\n%s\n' $n > out/tables/inside-sizes.tsv
            """, s => s["image"] = image);
        OwnStage.Write(_folder, "endless", "while :; do sleep 0.1; done", s => (s["image"], s["timeLimitSeconds"]) = (image, 3));
        OwnStage.Write(_folder, "greedy", "x=$(head -c 100000000 /dev/zero | tr '\\0' a); echo ${#x}", s => (s["image"], s["memoryMb"]) = (image, 32));
        OwnStage.Write(_folder, "outside", OwnStage.Counting("outside"));
        var run = await LocalRun.RunAsync(_study.Sheet, Out, "--stages", _folder);
        Assert.True(run.Code == ExitCodes.Success, run.Messages + run.Output);

        var states = run.Table("stages.tsv").ToLookup(r => r["stage"]);
        Assert.All(states["inside"], r => Assert.True(r["state"] == "available", r["what"]));
        Assert.Equal(run.Table("outside-sizes.tsv").Select(r => r["segments"]), run.Table("inside-sizes.tsv").Select(r => r["segments"]));
        Assert.All(states["endless"], r => Assert.Equal("stage-time-limit", r["reason"]));
        Assert.All(states["greedy"], r => Assert.Contains("its memory is limited to 32 MB", r["what"]));
        var (_, left) = await Programs.RunAsync("docker", ["ps", "--quiet", "--filter", "name=cycline-"]);
        Assert.Empty(left.Trim());
    }

    [Fact]
    public async Task A_tag_is_refused_and_an_image_that_is_not_there_is_told()
    {
        var tagged = OwnStage.Write(_folder, "tagged", "exit 0", s => s["image"] = "r-base:latest");
        var checkedStage = await LocalRun.TypeAsync(_folder, "stage", "check", tagged);
        Assert.Equal(ExitCodes.InvalidInput, checkedStage.Code);
        Assert.Contains("'r-base:latest' is not named by its digest", checkedStage.Messages);
        Directory.Delete(tagged, recursive: true);

        OwnStage.Write(_folder, "missing", "exit 0", s => s["image"] = NoImage);
        var run = await LocalRun.RunAsync(_study.Sheet, Out, "--stages", _folder);
        Assert.True(run.Code == ExitCodes.Success, run.Messages + run.Output);
        Assert.All(run.Table("stages.tsv"), r => Assert.True(
            r["reason"] == "bug" && (r["what"].Contains("no container engine answers here") || r["what"].Contains("exit code 125")), r["what"]));
    }

    /// <summary>An image of a statically linked busybox alone, made here: nothing is fetched.</summary>
    private async Task<string> ImageAsync()
    {
        var busybox = Programs.Require("busybox");
        Programs.Require("docker");
        Assert.SkipUnless((await Programs.RunAsync("docker", ["version", "--format", "{{.Server.Version}}"])).Code == 0, "No container engine answers.");
        var bin = Directory.CreateDirectory(Path.Combine(_folder, "root", "bin")).FullName;
        File.Copy(busybox, Path.Combine(bin, "busybox"));
        foreach (var name in new[] { "sh", "wc", "id", "ls", "touch", "test", "head", "tr", "sleep", "printf" })
        {
            File.CreateSymbolicLink(Path.Combine(bin, name), "busybox");
        }

        var archive = Path.Combine(_folder, "root.tar");
        Assert.Equal(0, (await Programs.RunAsync("tar", ["-C", Path.Combine(_folder, "root"), "-cf", archive, "."])).Code);
        var (code, id) = await Programs.RunAsync("docker", ["import", archive]);
        Assert.True(code == 0, id);
        return id.Trim();
    }
}
