using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using System.Xml.Linq;
using CyclinE.Artifacts.Kinds;
using CyclinE.Contracts.Json;
using CyclinE.Contracts.Stages;
using CyclinE.Genomics.Genome;
using CyclinE.Genomics.Results.Calls;
using CyclinE.Genomics.Results.Cohort;
using CyclinE.Genomics.Results.Cohort.Recurrence;
using CyclinE.Genomics.Results.Cohort.Study;
using CyclinE.Genomics.Results.Files;
using CyclinE.Genomics.Results.Pairs;
using CyclinE.Genomics.Results.Profiles;
using CyclinE.Genomics.Results.Segments;

namespace CyclinE.Architecture.Tests;

/// <summary>
/// docs/schemas/artifacts: a JSON Schema of the document of every kind of artifact, made from the records and their comments. Whoever
/// reads document.json in another language relies on them.
/// </summary>
public sealed class ArtifactSchemas
{
    private static readonly JsonSerializerOptions Readable = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private static readonly Dictionary<string, Type> Documents = new()
    {
        ["file-index"] = typeof(FileIndex),
        ["profile"] = typeof(IngestedArray),
        ["segmentation"] = typeof(ArraySegmentation),
        ["calls"] = typeof(ArrayCalls),
        ["limits"] = typeof(DetectionLimits),
        ["pair-segmentation"] = typeof(ArraySegmentation),
        ["comparison"] = typeof(PairComparison),
        ["cohort-check"] = typeof(CohortCheck),
        ["recurrence"] = typeof(CohortRecurrence),
        ["study"] = typeof(CohortStudy),
        ["scan"] = typeof(ScanArtifact).Assembly.GetType($"{typeof(ScanArtifact).Namespace}.ScanDocument", throwOnError: true)!,
        ["joint-segmentation"] = typeof(JointSegmentation),
    };

    private static readonly Lazy<Dictionary<string, XElement>> Comments = new(() => new[] { "CyclinE.Genomics.xml", "CyclinE.Artifacts.xml" }
        .SelectMany(f => XDocument.Load(Path.Combine(AppContext.BaseDirectory, f)).Descendants("member"))
        .ToDictionary(m => m.Attribute("name")!.Value, StringComparer.Ordinal));

    public static TheoryData<string> Kinds => [.. StageTable.All.Select(s => s.ArtifactKind)];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void The_schema_of_a_kind_is_the_one_that_is_kept(string kind)
    {
        var file = Path.Combine(Repository.Root, "docs", "schemas", "artifacts", kind + ".schema.json");
        var made = Schema(kind);
        if (Environment.GetEnvironmentVariable("CYCLINE_UPDATE_GOLDEN") == "1")
        {
            File.WriteAllText(file, made);
        }

        Assert.True(File.Exists(file) && File.ReadAllText(file).ReplaceLineEndings("\n") == made,
            $"{file} is stale. Scripts in other languages read these documents: where the change is meant, write it anew with CYCLINE_UPDATE_GOLDEN=1.");
    }

    [Fact]
    public void The_page_names_every_kind_and_every_schema_is_of_one()
    {
        var page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "artifacts.md"));
        Assert.All(StageTable.All, s => Assert.Contains($"| `{s.Name}` | [`{s.ArtifactKind}`](schemas/artifacts/{s.ArtifactKind}.schema.json) |", page));
        Assert.Equal(
            StageTable.All.Select(s => s.ArtifactKind + ".schema.json").Order(StringComparer.Ordinal),
            Directory.GetFiles(Path.Combine(Repository.Root, "docs", "schemas", "artifacts")).Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal));
    }

    private static string Schema(string kind)
    {
        var schema = CanonicalJson.Options.GetJsonSchemaAsNode(Documents[kind], new JsonSchemaExporterOptions
        {
            TreatNullObliviousAsNonNullable = true,
            TransformSchemaNode = Describe,
        }).AsObject();
        schema.Insert(0, "$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.Insert(1, "title", $"The document of an artifact of kind {kind}, schema version 1");
        return schema.ToJsonString(Readable) + "\n";
    }

    private static JsonNode Describe(JsonSchemaExporterContext context, JsonNode schema)
    {
        var type = Nullable.GetUnderlyingType(context.TypeInfo.Type) ?? context.TypeInfo.Type;
        var node = schema as JsonObject ?? (type == typeof(Chromosome) ? new JsonObject { ["type"] = "string" }
            : type == typeof(double) ? Number(context.TypeInfo.Type != type) : null);
        if (node is null)
        {
            return schema;
        }

        if (node["type"] is JsonArray types && types.Any(t => t!.GetValue<string>() == "integer"))
        {
            // Readers take a whole number as a text as well; nobody writes one so.
            types.Remove(types.First(t => t!.GetValue<string>() == "string"));
            node.Remove("pattern");
        }

        var comment = context.PropertyInfo is { AttributeProvider: PropertyInfo property } ? Comment(property)
            : context.Path.IsEmpty ? Plain(Comments.Value.GetValueOrDefault($"T:{type.FullName}")?.Element("summary")) : null;
        if (!string.IsNullOrEmpty(comment))
        {
            node.Insert(0, "description", comment);
        }

        return node;
    }

    /// <summary>A number that is none is written as a text.</summary>
    private static JsonObject Number(bool mayBeNull) => new()
    {
        ["type"] = mayBeNull ? new JsonArray("number", "string", "null") : new JsonArray("number", "string"),
        ["pattern"] = "^(NaN|-?Infinity)$",
    };

    /// <summary>The comment of a member, which may stand with its record.</summary>
    private static string Comment(PropertyInfo property)
    {
        var type = property.DeclaringType!.FullName!.Replace('+', '.');
        return Comments.Value.TryGetValue($"P:{type}.{property.Name}", out var own)
            ? Plain(own.Element("summary"))
            : Plain(Comments.Value.GetValueOrDefault($"T:{type}")?.Elements("param").FirstOrDefault(p => p.Attribute("name")?.Value == property.Name));
    }

    /// <summary>A comment as a sentence: names of code stand as themselves.</summary>
    private static string Plain(XElement? summary) => summary is null ? string.Empty : string.Join(' ', string.Concat(summary.Nodes().Select(n => n switch
    {
        XText text => text.Value,
        XElement { Name.LocalName: "see" } see => (see.Attribute("cref") ?? see.Attribute("langword"))?.Value.Split('.')[^1] ?? string.Empty,
        XElement element => element.Value,
        _ => string.Empty,
    })).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
