using System.Text.RegularExpressions;

namespace CyclinE.Architecture.Tests;

/// <summary>A reader who opens a folder knows what lives there: namespaces are the folders', and the map shows every one.</summary>
public sealed partial class LayoutRules
{
    [Fact]
    public void A_namespace_is_its_folders()
    {
        var wrong = new[] { "shared", "services", "tests" }.SelectMany(Repository.Sources)
            .Select(f => (File: f, Namespace: File.ReadLines(f).Select(l => NamespaceLine().Match(l)).FirstOrDefault(m => m.Success)?.Groups[1].Value))
            .Where(f => f.Namespace is not null && f.Namespace != Expected(f.File))
            .Select(f => $"{Path.GetRelativePath(Repository.Root, f.File)}: {f.Namespace}, not {Expected(f.File)}");
        Assert.Empty(wrong);
    }

    [Fact]
    public void The_map_names_every_folder_and_no_other()
    {
        var page = File.ReadAllLines(Path.Combine(Repository.Root, "docs", "architecture.md"))
            .SkipWhile(l => !l.StartsWith("<!-- folders: begin", StringComparison.Ordinal))
                .TakeWhile(l => !l.StartsWith("<!-- folders: end", StringComparison.Ordinal));
        var mapped = new List<string>();
        var project = string.Empty;
        foreach (var line in page)
        {
            if (ProjectLine().Match(line) is { Success: true } title)
            {
                project = title.Groups[1].Value;
                mapped.Add(project);
            }
            else if (FolderLine().Match(line) is { Success: true } folder)
            {
                mapped.Add($"{project}/{folder.Groups[1].Value}");
            }
        }

        // A project whose root holds only folders is a title of the map, no folder of it.
        var there = new[] { "shared", "services" }.SelectMany(Repository.Sources)
            .Select(f => Path.GetRelativePath(Repository.Root, Path.GetDirectoryName(f)!).Replace('\\', '/')).Distinct().ToList();
        mapped.RemoveAll(m => Repository.Projects.ContainsKey(Path.GetFileName(m)) && !there.Contains(m));
        Assert.True(
            there.ToHashSet().SetEquals(mapped),
            $"docs/architecture.md, Where is what: missing {string.Join(", ", there.Except(mapped))}; not in the tree {string.Join(", ", mapped.Except(there))}.");
    }

    [Fact]
    public void The_map_answers_with_places_that_exist()
    {
        var page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "architecture.md"));
        var places = PlaceInTable().Matches(page).Select(m => m.Groups[1].Value).ToList();
        Assert.True(places.Count >= 4);
        Assert.All(places, p => Assert.True(Path.Exists(Path.Combine(Repository.Root, p)), p));
    }

    private static string Expected(string file)
    {
        var project = Repository.Projects.Values.Where(p => file.StartsWith(p.Folder + Path.DirectorySeparatorChar, StringComparison.Ordinal))
            .MaxBy(p => p.Folder.Length)!;
        var below = Path.GetRelativePath(project.Folder, Path.GetDirectoryName(file)!);
        return below == "." ? project.Name : $"{project.Name}.{below.Replace(Path.DirectorySeparatorChar, '.')}";
    }

    [GeneratedRegex(@"^namespace ([\w.]+);")]
    private static partial Regex NamespaceLine();

    [GeneratedRegex(@"^\*\*`([^`]+)/`\*\*")]
    private static partial Regex ProjectLine();

    [GeneratedRegex(@"^\| `([\w/]+)` \|")]
    private static partial Regex FolderLine();

    [GeneratedRegex(@"\| `((?:shared|services)/[^`]+)` \|")]
    private static partial Regex PlaceInTable();
}
