using System.Text.RegularExpressions;
using CyclinE.Testing;

namespace CyclinE.Ingest.Tests;

public partial class DocumentationTests
{
    [Fact]
    public void Every_message_has_its_remedy_in_the_documentation()
    {
        var docs = string.Concat(Directory.GetFiles(Path.Combine(ReferenceData.RepositoryRoot, "docs"), "*.md", SearchOption.AllDirectories)
            .Select(File.ReadAllText));
        var sources = Directory.GetFiles(Path.Combine(ReferenceData.RepositoryRoot, "services/Ingest/CyclinE.Ingest"), "*.cs", SearchOption.AllDirectories);
        var codes = sources.SelectMany(f => Code().Matches(File.ReadAllText(f))).Select(m => m.Groups[1].Value).Distinct().ToList();
        Assert.True(codes.Count > 30);
        Assert.DoesNotContain(codes, code => !docs.Contains($"`{code}`", StringComparison.Ordinal));
    }

    [GeneratedRegex(@"InvalidInputException\(\s*""([a-z]+(?:-[a-z]+)+)""", RegexOptions.Singleline)]
    private static partial Regex Code();
}
