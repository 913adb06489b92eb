using System.Diagnostics;
using System.Xml.Linq;
using CyclinE.Testing;

namespace CyclinE.Pipeline.Tests.Stages;

/// <summary>A stage as somebody outside writes one: packages in a feed, the template, a folder that knows nothing of this tree.</summary>
internal sealed class PackagedStage : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("cycline-outside-").FullName;

    /// <summary>Where the packages are.</summary>
    public string Feed => Path.Combine(_folder, "feed");

    /// <summary>Where the template was instantiated.</summary>
    public string Project => Path.Combine(_folder, "work", Name);

    /// <summary>The name that was given to it.</summary>
    public required string Name { get; init; }

    /// <summary>Packs every package that this tree makes, as it was built.</summary>
    public async Task PackAsync()
    {
        var projects = Directory.EnumerateFiles(Path.Combine(ReferenceData.RepositoryRoot, "shared"), "*.csproj", SearchOption.AllDirectories)
            .Where(p => XDocument.Load(p).Descendants("IsPackable").Any(e => e.Value == "true")).Order(StringComparer.Ordinal).ToList();
        Assert.True(projects.Count >= 8, string.Join(' ', projects));
        var configuration = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar)).Name;

        // One solution of these alone, so that one command packs them.
        var all = Path.Combine(_folder, "packages.proj");
        await File.WriteAllTextAsync(all, $"""
            <Project>
              <Target Name="Pack">
                <MSBuild Projects="{string.Join(';', projects)}" Targets="Pack" Properties="NoBuild=true;Configuration={configuration};PackageOutputPath={Feed}" />
              </Target>
            </Project>
            """);
        await DotnetAsync(_folder, "msbuild", all, "-t:Pack", "-v:q", "-nologo");
        await DotnetAsync(_folder, "pack", Path.Combine(ReferenceData.RepositoryRoot, "deploy", "templates"), "-o", Feed, "-v", "q", "-nologo",
            $"-p:ArtifactsPath={Path.Combine(_folder, "templates")}");
    }

    /// <summary>Instantiates the template and builds worker and tests against the feed alone.</summary>
    public async Task BuildAsync()
    {
        Directory.CreateDirectory(Path.Combine(_folder, "work"));
        var restored = Environment.GetEnvironmentVariable("NUGET_PACKAGES")
            ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");

        // What others have published is taken from what this machine has restored already; what is ours only from the feed.
        await File.WriteAllTextAsync(Path.Combine(_folder, "work", "nuget.config"), $"""
            <configuration>
              <config><add key="globalPackagesFolder" value="{Path.Combine(_folder, "restored")}" /></config>
              <fallbackPackageFolders><clear /><add key="machine" value="{restored}" /></fallbackPackageFolders>
              <packageSources><clear /><add key="feed" value="{Feed}" /></packageSources>
            </configuration>
            """);
        await DotnetAsync(Path.Combine(_folder, "work"), "new", "install", Directory.GetFiles(Feed, "CyclinE.Templates.*.nupkg").Single());
        await DotnetAsync(Path.Combine(_folder, "work"), "new", "cycline-stage", "-n", Name);
        await DotnetAsync(Project, "build", $"{Name}.Tests", "-v", "q", "-nologo");
    }

    /// <summary>The built worker.</summary>
    public string Worker => Path.Combine(Project, Name, "bin", "Debug", "net10.0", Name + ".dll");

    /// <summary>Runs its tests; what they said.</summary>
    public Task<string> TestAsync() => DotnetAsync(Project, Path.Combine(Project, $"{Name}.Tests", "bin", "Debug", "net10.0", $"{Name}.Tests.dll"));

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private async Task<string> DotnetAsync(string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet") { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        // Templates are installed for this test alone, and no server of a compiler outlives it.
        start.Environment["DOTNET_CLI_HOME"] = Path.Combine(_folder, "home");
        start.Environment["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1";
        start.Environment["DOTNET_NOLOGO"] = "1";
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["UseSharedCompilation"] = "false";
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync() + await errors;
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, $"dotnet {string.Join(' ', arguments)}\n{output}");
        return output;
    }
}
