using System.Globalization;
using System.Text.Json;
using CyclinE.Contracts.Json;
using MongoDB.Bson;
using MongoDB.Bson.IO;
using JsonTokenType = System.Text.Json.JsonTokenType;

namespace CyclinE.Artifacts.Mongo.Documents;

/// <summary>
/// Canonical JSON as BSON that people can query, and back to the same bytes. Numbers written with a point or an exponent
/// are doubles, others 32- or 64-bit integers; named floats stay strings; the order of members is kept.
/// </summary>
public static class JsonBson
{
    // A document of one element without a name: length (4), type (1), end of name (1), the value, end of document (1).
    private const int ValueOffset = 6;

    private static readonly JsonWriterOptions CanonicalOptions = new() { Encoder = CanonicalJson.Options.Encoder, SkipValidation = true };

    /// <summary>
    /// The BSON document or array of a JSON text; null where it would not give back the same bytes: other than canonical
    /// JSON, a text that is neither object nor array, or names that MongoDB reserves.
    /// </summary>
    public static BsonValue? ToBson(ReadOnlySpan<byte> json)
    {
        try
        {
            return Convert(json);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or FormatException or BsonSerializationException)
        {
            // Not JSON, half a surrogate pair, or nested too deeply: kept as the bytes that it is.
            return null;
        }
    }

    /// <summary>The JSON of the value at which a reader stands, which it leaves behind it.</summary>
    /// <exception cref="FormatException">The value has a type that no JSON becomes.</exception>
    public static byte[] ToJson(IBsonReader reader)
    {
        var buffer = new System.Buffers.ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, CanonicalOptions))
        {
            Copy(reader, json);
        }

        return buffer.WrittenSpan.ToArray();
    }

    private static BsonValue? Convert(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json);
        if (!reader.Read() || reader.TokenType is not (JsonTokenType.StartObject or JsonTokenType.StartArray))
        {
            return null;
        }

        var isObject = reader.TokenType == JsonTokenType.StartObject;
        using var stream = new MemoryStream(json.Length * 2);
        using (var writer = new BsonBinaryWriter(stream))
        {
            writer.WriteStartDocument();
            writer.WriteName(string.Empty);
            do
            {
                if (!Write(ref reader, writer))
                {
                    return null;
                }
            }
            while (reader.Read());
            writer.WriteEndDocument();
        }

        stream.Position = 0;
        using var back = new BsonBinaryReader(stream);
        back.ReadStartDocument();
        back.ReadBsonType();
        back.SkipName();
        if (!ToJson(back).AsSpan().SequenceEqual(json))
        {
            return null;
        }

        var value = new ByteArrayBuffer(stream.ToArray(), isReadOnly: true).GetSlice(ValueOffset, (int)stream.Length - ValueOffset - 1);
        return isObject ? new RawBsonDocument(value) : new RawBsonArray(value);
    }

    private static bool Write(ref Utf8JsonReader reader, BsonBinaryWriter writer)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                writer.WriteStartDocument();
                return true;
            case JsonTokenType.EndObject:
                writer.WriteEndDocument();
                return true;
            case JsonTokenType.StartArray:
                writer.WriteStartArray();
                return true;
            case JsonTokenType.EndArray:
                writer.WriteEndArray();
                return true;
            case JsonTokenType.PropertyName:
                return WriteName(reader.GetString()!, writer);
            case JsonTokenType.String:
                writer.WriteString(reader.GetString());
                return true;
            case JsonTokenType.True or JsonTokenType.False:
                writer.WriteBoolean(reader.GetBoolean());
                return true;
            case JsonTokenType.Null:
                writer.WriteNull();
                return true;
            default:
                return WriteNumber(ref reader, writer);
        }
    }

    private static bool WriteName(string name, BsonBinaryWriter writer)
    {
        if (name.StartsWith('$') || name.Contains('\0', StringComparison.Ordinal))
        {
            return false;
        }

        writer.WriteName(name);
        return true;
    }

    private static bool WriteNumber(ref Utf8JsonReader reader, BsonBinaryWriter writer)
    {
        if (reader.ValueSpan.IndexOfAny((byte)'.', (byte)'e', (byte)'E') >= 0)
        {
            var value = reader.GetDouble();
            writer.WriteDouble(value);
            return double.IsFinite(value);
        }

        if (reader.TryGetInt32(out var small))
        {
            writer.WriteInt32(small);
            return true;
        }

        writer.WriteInt64(reader.TryGetInt64(out var large) ? large : 0);
        return large != 0;
    }

    private static void Copy(IBsonReader reader, Utf8JsonWriter json)
    {
        switch (reader.GetCurrentBsonType())
        {
            case BsonType.Document:
                reader.ReadStartDocument();
                json.WriteStartObject();
                while (reader.ReadBsonType() != BsonType.EndOfDocument)
                {
                    json.WritePropertyName(reader.ReadName());
                    Copy(reader, json);
                }

                reader.ReadEndDocument();
                json.WriteEndObject();
                break;
            case BsonType.Array:
                reader.ReadStartArray();
                json.WriteStartArray();
                while (reader.ReadBsonType() != BsonType.EndOfDocument)
                {
                    Copy(reader, json);
                }

                reader.ReadEndArray();
                json.WriteEndArray();
                break;
            case BsonType.String:
                json.WriteStringValue(reader.ReadString());
                break;
            case BsonType.Double:
                json.WriteNumberValue(reader.ReadDouble());
                break;
            case BsonType.Int32:
                json.WriteNumberValue(reader.ReadInt32());
                break;
            case BsonType.Int64:
                json.WriteNumberValue(reader.ReadInt64());
                break;
            case BsonType.Boolean:
                json.WriteBooleanValue(reader.ReadBoolean());
                break;
            case BsonType.Null:
                reader.ReadNull();
                json.WriteNullValue();
                break;
            case var type:
                throw new FormatException(string.Create(CultureInfo.InvariantCulture, $"A {type} is not JSON."));
        }
    }
}
