using CyclinE.Artifacts.Columns;
using CyclinE.Artifacts.Recipes;
using CyclinE.Artifacts.Store;
using MongoDB.Bson;
using MongoDB.Bson.IO;
using MongoDB.Bson.Serialization;
using MongoDB.Bson.Serialization.Serializers;

namespace CyclinE.Artifacts.Mongo.Documents;

/// <summary>
/// Manifests as documents that people read and query. The document of an artifact stands in <c>document</c> as BSON; where
/// BSON would not give back the same bytes, in <c>documentBytes</c> as they are.
/// </summary>
internal static class ManifestBson
{
    /// <summary>When it was last used; whatever purges goes by it.</summary>
    public const string TouchedAt = "touchedAt";

    /// <summary>Stands for a recipe that is too large for the manifest.</summary>
    public const string RecipeApart = "recipeApart";

    private const string Document = "document";
    private const string DocumentBytes = "documentBytes";

    /// <summary>A manifest as a document.</summary>
    /// <param name="manifest">The manifest.</param>
    /// <param name="recipeApart">True where its recipe is stored apart.</param>
    /// <param name="now">When it is stored (UTC).</param>
    public static BsonDocument ToDocument(ArtifactManifest manifest, bool recipeApart, DateTime now)
    {
        var document = new BsonDocument
        {
            { "_id", manifest.Id },
            { "kind", manifest.Kind },
            { "schemaVersion", manifest.SchemaVersion },
            { "contentSha", manifest.ContentSha },
            { "seal", manifest.Seal, manifest.Seal is not null },
        };
        if (manifest.Recipe is { } recipe)
        {
            document.AddRange(recipeApart ? new BsonDocument { { "stage", recipe.Stage }, { RecipeApart, true } } : ToDocument(recipe));
        }

        document.Add("producer", ToDocument(manifest.Producer));
        document.Add("storedAt", now);
        document.Add(TouchedAt, now);
        document.Add("summary", ToMap(manifest.Summary));
        document.Add("columns", new BsonArray(manifest.Columns.Select(
            c => new BsonDocument { { "name", c.Name }, { "type", c.Type.ToString() }, { "length", c.Length } })));
        document.Add("chunks", new BsonArray(manifest.Chunks));
        if (manifest.Inline is { } inline)
        {
            document.Add("inline", new BsonBinaryData(inline.ToArray()));
        }

        if (manifest.Document is { } json)
        {
            var value = JsonBson.ToBson(json.Span);
            document.Add(value is null ? DocumentBytes : Document, value ?? new BsonBinaryData(json.ToArray()));
        }

        return document;
    }

    /// <summary>Reads a manifest; its recipe is missing where that is stored apart.</summary>
    public static (ArtifactManifest Manifest, bool RecipeApart) FromDocument(RawBsonDocument stored)
    {
        var (document, json) = Split(stored);
        var manifest = new ArtifactManifest
        {
            Id = document["_id"].AsString,
            Kind = document["kind"].AsString,
            SchemaVersion = document["schemaVersion"].AsInt32,
            Recipe = document.Contains("algorithmVersion") ? ToRecipe(document) : null,
            ContentSha = document["contentSha"].AsString,
            Producer = ToProducer(document["producer"].AsBsonDocument),
            Summary = FromMap(document["summary"].AsBsonDocument),
            Document = json is null ? document.Bytes(DocumentBytes) : json,
            Columns = [.. document["columns"].AsBsonArray.Select(
                c => new ColumnEntry(c["name"].AsString, Enum.Parse<ColumnType>(c["type"].AsString), c["length"].ToInt64()))],
            Inline = document.Bytes("inline"),
            Chunks = [.. document["chunks"].AsBsonArray.Select(c => c.AsString)],
            Seal = document.Text("seal"),
        };
        return (manifest, document.Contains(RecipeApart));
    }

    /// <summary>The members of a manifest, and its document straight from the wire to JSON.</summary>
    private static (BsonDocument Members, byte[]? Json) Split(RawBsonDocument stored)
    {
        var members = new BsonDocument();
        byte[]? json = null;
        using var stream = new ByteBufferStream(stored.Slice, ownsBuffer: false);
        using var reader = new BsonBinaryReader(stream);
        var context = BsonDeserializationContext.CreateRoot(reader);
        reader.ReadStartDocument();
        while (reader.ReadBsonType() != BsonType.EndOfDocument)
        {
            var name = reader.ReadName();
            if (name == Document)
            {
                json = JsonBson.ToJson(reader);
            }
            else
            {
                members.Add(name, BsonValueSerializer.Instance.Deserialize(context));
            }
        }

        return (members, json);
    }

    // Not a plain null: in a conditional expression that would become an empty memory.
    private static ReadOnlyMemory<byte>? Bytes(this BsonDocument document, string name) =>
        document.TryGetValue(name, out var value) ? value.AsBsonBinaryData.Bytes : default(ReadOnlyMemory<byte>?);

    // Sheet values are a list, because their names hold what users call their arrays.
    private static BsonDocument ToDocument(Recipe recipe) => new()
    {
        { "stage", recipe.Stage },
        { "algorithmVersion", recipe.AlgorithmVersion },
        { "options", ToMap(recipe.Options) },
        { "sheetValues", new BsonArray(recipe.SheetValues.Select(v => new BsonDocument { { "name", v.Key }, { "value", v.Value } })) },
        { "inputs", new BsonArray(recipe.Inputs.Select(i => new BsonDocument { { "role", i.Role }, { "id", i.Id } })) },
    };

    private static Recipe ToRecipe(BsonDocument document) => new()
    {
        Stage = document["stage"].AsString,
        AlgorithmVersion = document["algorithmVersion"].AsInt32,
        Options = FromMap(document["options"].AsBsonDocument),
        SheetValues = new SortedDictionary<string, string>(
            document["sheetValues"].AsBsonArray.ToDictionary(v => v["name"].AsString, v => v["value"].AsString), StringComparer.Ordinal),
        Inputs = [.. document["inputs"].AsBsonArray.Select(i => new RecipeInput(i["role"].AsString, i["id"].AsString))],
    };

    private static BsonDocument ToDocument(Producer producer) => new()
    {
        { "service", producer.Service },
        { "version", producer.Version },
        { "profile", producer.Profile },
        { "traceId", producer.TraceId, producer.TraceId is not null },
    };

    private static Producer ToProducer(BsonDocument document) =>
        new(document["service"].AsString, document["version"].AsString, document["profile"].AsString, document.Text("traceId"));

    private static BsonDocument ToMap(SortedDictionary<string, string> map) => new(map.Select(e => new BsonElement(e.Key, e.Value)));

    private static SortedDictionary<string, string> FromMap(BsonDocument map) =>
        new(map.ToDictionary(e => e.Name, e => e.Value.AsString), StringComparer.Ordinal);
}
