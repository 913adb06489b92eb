using System.Text.RegularExpressions;
using CyclinE.Testing;

namespace CyclinE.Pipeline.Tests;

/// <summary>"Follow one array" in the README is a list of nine files in order; a reader who follows it must arrive.</summary>
public sealed partial class FollowOneArrayTests
{
    [Fact]
    public void The_readme_names_nine_files_that_are_there()
    {
        var readme = File.ReadAllText(Path.Combine(ReferenceData.RepositoryRoot, "README.md"));
        var section = readme[readme.IndexOf("## Follow one array", StringComparison.Ordinal)..];
        var next = section.IndexOf("\n## ", 3, StringComparison.Ordinal);
        var links = Link().Matches(next < 0 ? section : section[..next]).Select(m => m.Groups[1].Value).ToList();
        Assert.Equal(9, links.Count);
        Assert.All(links, l => Assert.True(File.Exists(Path.Combine(ReferenceData.RepositoryRoot, l)), l));
    }

    [Fact]
    public void The_nine_files_are_the_way_that_an_array_takes()
    {
        var readme = File.ReadAllText(Path.Combine(ReferenceData.RepositoryRoot, "README.md"));
        string[] way = ["PlanBuilder", "BatchRules", "UnitAnnouncer", "IngestArrayConsumer", "StageRunner", "Recipe", "SegmentArrayConsumer",
            "CallArrayConsumer", "EndedUnits"];
        var places = way.Select(w => readme.IndexOf($"/{w}.cs", StringComparison.Ordinal)).ToList();
        Assert.DoesNotContain(-1, places);
        Assert.Equal(places.Order(), places);
    }

    [GeneratedRegex(@"\]\(([^)#]+\.cs)\)")]
    private static partial Regex Link();
}
