using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace CyclinE.Contracts;

/// <summary>One way to write JSON that is stored: camel case, no spaces, nulls left out, no negative zero, one NaN.</summary>
public static class CanonicalJson
{
    /// <summary>The options; frozen.</summary>
    public static JsonSerializerOptions Options { get; } = Create();

    private static JsonSerializerOptions Create()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web)
        {
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            WriteIndented = false,
        };
        options.Converters.Add(new CanonicalDoubleConverter());
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }
}
