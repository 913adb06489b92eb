using CyclinE.Artifacts.Ledger;
using CyclinE.Artifacts.Mongo.Documents;
using CyclinE.Artifacts.Mongo.Schema;
using CyclinE.Contracts.Units;
using MongoDB.Bson;
using MongoDB.Driver;

namespace CyclinE.Artifacts.Mongo;

/// <summary>The ledger's batches.</summary>
internal sealed class BatchCollection(IMongoDatabase database)
{
    private static readonly BsonDocument NewestFirst = new() { { "acceptedAt", -1 }, { "name", -1 }, { "revision", -1 } };
    private static readonly BsonDocument OldestFirst = new() { { "acceptedAt", 1 }, { "name", 1 }, { "revision", 1 } };
    private readonly IMongoCollection<BsonDocument> _batches = database.GetCollection<BsonDocument>(CollectionNames.Batches);

    /// <summary>
    /// Every new revision takes the number behind the highest that was seen, so of two that accept at once one meets the
    /// other's id and looks again.
    /// </summary>
    public async Task<BatchRow> AcceptAsync(string name, string planId, DateTime now, CancellationToken cancellationToken)
    {
        while (true)
        {
            var known = await ListAsync(new BsonDocument("name", name), new BsonDocument("revision", -1), cancellationToken).ConfigureAwait(false);
            if (known.FirstOrDefault(b => b.PlanId == planId) is { } same)
            {
                return same;
            }

            var revision = known.Count == 0 ? 1 : known[0].Id.Revision + 1;
            var document = ToDocument(new BatchRow { Id = new BatchId(name, revision), PlanId = planId, State = BatchState.Accepted, AcceptedAt = now });
            if (await _batches.TryInsertAsync(document, cancellationToken).ConfigureAwait(false))
            {
                return FromDocument(document);
            }
        }
    }

    public async Task<BatchRow?> FindAsync(BatchId batch, CancellationToken cancellationToken) =>
        await _batches.Find(new BsonDocument("_id", batch.ToString())).FirstOrDefaultAsync(cancellationToken).ConfigureAwait(false) is { } document
            ? FromDocument(document)
            : null;

    public Task<IReadOnlyList<BatchRow>> ListAsync(string? name, CancellationToken cancellationToken) =>
        ListAsync(name is null ? [] : new BsonDocument("name", name), NewestFirst, cancellationToken);

    public Task<IReadOnlyList<BatchRow>> ListOpenAsync(CancellationToken cancellationToken) =>
        ListAsync(new BsonDocument("state", new BsonDocument("$ne", nameof(BatchState.Ended))), OldestFirst, cancellationToken);

    public async Task<bool> TryReplaceAsync(BatchRow row, CancellationToken cancellationToken)
    {
        var filter = new BsonDocument { { "_id", row.Id.ToString() }, { "version", row.Version } };
        var next = ToDocument(row with { Version = row.Version + 1 });
        var result = await _batches.ReplaceOneAsync(filter, next, cancellationToken: cancellationToken).ConfigureAwait(false);
        return result.MatchedCount == 1;
    }

    private static BsonDocument ToDocument(BatchRow row) => new()
    {
        { "_id", row.Id.ToString() },
        { "name", row.Id.Name },
        { "revision", row.Id.Revision },
        { "plan", row.PlanId },
        { "version", row.Version },
        { "state", row.State.ToString() },
        { "acceptedAt", row.AcceptedAt },
        { "endedAt", () => row.EndedAt!.Value, row.EndedAt is not null },
        { "purgedAt", () => row.PurgedAt!.Value, row.PurgedAt is not null },
        { "cancelRequested", row.CancelRequested },
    };

    private static BatchRow FromDocument(BsonDocument document) => new()
    {
        Id = new BatchId(document["name"].AsString, document["revision"].AsInt32),
        PlanId = document["plan"].AsString,
        Version = document["version"].ToInt64(),
        State = Enum.Parse<BatchState>(document["state"].AsString),
        AcceptedAt = document["acceptedAt"].ToUniversalTime(),
        EndedAt = document.Time("endedAt"),
        PurgedAt = document.Time("purgedAt"),
        CancelRequested = document["cancelRequested"].AsBoolean,
    };

    private async Task<IReadOnlyList<BatchRow>> ListAsync(BsonDocument filter, BsonDocument sort, CancellationToken cancellationToken)
    {
        var found = await _batches.Find(filter).Sort(sort).ToListAsync(cancellationToken).ConfigureAwait(false);
        return [.. found.Select(FromDocument)];
    }
}
