using CyclinE.Artifacts.Ledger;
using CyclinE.Artifacts.Mongo.Schema;
using CyclinE.Contracts.Units;
using CyclinE.Testing;
using MongoDB.Bson;
using MongoDB.Driver;

namespace CyclinE.Artifacts.Mongo.Tests;

public sealed class MongoTopologyTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Applied_again_it_changes_nothing()
    {
        await using var database = await TestDatabase.CreateAsync();
        var before = await DescribeAsync(database);
        await database.Open().Ledger.InsertUnitsAsync([Rows.Full("study@1", "a")], Token);

        await MongoTopology.ApplyAsync(database.Open(), Token);

        Assert.Equal(before, await DescribeAsync(database));
        Assert.NotNull(await database.Open().Ledger.FindUnitAsync(Rows.Full("study@1", "a").Id, Token));
    }

    [Fact]
    public async Task Several_jobs_at_once_give_one_topology()
    {
        await using var applied = await TestDatabase.CreateAsync();
        await using var contested = await TestDatabase.CreateAsync();
        await contested.Raw.Client.DropDatabaseAsync(contested.Name, Token);

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => MongoTopology.ApplyAsync(contested.Open(), Token), Token)));

        Assert.Equal(await DescribeAsync(applied), await DescribeAsync(contested));
    }

    [Theory]
    [InlineData("units", "{ _id: 'u' }")]
    [InlineData("artifacts", "{ _id: 'a', kind: 'calls' }")]
    [InlineData("batches", "{ _id: 'b@1', name: 'b', revision: '1' }")]
    [InlineData("chunks", "{ _id: 'a/c', bytes: 'text' }")]
    public async Task Documents_that_could_not_be_read_are_refused(string collection, string json)
    {
        await using var database = await TestDatabase.CreateAsync();

        var refused = await Assert.ThrowsAsync<MongoWriteException>(
            () => database[collection].InsertOneAsync(BsonDocument.Parse(json), cancellationToken: Token));

        Assert.False(new MongoOutageDetector().IsOutage(refused));
    }

    [Fact]
    public async Task What_runs_all_the_time_is_answered_from_an_index()
    {
        await using var database = await TestDatabase.CreateAsync();
        var ledger = database.Open().Ledger;
        await ledger.InsertUnitsAsync(
            [.. Enumerable.Range(0, 2_000)
                .Select(i => Rows.Array("study@1", FormattableString.Invariant($"a{i}"), i, "cohort/cohort") with { State = i < 1_000 ? UnitState.Called
                    : UnitState.Waiting, Settled = i < 990 })],
            Token);

        await AnsweredByAsync("{ batch: 'study@1', neededBy: 'cohort/cohort', open: true }", limit: 1, "needs", 2);
        await AnsweredByAsync("{ batch: 'study@1', open: true }", limit: 1, "open", 2);
        await AnsweredByAsync("{ batch: 'study@1', state: 'Waiting', root: true }", limit: 10, "state", 11);
        await AnsweredByAsync("{ batch: 'study@1', state: 'Released', root: true }", limit: 0, "state", 1);
        await AnsweredByAsync("{ batch: 'study@1', open: false, settled: false }", limit: 0, "unsettled", 11);

        async Task AnsweredByAsync(string filter, int limit, string index, int mostKeys)
        {
            var find = new BsonDocument { { "find", "units" }, { "filter", BsonDocument.Parse(filter) }, { "sort", new BsonDocument("sequence", 1) } };
            find.Add("limit", limit, limit > 0);
            if (limit == 1)
            {
                find.Remove("sort");
            }

            var explained = await database.Raw.RunCommandAsync<BsonDocument>(
                new BsonDocument { { "explain", find }, { "verbosity", "executionStats" } }, cancellationToken: Token);
            Assert.Contains($"\"indexName\" : \"{index}\"", explained["queryPlanner"]["winningPlan"].ToJson());
            Assert.InRange(explained["executionStats"]["totalKeysExamined"].ToInt32(), 0, mostKeys);
        }
    }

    private static async Task<string> DescribeAsync(TestDatabase database)
    {
        var collections = await (await database.Raw.ListCollectionsAsync(cancellationToken: Token)).ToListAsync(Token);
        var described = new List<string>();
        foreach (var collection in collections.OrderBy(c => c["name"].AsString, StringComparer.Ordinal))
        {
            var indexes = await (await database[collection["name"].AsString].Indexes.ListAsync(Token)).ToListAsync(Token);
            described.Add($"{collection["name"]} {collection["options"]}\n  {string.Join("\n  ", indexes.Select(i => i.ToString()).Order(StringComparer.Ordinal))}");
        }

        return string.Join('\n', described);
    }
}
