using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using CyclinE.Batches.Sheets.Values;

namespace CyclinE.Batches.Sheets;

/// <summary>The sheet's columns: the only place that defines them.</summary>
public static partial class SheetSchema
{
    private static readonly JsonSerializerOptions Indented =
        new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly SheetColumn[] All = Define();
    private static readonly Dictionary<string, SheetColumn> ByName = All.ToDictionary(c => c.Name, StringComparer.Ordinal);

    /// <summary>All columns: in the order of the documentation.</summary>
    public static IReadOnlyList<SheetColumn> Columns => All;

    /// <summary>The column that a header names; null for a covariate. Case does not matter, nor does space, hyphen or point for underscore.</summary>
    public static SheetColumn? Find(string header) => ByName.GetValueOrDefault(Key(header));

    /// <summary>The column that a header probably means; null where it means none, or one by its right name.</summary>
    public static SheetColumn? Suggest(string header)
    {
        var key = Key(header);
        return ByName.ContainsKey(key) ? null
            : Array.Find(All, c => c.Aliases.Contains(key)) ?? (NearMiss.Of(key, ByName.Keys) is { } near ? ByName[near] : null);
    }

    /// <summary>JSON Schema (draft 2020-12) of the sheet as an array of rows with canonical values.</summary>
    public static string ToJsonSchema()
    {
        var properties = new JsonObject();
        foreach (var column in All)
        {
            var property = column.Value.ToJsonSchema();
            property["description"] = column.Summary;
            property["examples"] = new JsonArray(Literal(column, column.Example));
            if (column.Default is { } value)
            {
                property["default"] = Literal(column, value);
            }

            properties[column.Name] = property;
        }

        var schema = new JsonObject
        {
            ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
            ["title"] = "Sheet of CyclinE.Pipeline",
            ["description"] = "One row per array. Other columns are kept as covariates. Reading also takes other spellings; these are the canonical ones.",
            ["type"] = "array",
            ["minItems"] = 1,
            ["items"] = new JsonObject
            {
                ["type"] = "object",
                ["properties"] = properties,
                ["required"] = new JsonArray([.. All.Where(c => c.Required).Select(c => (JsonNode)c.Name)]),
                ["additionalProperties"] = true,
            },
        };
        return schema.ToJsonString(Indented) + "\n";
    }

    /// <summary>The table of docs/input.md.</summary>
    public static string ToMarkdown()
    {
        var table = new StringBuilder("| column | | values | meaning | example |\n|---|---|---|---|---|\n");
        foreach (var column in All)
        {
            var need = column.Required ? "required" : column.Default is { } value ? $"default `{value}`" : "optional";
            var example = column.Example.Length > 20 && column.Value is HashValue ? column.Example[..12] + "…" : column.Example;
            table.Append($"| `{column.Name}` | {need} | {Escape(column.Value.Markdown)} | {Escape(column.Summary)} | `{example}` |\n");
        }

        return table.ToString();
    }

    /// <summary>A header as it is compared.</summary>
    internal static string Key(string header) => header.Trim().ToLowerInvariant().Replace(' ', '_').Replace('-', '_').Replace('.', '_');

    private static JsonNode Literal(SheetColumn column, string value) =>
        column.Value.ToJsonSchema() is var schema
            && (schema["type"]?.GetValue<string>() == "number" || schema["enum"]?[0]?.GetValueKind() == JsonValueKind.Number)
            ? JsonNode.Parse(value)!
            : JsonValue.Create(value);

    private static string Escape(string text) => text.Replace("|", "\\|", StringComparison.Ordinal);
}
