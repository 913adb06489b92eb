using System.Text;
using CyclinE.Artifacts.Ledger;
using CyclinE.Artifacts.Recipes;
using CyclinE.Artifacts.Store;
using CyclinE.Contracts.Units;
using CyclinE.Testing;
using MongoDB.Bson;
using MongoDB.Driver;

namespace CyclinE.Artifacts.Mongo.Tests;

/// <summary>What people see in the shell, and contents at the limits of a document.</summary>
public sealed class StoredDocumentTests : IAsyncLifetime
{
    private TestDatabase? _database;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private TestDatabase Database => _database!;

    public async ValueTask InitializeAsync() => _database = await TestDatabase.CreateAsync();

    public async ValueTask DisposeAsync()
    {
        if (_database is not null)
        {
            await _database.DisposeAsync();
        }
    }

    [Fact]
    public async Task A_document_is_queried_by_its_members()
    {
        var draft = ArtifactDraft.Of("calls", new { Array = "HCC1569", Events = new[] { new { Chromosome = "19", Log2 = 2.99, Probes = 3 } } });
        draft.Summary["events"] = "1";
        var encoded = Drafts.Encode(Drafts.NewId(), draft);
        await Database.Open().Artifacts.PutAsync(encoded, Token);

        var query = BsonDocument.Parse("""
            { kind: "calls", stage: "segment-array", "options.penalty": "2.5", "summary.events": "1", "inputs.role": "file",
              "document.events": { $elemMatch: { chromosome: "19", log2: { $gt: 2.9, $lt: 3 }, probes: 3 } } }
            """);
        Assert.Equal(1, await Database["artifacts"].CountDocumentsAsync(query, cancellationToken: Token));
    }

    [Theory]
    [InlineData("{\"$ref\":\"x\",\"value\":1.50}")]
    [InlineData("not JSON")]
    public async Task A_document_that_is_not_canonical_comes_back_all_the_same(string text)
    {
        var store = Database.Open().Artifacts;
        var encoded = Drafts.Encode(Drafts.NewId(), new ArtifactDraft { Kind = "k", Document = Encoding.UTF8.GetBytes(text) });
        await store.PutAsync(encoded, Token);

        Assert.Equal(text, Encoding.UTF8.GetString((await store.ReadAsync(encoded.Manifest.Id, Token)).DocumentBytes.Span));
    }

    [Fact]
    public async Task The_largest_documents_fit_whatever_their_members()
    {
        // The shortest elements grow most on the way to BSON.
        string[] texts = ["[" + new string('1', 1) + string.Concat(Enumerable.Repeat(",1", 524_280)) + "]",
            "[[]" + string.Concat(Enumerable.Repeat(",[]", 349_500)) + "]", "[\"\"" + string.Concat(Enumerable.Repeat(",\"\"", 349_500)) + "]"];
        var store = Database.Open().Artifacts;
        foreach (var text in texts)
        {
            var encoded = Drafts.Encode(Drafts.NewId(), new ArtifactDraft { Kind = "k", Document = Encoding.UTF8.GetBytes(text) });
            Assert.NotNull(encoded.Manifest.Document);
            await store.PutAsync(encoded, Token);

            Assert.True((await store.ReadAsync(encoded.Manifest.Id, Token)).DocumentBytes.Span.SequenceEqual(Encoding.UTF8.GetBytes(text)));
        }
    }

    [Fact]
    public async Task A_recipe_with_the_sheet_values_of_100_000_arrays_comes_back()
    {
        var recipe = new Recipe
        {
            Stage = "analyse-cohort",
            AlgorithmVersion = 1,
            Options = new SortedDictionary<string, string>(StringComparer.Ordinal),
            SheetValues = new SortedDictionary<string, string>(
                Enumerable.Range(0, 100_000)
                    .SelectMany(i => new[] { "role", "patient",
                        "benefit" }.Select(c => (Key: FormattableString.Invariant($"array-{i:D6}/{c}"), Value: FormattableString.Invariant($"{c}-{i}"))))
                    .ToDictionary(e => e.Key, e => e.Value),
                StringComparer.Ordinal),
            Inputs = [new RecipeInput("roster", Rows.Hash("roster"))],
        };
        var encoded = ArtifactCodec.Encode(recipe.Id(), recipe, Drafts.Mixed(100, 100), Drafts.Producer);
        await Database.Open().Artifacts.PutAsync(encoded, Token);

        var found = await Database.Open().Artifacts.FindAsync(recipe.Id(), Token);

        Assert.Equal(recipe.Id(), found!.Recipe!.Id());
        Assert.Equal(Rows.Json(encoded.Manifest), Rows.Json(found));
    }

    [Fact]
    public async Task A_roster_that_no_document_could_hold_comes_back()
    {
        // Hashes do not compress below half: 100,000 entries of three results take about 12 MB.
        var results = Enumerable.Range(0, 60_000)
            .Select(i => (Name: FormattableString.Invariant($"array/{i:D6}"), Hash: Rows.Hash(FormattableString.Invariant($"{i}"))));
        var roster = new Roster
        {
            Entries = [.. results.Select(r => new RosterEntry(r.Name, UnitState.Called, null, new SortedDictionary<string, string>(StringComparer.Ordinal)
            {
                ["call-array"] = r.Hash, ["ingest-array"] = Rows.Hash(r.Hash), ["segment-array"] = Rows.Hash(r.Hash + "s"),
            }))],
        };
        Assert.True(roster.ToBytes().Length > 16 * 1024 * 1024);
        await Database.Open().Ledger.PutRosterAsync(roster, Token);

        Assert.Equal(roster.Id(), (await Database.Open().Ledger.FindRosterAsync(roster.Id(), Token))!.Id());
    }

    [Fact]
    public async Task A_unit_is_queried_by_its_members()
    {
        await Database.Open().Ledger.InsertUnitsAsync([Rows.Full("study@1", "a"), Rows.Array("study@1", "b")], Token);

        var query = BsonDocument.Parse("""
            { batch: "study@1", state: "Failed", open: false, "failure.code": "truncated-file", neededBy: "pair/a~b",
              "results.call-array.kind": "kind-of-call-array", endedAt: { $gt: ISODate("2024-05-17T12:00:00Z") } }
            """);
        var found = await Database["units"].Find(query).ToListAsync(Token);
        Assert.Equal("study@1/array/a", Assert.Single(found)["_id"].AsString);
    }
}
