using System.Text.Json;
using System.Text.Json.Serialization;

namespace CyclinE.Genomics;

/// <summary>Writes a <see cref="Chromosome"/> as its name.</summary>
public sealed class ChromosomeJsonConverter : JsonConverter<Chromosome>
{
    /// <inheritdoc/>
    public override Chromosome Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var text = reader.GetString();
        return Chromosome.TryParse(text, out var chromosome)
            ? chromosome
            : throw new JsonException($"'{text}' is not a human chromosome.");
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, Chromosome value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString());
}
