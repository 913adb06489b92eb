using CyclinE.Artifacts.Mongo.Documents;
using MongoDB.Bson;

namespace CyclinE.Artifacts.Mongo.Schema;

/// <summary>What the server checks of a document: the members without which it could not be read, and their types.</summary>
internal static class MongoValidators
{
    public static IEnumerable<(string Collection, BsonDocument Validator)> All { get; } =
    [
        (CollectionNames.Artifacts, Schema(
            ("_id", "string"), ("kind", "string"), ("schemaVersion", "int"), ("contentSha", "string"), ("producer", "object"),
            ("summary", "object"), ("columns", "array"), ("chunks", "array"), (ManifestBson.TouchedAt, "date"))),
        (CollectionNames.Chunks, Schema(("_id", "string"), ("bytes", "binData"))),
        (CollectionNames.Units, Schema(
            ("_id", "string"), ("batch", "string"), ("kind", "string"), ("name", "string"), ("plan", "string"), ("sequence", "int"),
            ("version", "long"), ("state", "string"), ("open", "bool"), ("settled", "bool"), ("root", "bool"), ("neededBy", "array"),
            ("attempt", "int"), ("results", "object"))),
        (CollectionNames.Batches, Schema(
            ("_id", "string"), ("name", "string"), ("revision", "int"), ("plan", "string"), ("version", "long"), ("state", "string"),
            ("acceptedAt", "date"))),
        (CollectionNames.Plans, Schema(("_id", "string"), ("bytes", "binData"))),
        (CollectionNames.Rosters, Schema(("_id", "string"), ("bytes", "binData"))),
        (CollectionNames.Stages, Schema(("_id", "string"))),
        (CollectionNames.DeadLetters, Schema(("_id", "string"), ("queue", "string"), ("reason", "string"), ("at", "date"))),
    ];

    private static BsonDocument Schema(params (string Name, string Type)[] members) => new("$jsonSchema", new BsonDocument
    {
        { "bsonType", "object" },
        { "required", new BsonArray(members.Select(m => m.Name)) },
        { "properties", new BsonDocument(members.Select(m => new BsonElement(m.Name, new BsonDocument("bsonType", m.Type)))) },
    });
}
