using CyclinE.Cli.Local;
using CyclinE.Contracts.Stages;

namespace CyclinE.Architecture.Tests;

/// <summary>What a new stage within the repository touches: its own folder, one line that registers it, one page.</summary>
public sealed class StageFootprint
{
    private const string Folder = "services/Amplification/CyclinE.Amplification.Worker/Oscillation/";
    private const string Registration = "services/Amplification/CyclinE.Amplification.Worker/AmplificationStages.cs";

    [Fact]
    public void A_stage_in_one_folder_is_named_in_one_line_and_one_page_beside_it()
    {
        string[] ours = ["score-oscillation", "ScoreOscillation", "OscillationScore", "OscillationOptions", "oscillation-scores", "ChromosomeOscillation"];
        var naming = new[] { "shared", "services", "deploy", "docs" }
            .SelectMany(f => Directory.EnumerateFiles(Path.Combine(Repository.Root, f), "*", SearchOption.AllDirectories))
            .Select(f => (File: Path.GetRelativePath(Repository.Root, f).Replace('\\', '/'), Path: f))
            .Where(f => !f.File.Contains("/obj/", StringComparison.Ordinal) && !f.File.Contains("/bin/", StringComparison.Ordinal)
                && Path.GetExtension(f.File) is ".cs" or ".csproj" or ".json" or ".md" or ".yml" or ".yaml" or ".tpl")
            .Where(f => File.ReadAllText(f.Path) is var text && ours.Any(o => text.Contains(o, StringComparison.Ordinal)))
            .Select(f => f.File).ToList();
        Assert.True(naming.Count(f => f.StartsWith(Folder, StringComparison.Ordinal)) >= 3);

        // The guide may show it, and the map names its folder: every folder is there.
        var outside = naming.Where(f => !f.StartsWith(Folder, StringComparison.Ordinal) && f is not "docs/adding-a-stage.md" and not "docs/architecture.md");
        Assert.Equal(["docs/algorithms/oscillation.md", Registration], outside.Order(StringComparer.Ordinal));
        Assert.Single(File.ReadLines(Path.Combine(Repository.Root, Registration)), l => l.Contains("Oscillation", StringComparison.Ordinal));
    }

    [Fact]
    public void It_can_be_asked_for_like_any_other()
    {
        var stage = AllStages.Catalog.Find("score-oscillation")!;
        Assert.False(AllStages.Catalog.TakesPart(stage));
        Assert.Equal(["min-segments", "gap"], stage.OptionSchema!.Select(o => o.Name));
        Assert.Empty(StageReach.Unnameable([stage], []));
    }
}
