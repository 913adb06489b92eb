using System.Buffers;
using System.Text;
using System.Text.Json;
using CsCheck;
using CyclinE.Artifacts.Mongo.Documents;
using CyclinE.Contracts.Json;
using MongoDB.Bson;
using MongoDB.Bson.IO;

namespace CyclinE.Artifacts.Mongo.Tests;

public sealed class JsonBsonTests
{
    private static readonly double[] Special =
        [double.NaN, double.PositiveInfinity, double.NegativeInfinity, -0.0, double.Epsilon, double.MaxValue, 1e15, 1e16, 1e-5];

    // Every plane, controls, quotes and what JSON escapes; never half a surrogate pair.
    private static readonly Gen<string> Text = Gen.Frequency(
            (6, Gen.Int[0x20, 0x7E]), (2, Gen.Int[1, 0x1F]), (2, Gen.Int[0x80, 0xD7FF]), (1, Gen.Int[0xE000, 0xFFFF]), (1, Gen.Int[0x10000, 0x10FFFF]))
        .Array[0, 12]
        .Select(points => string.Concat(points.Select(char.ConvertFromUtf32)));

    private static readonly Gen<Action<Utf8JsonWriter>> Scalar = Gen.OneOf<Action<Utf8JsonWriter>>(
        Text.Select<string, Action<Utf8JsonWriter>>(t => w => w.WriteStringValue(t)),
        Gen.Double.Where(double.IsFinite).Select<double, Action<Utf8JsonWriter>>(d => w => JsonSerializer.Serialize(w, d, CanonicalJson.Options)),
        Gen.Double[-5, 5].Select<double, Action<Utf8JsonWriter>>(d => w => JsonSerializer.Serialize(w, Math.Round(d, 3), CanonicalJson.Options)),
        Gen.Int.Select<int, Action<Utf8JsonWriter>>(i => w => w.WriteNumberValue(i)),
        Gen.Long.Select<long, Action<Utf8JsonWriter>>(l => w => w.WriteNumberValue(l)),
        Gen.Int[0, Special.Length - 1].Select(i => Special[i])
            .Select<double, Action<Utf8JsonWriter>>(d => w => JsonSerializer.Serialize(w, d, CanonicalJson.Options)),
        Gen.Bool.Select<bool, Action<Utf8JsonWriter>>(b => w => w.WriteBooleanValue(b)),
        Gen.Const<Action<Utf8JsonWriter>>(w => w.WriteNullValue()));

    private static readonly Gen<byte[]> Documents = Node(4).Select(write =>
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = CanonicalJson.Options.Encoder, SkipValidation = true }))
        {
            write(writer);
        }

        return buffer.WrittenSpan.ToArray();
    });

    [Fact]
    public void Canonical_documents_come_back_byte_for_byte() =>
        Documents.Where(d => d[0] is (byte)'{' or (byte)'[').Sample(
            json =>
            {
                var bson = JsonBson.ToBson(json);
                Assert.NotNull(bson);
                Assert.Equal(Encoding.UTF8.GetString(json), Back(bson));
            },
            iter: 5_000);

    [Theory]
    [InlineData("{\"a\":1.50}")]
    [InlineData("{\"a\":-0}")]
    [InlineData("{\"a\":1e400}")]
    [InlineData("{\"a\":18446744073709551615}")]
    [InlineData("{ \"a\":1}")]
    [InlineData("{\"a\":1} ")]
    [InlineData("{\"a\":\"\\ud800\"}")]
    [InlineData("{\"a\":\"\\u0041\"}")]
    [InlineData("{\"$where\":1}")]
    [InlineData("{\"a\\u0000\":1}")]
    [InlineData("{\"a\":")]
    [InlineData("1.5")]
    [InlineData("")]
    public void What_would_not_come_back_is_not_converted(string json) => Assert.Null(JsonBson.ToBson(Encoding.UTF8.GetBytes(json)));

    [Fact]
    public void Nesting_beyond_what_documents_allow_is_not_converted() =>
        Assert.Null(JsonBson.ToBson(Encoding.UTF8.GetBytes(new string('[', 5_000) + new string(']', 5_000))));

    [Fact]
    public void Any_bytes_come_back_or_are_not_converted() =>
        Gen.OneOf(Gen.Byte.Array, Documents.Select(Gen.Int, (json, i) => Mutate(json, i))).Sample(bytes =>
        {
            if (JsonBson.ToBson(bytes) is { } bson)
            {
                Assert.Equal(Encoding.UTF8.GetString(bytes), Back(bson));
            }
        });

    [Fact]
    public void Numbers_and_names_are_what_people_query()
    {
        var bson = JsonBson.ToBson(
            """{"log2":2.99,"probes":3,"position":3000000000,"gene.symbol":"CCNE1","z":"NaN","focal":true,"events":[{"start":1}]}"""u8)!.AsBsonDocument;

        Assert.Equal(
            [BsonType.Double, BsonType.Int32, BsonType.Int64, BsonType.String, BsonType.String, BsonType.Boolean, BsonType.Array],
            bson.Elements.Select(e => e.Value.BsonType));
        Assert.Equal(["log2", "probes", "position", "gene.symbol", "z", "focal", "events"], bson.Names);
        Assert.Equal(1, bson["events"][0]["start"].AsInt32);
    }

    private static Gen<Action<Utf8JsonWriter>> Node(int depth) => depth == 0 ? Scalar : Gen.Frequency(
        (2, Scalar),
        (2, Node(depth - 1).Array[0, 5].Select<Action<Utf8JsonWriter>[], Action<Utf8JsonWriter>>(items => w =>
        {
            w.WriteStartArray();
            Array.ForEach(items, item => item(w));
            w.WriteEndArray();
        })),
        (3, Gen.Select(Text.Where(t => !t.StartsWith('$')), Node(depth - 1)).Array[0,
            5].Select<(string, Action<Utf8JsonWriter>)[], Action<Utf8JsonWriter>>(members => w =>
        {
            w.WriteStartObject();
            foreach (var (name, value) in members)
            {
                w.WritePropertyName(name);
                value(w);
            }

            w.WriteEndObject();
        })));

    private static byte[] Mutate(byte[] json, int seed)
    {
        var copy = (byte[])json.Clone();
        var random = new Random(seed);
        copy[random.Next(copy.Length)] = (byte)random.Next(256);
        return copy;
    }

    private static string Back(BsonValue value)
    {
        using var reader = new BsonBinaryReader(new MemoryStream(new BsonDocument("document", value).ToBson()));
        reader.ReadStartDocument();
        reader.ReadBsonType();
        reader.SkipName();
        return Encoding.UTF8.GetString(JsonBson.ToJson(reader));
    }
}
