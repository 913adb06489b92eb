using System.Collections.Concurrent;
using System.Diagnostics;
using CyclinE.Artifacts.Ledger;
using CyclinE.Artifacts.Store;
using CyclinE.Contracts.Units;
using CyclinE.Testing;

namespace CyclinE.Artifacts.Mongo.Tests;

/// <summary>What a small stage does is one round trip each; counted by the driver's own spans.</summary>
public sealed class RoundTripTests
{
    private const string DriverSource = "MongoDB.Driver";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_call_of_a_small_stage_is_one_round_trip()
    {
        await using var database = await TestDatabase.CreateAsync();
        var store = database.Open();
        var (ledger, artifacts) = (store.Ledger, store.Artifacts);
        var encoded = Drafts.Encode(Drafts.NewId(), Drafts.Mixed(1_000, 10_000));
        UnitRow[] rows = [.. Enumerable.Range(0, 256).Select(i => Rows.Array("study@1", FormattableString.Invariant($"a{i}"), i, "cohort/cohort"))];
        await ledger.InsertUnitsAsync(rows, Token);
        UnitRow[] released = [.. rows.Select(r => r.Release(Rows.Noon, null)!)];
        UnitRow[] stored = [.. released.Select(r => r with { Version = 1 })];
        UnitRow[] announced = [.. stored.Select(r => r with { AnnouncedAt = Rows.Noon, Version = 2 })];
        using var trips = new Trips(database.Name);

        await ExpectAsync("insert", () => artifacts.PutAsync(encoded, Token));
        await ExpectAsync("find", () => artifacts.FindAsync(encoded.Manifest.Id, Token));
        await ExpectAsync("find", () => artifacts.FindAsync("none", Token));
        await ExpectAsync("find", () => artifacts.ReadAsync(encoded.Manifest.Id, Token));
        await ExpectAsync("insert find", () => artifacts.PutAsync(encoded, Token));
        await ExpectAsync("update", () => ledger.TryReplaceUnitsAsync(released, Token));
        await ExpectAsync("update", () => ledger.MarkAnnouncedAsync(stored, Rows.Noon, Token));
        await ExpectAsync("find", () => ledger.FindUnitAsync(rows[0].Id, Token));
        await ExpectAsync("update", () => ledger.TryReplaceUnitAsync(announced[0], Token));
        await ExpectAsync("update find", () => ledger.TryReplaceUnitsAsync(announced, Token));
        await ExpectAsync("find", () => ledger.HasOpenNeedAsync(new UnitId("study@1", UnitKind.Cohort, "cohort"), Token));
        await ExpectAsync("findAndModify", () => ledger.MarkStartAsync(rows[0].Id, announced[0].Try, "ingest-array", Token));
        await ExpectAsync("update", () => ledger.UnmarkStartAsync(rows[0].Id, announced[0].Try, "ingest-array", Token));

        async Task ExpectAsync(string commands, Func<Task> call)
        {
            trips.Clear();
            await call();
            Assert.Equal(commands, trips.ToString());
        }
    }

    [Fact]
    public async Task Spans_name_the_database_and_never_its_contents()
    {
        await using var database = await TestDatabase.CreateAsync();
        using var trips = new Trips(database.Name);

        await database.Open().Ledger.InsertUnitsAsync([Rows.Array("secret@1", "sample-of-a-patient")], Token);

        Assert.Equal("insert", trips.ToString());
        Assert.DoesNotContain(trips.Tags, t => t.Contains("patient", StringComparison.Ordinal));
    }

    /// <summary>The commands that go to one database.</summary>
    private sealed class Trips : IDisposable
    {
        private readonly ConcurrentQueue<Activity> _spans = [];
        private readonly ActivityListener _listener;

        public Trips(string database)
        {
            _listener = new ActivityListener
            {
                ShouldListenTo = source => source.Name == DriverSource,
                Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
                ActivityStopped = span =>
                {
                    if (span.GetTagItem("db.command.name") is not null && Equals(span.GetTagItem("db.namespace"), database))
                    {
                        _spans.Enqueue(span);
                    }
                },
            };
            ActivitySource.AddActivityListener(_listener);
        }

        public IEnumerable<string> Tags => _spans.SelectMany(s => s.TagObjects).Select(t => t.Value?.ToString() ?? string.Empty);

        public void Clear() => _spans.Clear();

        public void Dispose() => _listener.Dispose();

        public override string ToString() => string.Join(' ', _spans.Select(s => s.GetTagItem("db.command.name")));
    }
}
