using System.Text.Encodings.Web;
using System.Text.Json;

namespace CyclinE.Contracts.Json;

/// <summary>One way to write JSON that is stored: camel case, no spaces, no negative zero, one NaN.</summary>
public static class CanonicalJson
{
    /// <summary>The options; frozen.</summary>
    public static JsonSerializerOptions Options { get; } = Create();

    private static JsonSerializerOptions Create()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web)
        {
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            WriteIndented = false,
        };
        options.Converters.Add(new CanonicalDoubleConverter());
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }
}
