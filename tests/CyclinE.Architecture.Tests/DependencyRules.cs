namespace CyclinE.Architecture.Tests;

/// <summary>The dependency rules of the architecture, each one test.</summary>
public sealed class DependencyRules
{
    private static readonly string[] Cores = ["Ingest", "Segmentation", "Amplification", "Cohort", "Batches"];

    private static readonly string[] Roots = ["CyclinE.Hosting", "CyclinE.Cli", "CyclinE.Portal"];

    [Theory]
    [InlineData("CyclinE.Genomics")]
    [InlineData("CyclinE.Numerics")]
    [InlineData("CyclinE.Contracts", "CyclinE.Genomics")]
    [InlineData("CyclinE.Artifacts", "CyclinE.Contracts")]
    [InlineData("CyclinE.Artifacts.Sqlite", "CyclinE.Artifacts")]
    [InlineData("CyclinE.Artifacts.Mongo", "CyclinE.Artifacts")]
    [InlineData("CyclinE.Messaging", "CyclinE.Artifacts")]
    [InlineData("CyclinE.StageTesting", "CyclinE.Messaging")]
    [InlineData("CyclinE.Reporting", "CyclinE.Artifacts")]
    [InlineData("CyclinE.Simulation", "CyclinE.Genomics", "CyclinE.Numerics")]
    public void A_library_refers_to_its_own_layer_below_and_nothing_else(string project, params string[] allowed) =>
        Assert.Empty(Repository.Projects[project].References.Except(allowed));

    [Fact]
    public void A_core_knows_vocabulary_and_numerics_only()
    {
        foreach (var core in Cores)
        {
            string[] allowed = core == "Batches" ? ["CyclinE.Artifacts"] : ["CyclinE.Genomics", "CyclinE.Numerics"];
            string[] packages = core switch
            {
                "Batches" => ["CsvHelper"],
                "Ingest" => ["MathNet.Numerics", "SharpZipLib", "ZstdSharp.Port"],
                _ => ["MathNet.Numerics"],
            };
            var project = Repository.Projects[$"CyclinE.{core}"];
            Assert.Empty(project.References.Except(allowed));
            Assert.Empty(project.Packages.Except(packages));
        }
    }

    [Fact]
    public void A_worker_never_knows_another_service()
    {
        foreach (var core in Cores)
        {
            string[] allowed = [$"CyclinE.{core}", "CyclinE.Contracts", "CyclinE.Artifacts", "CyclinE.Messaging", "CyclinE.Hosting"];
            Assert.Empty(Repository.Projects[$"CyclinE.{core}.Worker"].References.Except(allowed));
        }
    }

    [Theory]
    [InlineData("MongoDB.", "CyclinE.Artifacts.Mongo")]
    [InlineData("MassTransit", "CyclinE.Messaging")]
    [InlineData("OpenTelemetry", "CyclinE.Hosting")]
    [InlineData("Microsoft.Data.Sqlite", "CyclinE.Artifacts.Sqlite")]
    public void A_technology_has_one_home(string package, string home)
    {
        var users = Repository.Projects.Values
            .Where(p => !IsTest(p) && !Roots.Contains(p.Name) && p.Packages.Any(k => k.StartsWith(package, StringComparison.Ordinal)))
            .Select(p => p.Name);
        Assert.Equal([home], users.Append(home).Distinct());
    }

    [Theory]
    [InlineData("MongoDB", "CyclinE.Artifacts.Mongo")]
    [InlineData("MassTransit", "CyclinE.Messaging", ".Worker")]
    [InlineData("OpenTelemetry", "CyclinE.Hosting")]
    public void A_technology_is_named_in_its_home_alone(string @namespace, params string[] homes)
    {
        var strangers = Repository.Sources("shared").Concat(Repository.Sources("services"))
            .Where(f => File.ReadLines(f).Any(l => l.StartsWith($"using {@namespace}", StringComparison.Ordinal)))
            .Select(f => Path.GetRelativePath(Repository.Root, f))
            .Where(f => !homes.Any(h => f.Contains(h + Path.DirectorySeparatorChar, StringComparison.Ordinal) || f.Contains(h + ".", StringComparison.Ordinal))
                && !Roots.Any(r => f.Contains(r + Path.DirectorySeparatorChar, StringComparison.Ordinal)));
        Assert.Empty(strangers);
    }

    [Fact]
    public void Nothing_outside_tests_refers_to_tests()
    {
        var tests = Repository.Projects.Values.Where(IsTest).Select(p => p.Name).ToHashSet(StringComparer.Ordinal);
        Assert.DoesNotContain(Repository.Projects.Values.Where(p => !IsTest(p)).SelectMany(p => p.References), tests.Contains);
    }

    [Fact]
    public void Every_package_version_is_exact_and_stands_in_one_file()
    {
        var central = System.Xml.Linq.XDocument.Load(Path.Combine(Repository.Root, "Directory.Packages.props"));
        var versions = central.Descendants("PackageVersion").ToList();
        Assert.All(versions, v => Assert.Matches(@"^\[[^,]+\]$", v.Attribute("Version")!.Value));
        var names = versions.Select(v => v.Attribute("Include")!.Value).ToList();
        Assert.Equal(names.OrderBy(n => n, StringComparer.OrdinalIgnoreCase), names);
    }

    private static bool IsTest(Repository.Project project) =>
        project.Folder.StartsWith(Path.Combine(Repository.Root, "tests"), StringComparison.Ordinal);
}
