using System.Security.Cryptography;
using System.Text.Json;
using CyclinE.Artifacts.Ledger;
using CyclinE.Artifacts.Mongo.Documents;
using CyclinE.Artifacts.Mongo.Schema;
using CyclinE.Artifacts.Store;
using CyclinE.Contracts.Json;
using CyclinE.Contracts.Plans;
using CyclinE.Contracts.Stages;
using CyclinE.Contracts.Units;
using MongoDB.Bson;
using MongoDB.Driver;

namespace CyclinE.Artifacts.Mongo;

/// <summary>The ledger on MongoDB.</summary>
internal sealed class MongoLedger(IMongoDatabase database) : ILedger
{
    private readonly BatchCollection _batches = new(database);
    private readonly UnitCollection _units = new(database);
    private readonly IMongoCollection<BsonDocument> _plans = database.GetCollection<BsonDocument>(CollectionNames.Plans);
    private readonly IMongoCollection<BsonDocument> _rosters = database.GetCollection<BsonDocument>(CollectionNames.Rosters);
    private readonly IMongoCollection<BsonDocument> _stages = database.GetCollection<BsonDocument>(CollectionNames.Stages);
    private readonly IMongoCollection<BsonDocument> _deadLetters = database.GetCollection<BsonDocument>(CollectionNames.DeadLetters);

    public async Task PutPlanAsync(Plan plan, CancellationToken cancellationToken)
    {
        await DiscardDamagedAsync(_plans, plan.Id(), cancellationToken).ConfigureAwait(false);
        var described = new BsonDocument { { "name", plan.Name }, { "synthetic", plan.Synthetic }, { "arrays", plan.Arrays.Count },
            { "pairs", plan.Pairs.Count } };
        await SlicedBytes.PutAsync(_plans, plan.Id(), described, plan.ToBytes(), cancellationToken).ConfigureAwait(false);
    }

    public async Task<Plan?> FindPlanAsync(string planId, CancellationToken cancellationToken) =>
        await FindVerifiedAsync(_plans, planId, cancellationToken).ConfigureAwait(false) is { } bytes ? Plan.FromBytes(bytes) : null;

    public async Task PutRosterAsync(Roster roster, CancellationToken cancellationToken)
    {
        await DiscardDamagedAsync(_rosters, roster.Id(), cancellationToken).ConfigureAwait(false);
        await SlicedBytes.PutAsync(_rosters, roster.Id(), new BsonDocument("entries", roster.Entries.Count), roster.ToBytes(), cancellationToken)
            .ConfigureAwait(false);
    }

    public async Task<Roster?> FindRosterAsync(string rosterId, CancellationToken cancellationToken) =>
        await FindVerifiedAsync(_rosters, rosterId, cancellationToken).ConfigureAwait(false) is { } bytes ? Roster.FromBytes(bytes) : null;

    public Task<BatchRow> AcceptBatchAsync(string name, string planId, DateTime now, CancellationToken cancellationToken) =>
        _batches.AcceptAsync(name, planId, now, cancellationToken);

    public Task<BatchRow?> FindBatchAsync(BatchId batch, CancellationToken cancellationToken) => _batches.FindAsync(batch, cancellationToken);

    public Task<IReadOnlyList<BatchRow>> ListBatchesAsync(string? name, CancellationToken cancellationToken) => _batches.ListAsync(name, cancellationToken);

    public Task<IReadOnlyList<BatchRow>> ListOpenBatchesAsync(CancellationToken cancellationToken) => _batches.ListOpenAsync(cancellationToken);

    public Task<bool> TryReplaceBatchAsync(BatchRow row, CancellationToken cancellationToken) => _batches.TryReplaceAsync(row, cancellationToken);

    public Task InsertUnitsAsync(IReadOnlyList<UnitRow> rows, CancellationToken cancellationToken) => _units.InsertAsync(rows, cancellationToken);

    public Task<UnitRow?> FindUnitAsync(UnitId unit, CancellationToken cancellationToken) => _units.FindAsync(unit, cancellationToken);

    public Task<IReadOnlyList<UnitRow>> ListUnitsAsync(UnitQuery query, CancellationToken cancellationToken) => _units.ListAsync(query, cancellationToken);

    public Task<bool> TryReplaceUnitAsync(UnitRow row, CancellationToken cancellationToken) => _units.TryReplaceAsync(row, cancellationToken);

    public Task<IReadOnlyList<bool>> TryReplaceUnitsAsync(IReadOnlyList<UnitRow> rows, CancellationToken cancellationToken) =>
        _units.TryReplaceAsync(rows, cancellationToken);

    public Task<bool> HasOpenNeedAsync(UnitId unit, CancellationToken cancellationToken) => _units.HasOpenNeedAsync(unit, cancellationToken);

    public Task<bool> HasOpenUnitAsync(string batch, CancellationToken cancellationToken) => _units.HasOpenAsync(batch, cancellationToken);

    public Task<int> CountInFlightAsync(string batch, CancellationToken cancellationToken) => _units.CountInFlightAsync(batch, cancellationToken);

    public Task<IReadOnlyList<UnitCount>> CountUnitsAsync(string batch, CancellationToken cancellationToken) => _units.CountAsync(batch, cancellationToken);

