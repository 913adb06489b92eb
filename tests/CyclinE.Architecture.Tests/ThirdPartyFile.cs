using System.Text;
using System.Text.Json;
using System.Xml.Linq;

namespace CyclinE.Architecture.Tests;

/// <summary>THIRD-PARTY.md names every package that ships, with its licence, as the restore found it.</summary>
public sealed class ThirdPartyFile
{
    private const string Head = """
        # Packages of others

        What ships with the programs of `services/`, and under which licence its authors give it. Made from the restored packages: after a change of
        Directory.Packages.props write it anew with `CYCLINE_UPDATE_GOLDEN=1 dotnet test --project tests/CyclinE.Architecture.Tests`.

        | package | version | licence | where |
        |---|---|---|---|

        """;

    // Licences under which others may be given on with this project's own; a new one is a decision.
    private static readonly HashSet<string> Known = new(StringComparer.Ordinal)
    {
        "MIT", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "MS-PL OR Apache-2.0",
        "Apache-2.0 OR MPL-2.0",
    };

    [Fact]
    public void It_names_what_is_restored()
    {
        var packages = Packages();
        Assert.NotEmpty(packages);
        var text = new StringBuilder(Head.ReplaceLineEndings("\n"));
        foreach (var (name, version, licence, where) in packages)
        {
            text.Append($"| {name} | {version} | {licence} | {where} |\n");
        }

        var file = Path.Combine(Repository.Root, "THIRD-PARTY.md");
        if (Environment.GetEnvironmentVariable("CYCLINE_UPDATE_GOLDEN") == "1")
        {
            File.WriteAllText(file, text.ToString());
        }

        Assert.True(
            File.Exists(file) && File.ReadAllText(file).ReplaceLineEndings("\n") == text.ToString(),
            "THIRD-PARTY.md is not what is restored: write it anew with CYCLINE_UPDATE_GOLDEN=1.");
    }

    [Fact]
    public void Every_licence_is_one_that_was_decided_on()
    {
        var unknown = Packages().Where(p => !Known.Contains(p.Licence) && !p.Licence.StartsWith("file ", StringComparison.Ordinal)).ToList();
        Assert.True(unknown.Count == 0, string.Join('\n', unknown.Select(u => $"{u.Name} {u.Version}: {u.Licence}")));
    }

    private static List<(string Name, string Version, string Licence, string Where)> Packages()
    {
        var shipped = Repository.Projects.Values.Where(p => p.Folder.Contains($"{Path.DirectorySeparatorChar}services{Path.DirectorySeparatorChar}", StringComparison.Ordinal));
        var found = new SortedDictionary<string, (string, string, string, string)>(StringComparer.OrdinalIgnoreCase);
        foreach (var project in shipped)
        {
            using var assets = JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository.Root, "artifacts", "obj", project.Name, "project.assets.json")));
            var folders = assets.RootElement.GetProperty("packageFolders").EnumerateObject().Select(f => f.Name).ToList();
            foreach (var target in assets.RootElement.GetProperty("targets").EnumerateObject().SelectMany(t => t.Value.EnumerateObject()))
            {
                if (target.Value.GetProperty("type").GetString() == "package" && Ships(target.Value))
                {
                    var (name, version) = (target.Name.Split('/')[0], target.Name.Split('/')[1]);
                    found[target.Name] = Describe(folders, name, version);
                }
            }
        }

        return [.. found.Values];
    }

    private static bool Ships(JsonElement package) =>
        new[] { "runtime", "runtimeTargets", "native" }.Any(kind =>
            package.TryGetProperty(kind, out var files) && files.EnumerateObject().Any(f => !f.Name.EndsWith("_._", StringComparison.Ordinal)));

    private static (string Name, string Version, string Licence, string Where) Describe(IReadOnlyList<string> folders, string name, string version)
    {
        var nuspec = folders.Select(f => Path.Combine(f, name.ToLowerInvariant(), version.ToLowerInvariant(), name.ToLowerInvariant() + ".nuspec")).First(File.Exists);
        var metadata = XDocument.Load(nuspec).Root!.Elements().First(e => e.Name.LocalName == "metadata");
        string? Value(string element) => metadata.Elements().FirstOrDefault(e => e.Name.LocalName == element)?.Value.Trim();
        var licence = metadata.Elements().FirstOrDefault(e => e.Name.LocalName == "license");
        var words = licence?.Attribute("type")?.Value == "expression" ? licence.Value.Trim()
            : licence is not null ? $"file {licence.Value.Trim()} in the package"
            : Value("licenseUrl") ?? "not said";
        return (name, version, words, Value("projectUrl") ?? metadata.Elements().FirstOrDefault(e => e.Name.LocalName == "repository")?.Attribute("url")?.Value ?? "");
    }
}
