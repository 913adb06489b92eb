using System.Diagnostics;
using CyclinE.Testing;

namespace CyclinE.Pipeline.Tests.Operations;

/// <summary>What is released is started as its users do: the tool out of its package, and the program that needs nothing installed.</summary>
public sealed class ReleaseTests : IDisposable
{
    private const string Variable = "CYCLINE_TEST_RELEASE";
    private readonly string _folder = Directory.CreateTempSubdirectory("cycline-release-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task The_tool_installs_from_its_package_and_runs_a_batch()
    {
        var configuration = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar)).Name;
        var cli = Path.Combine(ReferenceData.RepositoryRoot, "services", "Cli", "CyclinE.Cli");
        await RunAsync("dotnet", "pack", cli, "--no-build", "-c", configuration, "-o", _folder, "-v", "q", "-nologo");
        var feed = Path.Combine(_folder, "nuget.config");
        await File.WriteAllTextAsync(feed, $"""
            <configuration><packageSources><clear /><add key="here" value="{_folder}" /></packageSources></configuration>
            """, TestContext.Current.CancellationToken);
        var tools = Path.Combine(_folder, "tools");
        await RunAsync("dotnet", "tool", "install", "CyclinE.Cli", "--tool-path", tools, "--configfile", feed, "--no-cache");
        await RunsAsync(Path.Combine(tools, "cycline"));
    }

    [Fact]
    public async Task The_program_that_needs_nothing_installed_runs_a_batch()
    {
        if (Environment.GetEnvironmentVariable(Variable) is not { } release)
        {
            Assert.Skip($"{Variable} names no folder that deploy/release.sh made: that takes minutes.");
            return;
        }

        await RunsAsync(Path.Combine(release, "cycline"));
    }

    private async Task RunsAsync(string program)
    {
        Assert.Contains("0.1.0", await RunAsync(program, "--version"), StringComparison.Ordinal);
        using var study = TestStudy.Write(2, 1, seed: 5);
        var results = Path.Combine(_folder, "results");
        var said = await RunAsync(program, "run", study.Sheet, "--out", results);
        Assert.Contains("2 arrays submitted = 2 called", said, StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(results, "report.html")), said);
    }

    private async Task<string> RunAsync(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = _folder, RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(process.ExitCode == 0, $"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}:\n{output}{await errors}");
        return output;
    }
}
