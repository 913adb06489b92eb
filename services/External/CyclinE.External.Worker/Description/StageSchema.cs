using System.ComponentModel;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;

namespace CyclinE.External.Worker.Description;

/// <summary>The JSON Schema of <c>stage.json</c>, made from the record that reads it.</summary>
public static class StageSchema
{
    private static readonly JsonSerializerOptions Readable = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The schema as text.</summary>
    public static string Text()
    {
        var schema = StageFolder.Reading.GetJsonSchemaAsNode(typeof(StageFile), new JsonSchemaExporterOptions
        {
            TreatNullObliviousAsNonNullable = true,
            TransformSchemaNode = Describe,
        }).AsObject();
        schema.Insert(0, "$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.Insert(1, "title", "A stage of CyclinE.Pipeline that is a command (stage.json, form 1)");
        return schema.ToJsonString(Readable) + "\n";
    }

    private static JsonNode Describe(JsonSchemaExporterContext context, JsonNode schema)
    {
        if (schema is JsonObject node
            && context.PropertyInfo?.AttributeProvider?.GetCustomAttributes(typeof(DescriptionAttribute), inherit: false).FirstOrDefault()
                is DescriptionAttribute { Description: var text })
        {
            node.Insert(0, "description", text);
        }

        return schema;
    }
}
