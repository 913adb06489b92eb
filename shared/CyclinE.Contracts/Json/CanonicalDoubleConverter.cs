using System.Text.Json;
using System.Text.Json.Serialization;

namespace CyclinE.Contracts.Json;

/// <summary>Writes doubles in shortest round-trip form, −0 as 0, and NaN and infinities as named strings.</summary>
public sealed class CanonicalDoubleConverter : JsonConverter<double>
{
    /// <inheritdoc/>
    public override double Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType != JsonTokenType.String ? reader.GetDouble() : reader.GetString() switch
        {
            "NaN" => double.NaN,
            "Infinity" => double.PositiveInfinity,
            "-Infinity" => double.NegativeInfinity,
            var text => throw new JsonException($"'{text}' is not a number."),
        };

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, double value, JsonSerializerOptions options)
    {
        switch (value)
        {
            case double.NaN:
                writer.WriteStringValue("NaN");
                break;
            case double.PositiveInfinity:
                writer.WriteStringValue("Infinity");
                break;
            case double.NegativeInfinity:
                writer.WriteStringValue("-Infinity");
                break;
            case 0:
                writer.WriteNumberValue(0);
                break;
            default:
                writer.WriteNumberValue(value);
                break;
        }
    }
}
