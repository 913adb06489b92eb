using CyclinE.Artifacts.Ledger;
using CyclinE.Artifacts.Store;
using CyclinE.Contracts.Units;
using CyclinE.Genomics.Input;
using MongoDB.Bson;

namespace CyclinE.Artifacts.Mongo.Documents;

/// <summary>Unit rows as documents that people read and query. Members without a value are left out.</summary>
internal static class UnitBson
{
    /// <summary>The member of the start marks by stage; rows of earlier releases lack it.</summary>
    public const string StartsByStage = "startsByStage";

    private const string Seal = "seal";

    public static BsonDocument ToDocument(UnitRow row) => new()
    {
        { "_id", row.Id.ToString() },
        { "batch", row.Id.Batch },
        { "kind", row.Id.Kind.ToString() },
        { "name", row.Id.Name },
        { "plan", row.PlanId },
        { "sequence", row.Sequence },
        { "version", row.Version },
        { "state", row.State.ToString() },
        { "open", row.IsOpen },
        { "settled", row.Settled },
        { "root", row.IsRoot },
        { "neededBy", new BsonArray(row.NeededBy) },
        { "attempt", row.Attempt },
        { "roster", row.Roster, row.Roster is not null },
        { "results", new BsonDocument(row.Results.Select(r => new BsonElement(r.Key, ToDocument(r.Value)))) },
        { "failure", () => ToDocument(row.Failure!), row.Failure is not null },
        { "unavailable", () => new BsonDocument(row.Unavailable!.Select(f => new BsonElement(f.Key, ToDocument(f.Value)))), row.Unavailable is not null },
        { "releasedAt", () => row.ReleasedAt!.Value, row.ReleasedAt is not null },
        { "announcedAt", () => row.AnnouncedAt!.Value, row.AnnouncedAt is not null },
        { "progressAt", () => row.ProgressAt!.Value, row.ProgressAt is not null },
        { "endedAt", () => row.EndedAt!.Value, row.EndedAt is not null },
        { "reannouncements", row.Reannouncements },
        { "deadLetters", row.DeadLetters },
        { "starts", row.Starts }, // Workers of the release before read it.
        { StartsByStage, new BsonDocument(row.StartsByStage.Select(s => new BsonElement(s.Key, s.Value))) },
        { "traceParent", row.TraceParent, row.TraceParent is not null },
        { Seal, RowSeal.For(row) },
    };

    /// <summary>A row, marked as damaged where it is not what was written.</summary>
    /// <exception cref="CorruptArtifactException">It is no row any more.</exception>
    public static UnitRow FromDocument(BsonDocument document)
    {
        try
        {
            return Read(document).Checked(document.Text(Seal));
        }
        catch (Exception exception) when (exception is KeyNotFoundException or InvalidCastException or ArgumentException or OverflowException)
        {
            throw new CorruptArtifactException(document["_id"].ToString()!, "its row in the ledger");
        }
    }

    private static UnitRow Read(BsonDocument document) => new()
    {
        Id = new UnitId(document["batch"].AsString, Enum.Parse<UnitKind>(document["kind"].AsString), document["name"].AsString),
        PlanId = document["plan"].AsString,
        Sequence = document["sequence"].AsInt32,
        Version = document["version"].ToInt64(),
        State = Enum.Parse<UnitState>(document["state"].AsString),
        Settled = document["settled"].AsBoolean,
        IsRoot = document["root"].AsBoolean,
        NeededBy = [.. document["neededBy"].AsBsonArray.Select(n => n.AsString)],
        Attempt = document["attempt"].AsInt32,
        Roster = document.Text("roster"),
        Results = new SortedDictionary<string, ArtifactRef>(
            document["results"].AsBsonDocument.ToDictionary(r => r.Name, r => ToReference(r.Value.AsBsonDocument)), StringComparer.Ordinal),
        Failure = document.TryGetValue("failure", out var failure) ? ToFailure(failure.AsBsonDocument) : null,
        Unavailable = document.TryGetValue("unavailable", out var unavailable)
            ? new SortedDictionary<string, UnitFailure>(
                unavailable.AsBsonDocument.ToDictionary(f => f.Name, f => ToFailure(f.Value.AsBsonDocument)), StringComparer.Ordinal)
            : null,
        ReleasedAt = document.Time("releasedAt"),
        AnnouncedAt = document.Time("announcedAt"),
        ProgressAt = document.Time("progressAt"),
        EndedAt = document.Time("endedAt"),
        Reannouncements = document["reannouncements"].AsInt32,
        DeadLetters = document["deadLetters"].AsInt32,
        StartsByStage = new SortedDictionary<string, int>(
            document.TryGetValue(StartsByStage, out var starts)
                ? starts.AsBsonDocument.Where(s => s.Value.AsInt32 > 0).ToDictionary(s => s.Name, s => s.Value.AsInt32)
                : [],
            StringComparer.Ordinal),
        TraceParent = document.Text("traceParent"),
    };

    /// <summary>A text; null where the member is left out.</summary>
    public static string? Text(this BsonDocument document, string name) =>
        document.TryGetValue(name, out var value) && !value.IsBsonNull ? value.AsString : null;

    /// <summary>A time (UTC, whole milliseconds); null where the member is left out.</summary>
    public static DateTime? Time(this BsonDocument document, string name) =>
        document.TryGetValue(name, out var value) && !value.IsBsonNull ? value.ToUniversalTime() : null;

    private static BsonDocument ToDocument(ArtifactRef artifact) => new()
    {
        { "id", artifact.Id },
        { "kind", artifact.Kind },
        { "contentSha", artifact.ContentSha },
    };

    private static ArtifactRef ToReference(BsonDocument document) =>
        new(document["id"].AsString, document["kind"].AsString, document["contentSha"].AsString);

    private static BsonDocument ToDocument(UnitFailure failure) => new()
    {
        { "code", failure.Problem.Code },
        { "what", failure.Problem.What },
        { "where", failure.Problem.Where },
        { "remedy", failure.Problem.Remedy },
        { "stage", failure.Stage, failure.Stage is not null },
        { "traceId", failure.TraceId, failure.TraceId is not null },
    };

    private static UnitFailure ToFailure(BsonDocument document) => new()
    {
        Problem = new InputProblem
        {
            Code = document["code"].AsString,
            What = document["what"].AsString,
            Where = document["where"].AsString,
            Remedy = document["remedy"].AsString,
        },
        Stage = document.Text("stage"),
        TraceId = document.Text("traceId"),
    };
}