    public Task MarkAnnouncedAsync(IReadOnlyList<UnitRow> rows, DateTime now, CancellationToken cancellationToken) =>
        _units.MarkAnnouncedAsync(rows, now, cancellationToken);

    public Task MarkSettledAsync(IReadOnlyList<UnitRow> rows, CancellationToken cancellationToken) => _units.MarkSettledAsync(rows, cancellationToken);

    public Task<int> MarkStartAsync(UnitId unit, Try @try, string stage, CancellationToken cancellationToken) =>
        _units.MarkStartAsync(unit, @try, stage, cancellationToken);

    /// <inheritdoc/>
    public Task UnmarkStartAsync(UnitId unit, Try @try, string stage, CancellationToken cancellationToken) =>
        _units.UnmarkStartAsync(unit, @try, stage, cancellationToken);

    /// <summary>The server's clock says when a worker was heard, so that a wrong clock of a host never removes what it says.</summary>
    public Task AnnounceWorkerAsync(WorkerAnnouncement worker, CancellationToken cancellationToken)
    {
        var said = new BsonDocument
        {
            { "service", worker.Service },
            { "process", worker.Process },
            { "queues", new BsonArray(worker.Queues) },
            { "roots", new BsonArray(worker.Roots) },
            { "freeSlots", worker.FreeSlots },
            { "startedAt", worker.StartedAt },
            { "stages", new BsonArray(worker.Stages.Select(s => JsonSerializer.Serialize(s, CanonicalJson.Options))) },
            { "at", worker.At },
        };
        var update = new BsonDocument { { "$set", said }, { "$currentDate", new BsonDocument(MongoTopology.HeardAt, true) } };
        return _stages.UpdateOneAsync(new BsonDocument("_id", worker.WorkerId), update, new UpdateOptions { IsUpsert = true }, cancellationToken);
    }

    public async Task<IReadOnlyList<WorkerAnnouncement>> ListWorkersAsync(DateTime since, CancellationToken cancellationToken)
    {
        var filter = new BsonDocument("at", new BsonDocument("$gte", since));
        var found = await _stages.Find(filter).Sort(new BsonDocument("_id", 1)).ToListAsync(cancellationToken).ConfigureAwait(false);
        return [.. found.Select(d => new WorkerAnnouncement
        {
            WorkerId = d["_id"].AsString,
            Service = d["service"].AsString,
            Process = d["process"].AsString,
            Queues = [.. d["queues"].AsBsonArray.Select(q => q.AsString)],
            Roots = [.. d["roots"].AsBsonArray.Select(r => r.AsString)],
            FreeSlots = d["freeSlots"].AsInt32,
            StartedAt = d["startedAt"].ToUniversalTime(),
            Stages = d.TryGetValue("stages", out var stages)
                ? [.. stages.AsBsonArray.Select(s => JsonSerializer.Deserialize<StageDefinition>(s.AsString, CanonicalJson.Options)!)]
                : [],
            At = d["at"].ToUniversalTime(),
        })];
    }

    public Task AddDeadLetterAsync(DeadLetter letter, CancellationToken cancellationToken)
    {
        var document = new BsonDocument
        {
            { "_id", letter.Id },
            { "queue", letter.Queue },
            { "unit", letter.Unit, letter.Unit is not null },
            { "reason", letter.Reason },
            { "at", letter.At },
        };
        return _deadLetters.TryInsertAsync(document, cancellationToken);
    }

    public async Task<IReadOnlyList<DeadLetter>> ListDeadLettersAsync(CancellationToken cancellationToken)
    {
        var newestFirst = new BsonDocument { { "at", -1 }, { "_id", 1 } };
        var found = await _deadLetters.Find(new BsonDocument()).Sort(newestFirst).ToListAsync(cancellationToken).ConfigureAwait(false);
        return [.. found.Select(d => new DeadLetter
        {
            Id = d["_id"].AsString,
            Queue = d["queue"].AsString,
            Unit = d.Text("unit"),
            Reason = d["reason"].AsString,
            At = d["at"].ToUniversalTime(),
        })];
    }

    /// <summary>What stands under the hash of its content and is something else is taken away, so that it can be put again.</summary>
    private static async Task DiscardDamagedAsync(IMongoCollection<BsonDocument> collection, string id, CancellationToken cancellationToken)
    {
        try
        {
            await FindVerifiedAsync(collection, id, cancellationToken).ConfigureAwait(false);
        }
        catch (UnreadableArtifactException)
        {
            var own = new BsonDocument("_id", new BsonDocument { { "$gte", id }, { "$lt", id + "0" } });
            await collection.DeleteManyAsync(own, cancellationToken).ConfigureAwait(false);
        }
    }

    private static async Task<byte[]?> FindVerifiedAsync(IMongoCollection<BsonDocument> collection, string id, CancellationToken cancellationToken)
    {
        var bytes = await SlicedBytes.FindAsync(collection, id, cancellationToken).ConfigureAwait(false);
        return bytes is null || Convert.ToHexStringLower(SHA256.HashData(bytes)) == id ? bytes : throw new CorruptArtifactException(id, "its content");
    }
}
