using System.Text.RegularExpressions;
using CyclinE.Cli.Commands;
using CyclinE.Cli.Output;
using CyclinE.Testing;

namespace CyclinE.Pipeline.Tests.Stages;

/// <summary>The snippets of docs/adding-a-stage.md are what other tests compile and run: none is written for the page alone.</summary>
public sealed partial class GuideTests
{
    private static readonly string[] Run = ["deploy/templates/cycline-stage", "tests/CyclinE.Pipeline.Tests/Stages"];

    private static string Guide => File.ReadAllText(Path.Combine(ReferenceData.RepositoryRoot, "docs", "adding-a-stage.md")).ReplaceLineEndings("\n");

    [Fact]
    public void Every_snippet_in_csharp_stands_in_a_file_that_is_compiled_and_run()
    {
        var files = Run.SelectMany(f => Directory.EnumerateFiles(Path.Combine(ReferenceData.RepositoryRoot, f), "*.cs", SearchOption.AllDirectories))
            .Select(f => File.ReadAllText(f).ReplaceLineEndings("\n")).ToList();
        var snippets = Blocks("csharp").ToList();
        Assert.True(snippets.Count >= 4);
        Assert.All(snippets, s => Assert.True(files.Exists(f => f.Contains(s, StringComparison.Ordinal)), s));
    }

    [Fact]
    public void Every_command_line_is_one_that_the_program_understands()
    {
        var lines = Blocks("sh").SelectMany(b => b.Split('\n')).Select(l => Comment().Replace(l, string.Empty).Trim())
            .Where(l => l.StartsWith("cycline ", StringComparison.Ordinal)).ToList();
        Assert.True(lines.Count >= 6);
        var root = CommandLine.Create(Terminal.Process);
        Assert.All(lines, line => Assert.Empty(root.Parse(line["cycline ".Length..]).Errors));
    }

    private static IEnumerable<string> Blocks(string language) =>
        Fence().Matches(Guide).Where(m => m.Groups[1].Value == language).Select(m => m.Groups[2].Value);

    [GeneratedRegex("^```(\\w+)\n(.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fence();

    [GeneratedRegex(" +# .*$")]
    private static partial Regex Comment();
}
