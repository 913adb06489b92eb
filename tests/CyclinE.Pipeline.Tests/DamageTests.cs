using CyclinE.Artifacts.Kinds;
using CyclinE.Artifacts.Ledger;
using CyclinE.Artifacts.Store;
using CyclinE.Cli.Backends;
using CyclinE.Cli.Local;
using CyclinE.Cli.Output;
using CyclinE.Contracts.Stages;
using CyclinE.Contracts.Units;
using CyclinE.Genomics.Results.Profiles;
using Microsoft.Data.Sqlite;

namespace CyclinE.Pipeline.Tests;

/// <summary>A store that was damaged behind the program's back: what is wrong is named, and computed again.</summary>
public sealed class DamageTests : IDisposable
{
    private static readonly string[] Compared = ["arrays.tsv", "calls.tsv", "pairs.tsv", "segments.seg", "genes.tsv", "recurrence.tsv"];

    private readonly TestStudy _study = TestStudy.Write(8, 1, seed: 21);
    private readonly string _folder = Directory.CreateTempSubdirectory("cycline-damage-").FullName;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _study.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task A_changed_document_is_refused_by_export_named_by_verify_and_made_again_by_run()
    {
        var tables = await RunAsync();
        Assert.Equal(ExitCodes.Success, (await LocalRun.TypeAsync(_folder, "verify", "--in", _folder)).Code);
        var calls = await ResultAsync("A003", StageTable.CallArray);
        await DamageAsync("UPDATE artifacts SET document = replace(document, '0', '1') WHERE id = ?1", calls);
        var probes = ProbeSets.IdOf((await DocumentAsync("A000")).ProbeSet);
        await DamageAsync("DELETE FROM artifacts WHERE id = ?1", probes);

        var exported = await LocalRun.TypeAsync(_folder, "export", "--in", _folder, "--out", Path.Combine(_folder, "other"));
        var verified = await LocalRun.TypeAsync(_folder, "verify", "--in", _folder);
        foreach (var typed in new[] { exported, verified })
        {
            Assert.Equal(ExitCodes.SomeFailed, typed.Code);
            Assert.Contains($"array/A003 at call-array: artifact {calls}", typed.Messages, StringComparison.Ordinal);
            Assert.Contains($"array/A000 at ingest-array and 7 more: artifact {probes}", typed.Messages, StringComparison.Ordinal);
            Assert.DoesNotContain("report this", typed.Messages, StringComparison.Ordinal);
        }

        Assert.Equal(tables, await RunAsync());
        Assert.Equal(ExitCodes.Success, (await LocalRun.TypeAsync(_folder, "verify", "--in", _folder)).Code);
    }

    [Fact]
    public async Task A_changed_row_of_the_ledger_is_refused_by_export_named_by_verify_and_made_anew_by_run()
    {
        var tables = await RunAsync();
        var (calls, others) = (await ResultAsync("A003", StageTable.CallArray), await ResultAsync("A004", StageTable.CallArray));
        await DamageAsync($"UPDATE units SET row = replace(row, ?1, '{others}') WHERE key = 'array/A003'", calls); // Another array's calls, which are whole.

        var exported = await LocalRun.TypeAsync(_folder, "export", "--in", _folder, "--out", Path.Combine(_folder, "other"));
        var verified = await LocalRun.TypeAsync(_folder, "verify", "--in", _folder);
        foreach (var typed in new[] { exported, verified })
        {
            Assert.Equal(ExitCodes.SomeFailed, typed.Code);
            Assert.Contains("array/A003 at ledger: unit study@1/array/A003: its row", typed.Messages, StringComparison.Ordinal);
        }

        Assert.Equal(tables, await RunAsync());
        Assert.Equal(ExitCodes.Success, (await LocalRun.TypeAsync(_folder, "verify", "--in", _folder)).Code);
    }

