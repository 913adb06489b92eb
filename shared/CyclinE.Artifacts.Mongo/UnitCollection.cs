using System.Security.Cryptography;
using CyclinE.Artifacts.Ledger;
using CyclinE.Artifacts.Mongo.Documents;
using CyclinE.Artifacts.Mongo.Schema;
using CyclinE.Contracts.Units;
using MongoDB.Bson;
using MongoDB.Driver;

namespace CyclinE.Artifacts.Mongo;

/// <summary>The ledger's units.</summary>
internal sealed class UnitCollection(IMongoDatabase database)
{
    // Says which call wrote a row last; never read into a row.
    private const string Write = "write";

    // Without it the server sends 101 rows and waits to be asked for more; a reply ends at 16 MB in any case.
    private static readonly FindOptions Whole = new() { BatchSize = 100_000 };
    private static readonly BulkWriteOptions Unordered = new() { IsOrdered = false };
    private readonly IMongoCollection<BsonDocument> _units = database.GetCollection<BsonDocument>(CollectionNames.Units);

    public Task InsertAsync(IReadOnlyList<UnitRow> rows, CancellationToken cancellationToken) =>
        _units.InsertMissingAsync([.. rows.Select(UnitBson.ToDocument)], cancellationToken);

    public async Task<UnitRow?> FindAsync(UnitId unit, CancellationToken cancellationToken) =>
        await _units.Find(new BsonDocument("_id", unit.ToString())).FirstOrDefaultAsync(cancellationToken).ConfigureAwait(false) is { } document
            ? UnitBson.FromDocument(document)
            : null;

    public async Task<IReadOnlyList<UnitRow>> ListAsync(UnitQuery query, CancellationToken cancellationToken)
    {
        var found = _units.Find(Filter(query), Whole).Sort(new BsonDocument("sequence", 1)).Limit(query.Limit);
        using var cursor = await found.ToCursorAsync(cancellationToken).ConfigureAwait(false);
        var rows = new List<UnitRow>();
        while (await cursor.MoveNextAsync(cancellationToken).ConfigureAwait(false))
        {
            rows.AddRange(cursor.Current.Select(UnitBson.FromDocument));
        }

        return rows;
    }

    public async Task<bool> TryReplaceAsync(UnitRow row, CancellationToken cancellationToken)
    {
        var result = await _units.ReplaceOneAsync(OfVersion(row), Next(row), cancellationToken: cancellationToken).ConfigureAwait(false);
        return result.MatchedCount == 1;
    }

    /// <summary>
    /// One bulk write. The server says how many rows matched, not which: only where some did not, the rows are asked who
    /// wrote them last. A row written here and again by another in between counts as not written, which its caller treats
    /// like any collision: it reads again.
    /// </summary>
    public async Task<IReadOnlyList<bool>> TryReplaceAsync(IReadOnlyList<UnitRow> rows, CancellationToken cancellationToken)
    {
        if (rows.Count == 0)
        {
            return [];
        }

        var token = new BsonBinaryData(RandomNumberGenerator.GetBytes(16));
        var writes = rows.Select((row, i) => new ReplaceOneModel<BsonDocument>(OfVersion(row), Next(row).Add(Write, new BsonArray { token, i })));
        var result = await _units.BulkWriteAsync(writes, Unordered, cancellationToken).ConfigureAwait(false);
        if (result.MatchedCount == rows.Count)
        {
            return [.. Enumerable.Repeat(true, rows.Count)];
        }

        var written = new bool[rows.Count];
        var ids = new BsonArray(rows.Select(r => r.Id.ToString()));
        var ours = new BsonDocument { { "_id", new BsonDocument("$in", ids) }, { Write, token } };
        var found = await _units.Find(ours, Whole).Project(new BsonDocument(Write, 1)).ToListAsync(cancellationToken).ConfigureAwait(false);
        foreach (var document in found)
        {
            written[document[Write][1].AsInt32] = true;
        }

        return written;
    }

    public async Task<bool> HasOpenNeedAsync(UnitId unit, CancellationToken cancellationToken) =>
        await AnyAsync(new BsonDocument { { "batch", unit.Batch }, { "neededBy", unit.Key }, { "open", true } }, cancellationToken).ConfigureAwait(false);

    public async Task<bool> HasOpenAsync(string batch, CancellationToken cancellationToken) =>
        await AnyAsync(new BsonDocument { { "batch", batch }, { "open", true } }, cancellationToken).ConfigureAwait(false);

    public async Task<int> CountInFlightAsync(string batch, CancellationToken cancellationToken)
    {
        var filter = new BsonDocument { { "batch", batch }, { "state", nameof(UnitState.Released) }, { "root", true } };
        return (int)await _units.CountDocumentsAsync(filter, null, cancellationToken).ConfigureAwait(false);
    }

