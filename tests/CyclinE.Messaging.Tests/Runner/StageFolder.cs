using CyclinE.Artifacts.Batches;
using CyclinE.Artifacts.Files;
using CyclinE.Artifacts.Ledger;
using CyclinE.Artifacts.Sqlite;
using CyclinE.Contracts;
using CyclinE.Contracts.Plans;
using CyclinE.Contracts.Units;
using CyclinE.Testing;

namespace CyclinE.Messaging.Tests.Runner;

/// <summary>A folder with array files and an embedded store, and units of plans in its ledger.</summary>
internal sealed class StageFolder : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("cycline-stage-").FullName;

    public StageFolder()
    {
        Store = SqliteStore.Open(Path.Combine(_folder, "store"));
        Files = new RootedFiles(new Dictionary<string, string> { ["sheet"] = _folder });
        File.WriteAllText(FileOf("A"), "good");
    }

    public SqliteStore Store { get; }

    public RootedFiles Files { get; }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public string FileOf(string array) => Path.Combine(_folder, array + ".tsv");

    /// <summary>A plan in which the scripted stage is followed by another, or is the last.</summary>
    public static Plan Plan(bool last = false, int? version = null, string array = "A", string? sha256 = null)
    {
        var plan = Rows.Plan("test", array);
        var columns = new SortedDictionary<string, string>(StringComparer.Ordinal);
        if (sha256 is not null)
        {
            columns["sha256"] = sha256;
        }

        return new Plan
        {
            Name = plan.Name,
            Stages = [.. plan.Stages.Where(s => s.Definition.Unit == UnitKind.Array).Take(last ? 1 : 2)
                .Select(s => s with { Definition = s.Definition with { Version = version ?? s.Definition.Version } })],
            Arrays = [.. plan.Arrays.Select(a => a with { Columns = columns })],
            Pairs = [],
            Tables = plan.Tables,
        };
    }

    /// <summary>Puts a released array of a plan into the ledger and gives the message that releases it.</summary>
    public async Task<ArrayReleased> ReleaseAsync(Plan plan, string batch = "test@1")
    {
        await Store.Ledger.PutPlanAsync(plan, Token);
        var row = Rows.Array(batch, plan.Arrays[0].Name) with { PlanId = plan.Id() };
        row = row.Release(Rows.Noon, UnitTrace.Root(row.Id))!;
        await Store.Ledger.InsertUnitsAsync([row], Token);
        return new ArrayReleased { PlanId = row.PlanId, Unit = row.Id, Try = row.Try };
    }

    public async Task<UnitRow> RowAsync(UnitMessage message) => (await Store.Ledger.FindUnitAsync(message.Unit, Token))!;

    /// <summary>Writes the row of a message's unit as a person or the batch rules would.</summary>
    public async Task ChangeAsync(UnitMessage message, Func<UnitRow, UnitRow?> change) =>
        Assert.True(await Store.Ledger.TryReplaceUnitAsync(change(await RowAsync(message))!, Token));

    public async ValueTask DisposeAsync()
    {
        await Store.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}
