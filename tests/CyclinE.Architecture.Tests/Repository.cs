using System.Xml.Linq;

namespace CyclinE.Architecture.Tests;

/// <summary>The projects of the repository and what each refers to, read from the project files.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    public static IReadOnlyDictionary<string, Project> Projects { get; } = Read();

    public static IEnumerable<string> Sources(string folder) =>
        Directory.EnumerateFiles(Path.Combine(Root, folder), "*.cs", SearchOption.AllDirectories)
            .Where(f => !f.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal));

    public static IEnumerable<string> Pages(string folder) =>
        Directory.EnumerateFiles(Path.Combine(Root, folder), "*.razor", SearchOption.AllDirectories)
            .Where(f => !f.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal));

    private static Dictionary<string, Project> Read() =>
        new[] { "shared", "services", "tests" }
            .SelectMany(f => Directory.EnumerateFiles(Path.Combine(Root, f), "*.csproj", SearchOption.AllDirectories))
            .Select(file =>
            {
                var xml = XDocument.Load(file);
                return new Project(
                    Path.GetFileNameWithoutExtension(file),
                    Path.GetDirectoryName(file)!,
                    [.. xml.Descendants("ProjectReference").Select(r => Path.GetFileNameWithoutExtension(r.Attribute("Include")!.Value.Replace('\\', '/')))],
                    [.. xml.Descendants("PackageReference").Select(r => r.Attribute("Include")!.Value)]);
            })
            .ToDictionary(p => p.Name, StringComparer.Ordinal);

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "CyclinE.Pipeline.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException($"No CyclinE.Pipeline.sln above {AppContext.BaseDirectory}.");
    }

    internal sealed record Project(string Name, string Folder, IReadOnlyList<string> References, IReadOnlyList<string> Packages);
}
