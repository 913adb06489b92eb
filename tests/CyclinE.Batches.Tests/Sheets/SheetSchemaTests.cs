using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CyclinE.Batches.Sheets;
using CyclinE.Contracts.Stages;
using CyclinE.Testing;

namespace CyclinE.Batches.Tests.Sheets;

/// <summary>The schema agrees with the stages, with itself and with the documentation.</summary>
public class SheetSchemaTests
{
    private const string Begin = "<!-- columns:";
    private const string End = "<!-- end of columns -->";

    private static string DocsPath => Path.Combine(ReferenceData.RepositoryRoot, "docs", "input.md");

    [Fact]
    public void EveryColumnThatAStageReadsIsThereAndUsed()
    {
        foreach (var name in StageTable.All.SelectMany(s => s.SheetColumns).Distinct())
        {
            Assert.Equal(SheetColumnUse.Used, SheetSchema.Find(name)?.Use);
        }
    }

    [Fact]
    public void NothingCountsAsUsedThatNeitherAStageNorThePlanReads()
    {
        // The plan reads these for itself; sha256 is checked where the file is hashed.
        string[] plan = ["array", "file", "parental", "exclude", "sha256", "reference"];
        var tables = StageTable.All.SelectMany(s => s.Inputs).Where(i => i.StartsWith(StageDefinition.SheetTablePrefix, StringComparison.Ordinal))
            .Select(i => i[StageDefinition.SheetTablePrefix.Length..]);
        Assert.Equal(
            StageTable.All.SelectMany(s => s.SheetColumns).Concat(tables).Concat(plan).Distinct().Order(),
            SheetSchema.Columns.Where(c => c.Use == SheetColumnUse.Used).Select(c => c.Name).Order());
    }

    [Fact]
    public void ExamplesAndDefaultsAreCanonical()
    {
        foreach (var column in SheetSchema.Columns)
        {
            Assert.Equal(column.Example, column.Value.Read(column.Example).Value);
            Assert.True(column.Default is null || column.Value.Read(column.Default).Value == column.Default, column.Name);
            Assert.All(column.Value.Allowed, a => Assert.Equal(a, column.Value.Read(a).Value));
            Assert.EndsWith(".", column.Summary, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void NamesAndAliasesAreUnambiguous()
    {
        var names = SheetSchema.Columns.Select(c => c.Name).ToList();
        Assert.Equal(names, names.Select(n => SheetSchema.Find(n)!.Name));
        var aliases = SheetSchema.Columns.SelectMany(c => c.Aliases).ToList();
        Assert.Equal(aliases.Distinct(), aliases);
        Assert.DoesNotContain(aliases, a => SheetSchema.Find(a) is not null);
        Assert.All(SheetSchema.Columns,
            c => Assert.All(c.Aliases, a => Assert.Equal(c.Name, SheetSchema.Suggest(a.ToUpperInvariant().Replace('_', ' '))?.Name)));
    }

    [Fact]
    public void TheJsonSchemaAcceptsWhatReadingMakesCanonical()
    {
        var schema = JsonNode.Parse(SheetSchema.ToJsonSchema())!;
        var items = schema["items"]!;
        Assert.Equal(["array", "sample", "file"], items["required"]!.AsArray().Select(n => n!.GetValue<string>()));
        var properties = items["properties"]!.AsObject();
        Assert.Equal(SheetSchema.Columns.Select(c => c.Name), properties.Select(p => p.Key));
        foreach (var column in SheetSchema.Columns)
        {
            var property = properties[column.Name]!;
            Assert.Equal(column.Summary, property["description"]!.GetValue<string>());
            Assert.True(Accepts(property, property["examples"]![0]!), column.Name);
            Assert.True(property["default"] is not { } value || Accepts(property, value), column.Name);
        }

        Assert.False(Accepts(properties["array"]!, "a~b"));
        Assert.False(Accepts(properties["file"]!, "../a.txt"));
        Assert.False(Accepts(properties["file"]!, "/a.txt"));
        Assert.True(Accepts(properties["file"]!, "a/..b.txt"));
        Assert.False(Accepts(properties["purity"]!, 0.0));
        Assert.False(Accepts(properties["role"]!, "cell"));
        Assert.True(Accepts(properties["pfs_event"]!, 1));
    }

    [Fact]
    public void TheTableOfTheDocumentationIsTheSchemas()
    {
        var text = File.ReadAllText(DocsPath);
        var start = text.IndexOf('\n', text.IndexOf(Begin, StringComparison.Ordinal)) + 1;
        var end = text.IndexOf(End, StringComparison.Ordinal);
        var wanted = SheetSchema.ToMarkdown();
        if (Environment.GetEnvironmentVariable("CYCLINE_UPDATE_DOCS") == "1")
        {
            File.WriteAllText(DocsPath, text[..start] + wanted + text[end..]);
            return;
        }

        Assert.Equal(wanted, text[start..end]);
    }

    [Fact]
    public void TheSheetsOfTheDocumentationAreValid()
    {
        var sheets = Regex.Matches(File.ReadAllText(DocsPath), "```csv\n(.*?)```", RegexOptions.Singleline).Select(m => m.Groups[1].Value).ToList();
        Assert.Equal(3, sheets.Count);
        Assert.All(sheets, s => Assert.Empty(SheetText.Check(s).Problems));
    }

    /// <summary>As much of JSON Schema as the sheet's schema uses.</summary>
    private static bool Accepts(JsonNode schema, JsonNode value)
    {
        if (schema["enum"] is JsonArray allowed)
        {
            return allowed.Any(a => JsonNode.DeepEquals(a, value));
        }

        if (schema["type"]!.GetValue<string>() == "number")
        {
            var number = value.GetValue<double>();
            return number >= (schema["minimum"]?.GetValue<double>() ?? double.NegativeInfinity)
                && number > (schema["exclusiveMinimum"]?.GetValue<double>() ?? double.NegativeInfinity)
                && number <= (schema["maximum"]?.GetValue<double>() ?? double.PositiveInfinity);
        }

        return schema["pattern"] is not { } pattern || Regex.IsMatch(value.GetValue<string>(), pattern.GetValue<string>());
    }
}