    [Fact]
    public async Task What_a_stage_cannot_read_is_made_again_while_it_runs()
    {
        await RunAsync();
        var segments = await ResultAsync("A002", StageTable.SegmentArray);
        var probes = ProbeSets.IdOf((await DocumentAsync("A000")).ProbeSet);
        await DamageAsync("UPDATE artifacts SET inline = zeroblob(length(inline)) WHERE id = ?1", await ResultAsync("A001", StageTable.IngestArray));
        await DamageAsync("UPDATE artifacts SET document = replace(document, '0', '1') WHERE id = ?1", segments);
        await DamageAsync("DELETE FROM artifacts WHERE id = ?1", probes);

        // The next revision segments all arrays again: it reuses the profiles, one of which is damaged, without their probes.
        var other = await LocalRun.RunAsync(_study.Sheet, _folder, "--name", "study", "--set", "segment-array.penalty=3");
        Assert.True(other.Code == ExitCodes.Success, other.Messages);
        Assert.Contains("8 arrays submitted = 8 called", other.Output, StringComparison.Ordinal);
        Assert.Equal(ExitCodes.Success, (await LocalRun.TypeAsync(_folder, "verify", "study@2", "--in", _folder)).Code);

        // The first one still lacks what only it had.
        var first = await LocalRun.TypeAsync(_folder, "verify", "study@1", "--in", _folder);
        Assert.Equal(ExitCodes.SomeFailed, first.Code);
        Assert.Contains(segments, first.Messages, StringComparison.Ordinal);
        var replayed = await LocalRun.TypeAsync(_folder, "replay", "study@1", "--damaged", "--in", _folder);
        Assert.True(replayed.Code == ExitCodes.Success, replayed.Messages);
        Assert.Contains("1 units of study@1 wait again", replayed.Output, StringComparison.Ordinal);
        Assert.Equal(ExitCodes.Success, (await LocalRun.TypeAsync(_folder, "verify", "--in", _folder)).Code);
    }

    [Fact]
    public async Task Replay_in_a_folder_runs_what_it_names_and_says_where_there_is_nothing()
    {
        var path = Path.Combine(_study.Folder, "arrays", "A005.tsv");
        var whole = await File.ReadAllBytesAsync(path, Token);
        await File.WriteAllTextAsync(path, "chromosome\tposition\tlog2\n", Token);
        Assert.Equal(ExitCodes.SomeFailed, (await LocalRun.RunAsync(_study.Sheet, _folder, "--name", "study")).Code);

        await File.WriteAllBytesAsync(path, whole, Token);
        var replayed = await LocalRun.TypeAsync(_folder, "replay", "--failed", "--in", _folder);
        Assert.True(replayed.Code == ExitCodes.Success, replayed.Messages);
        Assert.Contains("1 units of study@1 wait again", replayed.Output, StringComparison.Ordinal);
        Assert.Contains("8 arrays submitted = 8 called", replayed.Output, StringComparison.Ordinal);
        Assert.All(replayed.Table("arrays.tsv"), row => Assert.Equal("called", row["state"]));

        foreach (var (option, said) in new[] { ("--failed", "no array or file of study@1 has failed"), ("--damaged", "no result of study@1 is damaged") })
        {
            var nothing = await LocalRun.TypeAsync(_folder, "replay", option, "--in", _folder);
            Assert.Equal(ExitCodes.Success, nothing.Code);
            Assert.Contains($"nothing to replay: {said}", nothing.Output, StringComparison.Ordinal);
        }
    }

    private async Task<IReadOnlyList<string>> RunAsync()
    {
        var run = await LocalRun.RunAsync(_study.Sheet, _folder, "--name", "study");
        Assert.True(run.Code == ExitCodes.Success, run.Messages);
        return [.. Compared.Select(name => File.ReadAllText(Path.Combine(_folder, name)))];
    }

    private async Task<string> ResultAsync(string array, StageDefinition stage)
    {
        await using var store = Backend.Open(_folder);
        var unit = await store.Ledger.FindUnitAsync(new UnitId("study@1", UnitKind.Array, array), Token);
        return unit!.Results[stage.Name].Id;
    }

    private async Task<IngestedArray> DocumentAsync(string array)
    {
        await using var store = Backend.Open(_folder);
        return await store.Artifacts.ReadDocumentAsync<IngestedArray>(await ResultAsync(array, StageTable.IngestArray), Token);
    }

    private async Task DamageAsync(string sql, string id)
    {
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(LocalPipeline.StoreFolder(_folder), "store.db")};Pooling=False");
        await connection.OpenAsync(Token);
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The statements are this file's own.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.Parameters.AddWithValue("?1", id);
        Assert.Equal(1, await command.ExecuteNonQueryAsync(Token));
    }
}