    public async Task<IReadOnlyList<UnitCount>> CountAsync(string batch, CancellationToken cancellationToken)
    {
        var key = new BsonDocument { { "kind", "$kind" }, { "state", "$state" } };
        var groups = await _units.Aggregate()
            .Match(new BsonDocument("batch", batch))
            .Group<BsonDocument>(new BsonDocument { { "_id", key }, { "count", new BsonDocument("$sum", 1) } })
            .ToListAsync(cancellationToken).ConfigureAwait(false);
        return [.. groups.Select(g => new UnitCount(
            Enum.Parse<UnitKind>(g["_id"]["kind"].AsString), Enum.Parse<UnitState>(g["_id"]["state"].AsString), g["count"].ToInt32()))];
    }

    public Task MarkAnnouncedAsync(IReadOnlyList<UnitRow> rows, DateTime now, CancellationToken cancellationToken) =>
        UpdateAsync(rows, OfTry, new BsonDocument { { "$set", new BsonDocument("announcedAt", now) }, { "$inc", new BsonDocument("version", 1L) } },
            cancellationToken);

    public Task MarkSettledAsync(IReadOnlyList<UnitRow> rows, CancellationToken cancellationToken) =>
        UpdateAsync(rows, OfVersion, new BsonDocument { { "$set", new BsonDocument("settled", true) }, { "$inc", new BsonDocument("version", 1L) } },
            cancellationToken);

    public async Task<int> MarkStartAsync(UnitId unit, Try @try, string stage, CancellationToken cancellationToken)
    {
        var options = new FindOneAndUpdateOptions<BsonDocument>
        {
            ReturnDocument = ReturnDocument.After,
            Projection = new BsonDocument(UnitBson.StartsByStage, 1),
        };
        var after = await _units.FindOneAndUpdateAsync<BsonDocument>(OfTry(unit, @try), AddStarts(stage, 1), options, cancellationToken).ConfigureAwait(false);
        return after?[UnitBson.StartsByStage][stage].AsInt32 ?? 0;
    }

    public Task UnmarkStartAsync(UnitId unit, Try @try, string stage, CancellationToken cancellationToken)
    {
        var marked = OfTry(unit, @try).Add($"{UnitBson.StartsByStage}.{stage}", new BsonDocument("$gt", 0));
        return _units.UpdateOneAsync(marked, AddStarts(stage, -1), cancellationToken: cancellationToken);
    }

    private static BsonDocument AddStarts(string stage, int count) =>
        new("$inc", new BsonDocument { { "starts", count }, { $"{UnitBson.StartsByStage}.{stage}", count } });

    private static BsonDocument Next(UnitRow row) => UnitBson.ToDocument(row with { Version = row.Version + 1 });

    private static BsonDocument OfVersion(UnitRow row) => new() { { "_id", row.Id.ToString() }, { "version", row.Version } };

    private static BsonDocument OfTry(UnitRow row) => OfTry(row.Id, row.Try);

    // A roster that was left out equals null.
    private static BsonDocument OfTry(UnitId unit, Try @try) => new()
    {
        { "_id", unit.ToString() },
        { "attempt", @try.Attempt },
        { "roster", @try.Roster is null ? BsonNull.Value : new BsonString(@try.Roster) },
    };

    private static BsonDocument Filter(UnitQuery query) => new()
    {
        { "batch", query.Batch },
        { "kind", () => query.Kind.ToString(), query.Kind is not null },
        { "state", () => query.State.ToString(), query.State is not null },
        { "root", () => query.IsRoot, query.IsRoot is not null },
        { "neededBy", query.NeededBy, query.NeededBy is not null },
        { "open", () => query.IsOpen, query.IsOpen is not null },
        { "settled", () => query.IsSettled, query.IsSettled is not null },
        { "announcedAt", () => query.IsAnnounced!.Value ? new BsonDocument("$ne", BsonNull.Value) : BsonNull.Value, query.IsAnnounced is not null },
    };

    private async Task<bool> AnyAsync(BsonDocument filter, CancellationToken cancellationToken) =>
        await _units.Find(filter).Project(new BsonDocument("_id", 1)).Limit(1).AnyAsync(cancellationToken).ConfigureAwait(false);

    private async Task UpdateAsync(IReadOnlyList<UnitRow> rows, Func<UnitRow, BsonDocument> filter, BsonDocument update, CancellationToken cancellationToken)
    {
        if (rows.Count > 0)
        {
            var writes = rows.Select(row => new UpdateOneModel<BsonDocument>(filter(row), update));
            await _units.BulkWriteAsync(writes, Unordered, cancellationToken).ConfigureAwait(false);
        }
    }
}
