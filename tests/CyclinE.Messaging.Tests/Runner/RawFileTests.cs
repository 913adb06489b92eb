using System.Security.Cryptography;
using System.Text;
using CyclinE.Artifacts.Ledger;
using CyclinE.Contracts;
using CyclinE.Contracts.Units;
using CyclinE.Genomics.Input;

namespace CyclinE.Messaging.Tests.Runner;

/// <summary>The file that is hashed is the file that is read, and the one that the sheet means.</summary>
public sealed class RawFileTests : IAsyncDisposable
{
    private const long Large = 65L * 1024 * 1024;
    private readonly StageFolder _folder = new();

    public ValueTask DisposeAsync() => _folder.DisposeAsync();

    [Fact]
    public async Task A_file_that_is_not_the_sheets_fails_as_wrong_sha256_before_anything_is_computed()
    {
        await using var worker = await StageWorker.StartAsync(_folder);
        var message = await _folder.ReleaseAsync(StageFolder.Plan(sha256: new string('0', 64)));
        await worker.DeliverAsync(message);

        var problem = (await _folder.RowAsync(message)).Failure!.Problem;
        Assert.Equal(("wrong-sha256", "A.tsv"), (problem.Code, problem.Where));
        Assert.Contains(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes("good"))), problem.What, StringComparison.Ordinal);
        Assert.Equal(0, worker.Script.Computations);
    }

    [Fact]
    public async Task The_sheets_hash_may_be_written_in_capitals()
    {
        await using var worker = await StageWorker.StartAsync(_folder);
        var message = await _folder.ReleaseAsync(StageFolder.Plan(last: true, sha256: Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes("good")))));
        await worker.DeliverAsync(message);
        Assert.Equal(UnitState.Called, (await _folder.RowAsync(message)).State);
    }

    [Fact]
    public async Task A_missing_file_fails_the_unit_and_says_which()
    {
        File.Delete(_folder.FileOf("A"));
        await using var worker = await StageWorker.StartAsync(_folder);
        var message = await _folder.ReleaseAsync(StageFolder.Plan());
        await worker.DeliverAsync(message);
        var problem = (await _folder.RowAsync(message)).Failure!.Problem;
        Assert.Equal(("missing-file", "A.tsv"), (problem.Code, problem.Where));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_large_file_must_not_change_while_it_is_read(bool changes)
    {
        Extend(Large); // Sparse: read in zeros, stored in none.
        await using var worker = await StageWorker.StartAsync(_folder);
        worker.Script.Compute = _ =>
        {
            Extend(changes ? Large + 1 : Large);
            return Script.Keep("large");
        };
        var message = await _folder.ReleaseAsync(StageFolder.Plan(last: true));
        await worker.DeliverAsync(message);

        var row = await _folder.RowAsync(message);
        Assert.Equal(changes ? UnitState.Failed : UnitState.Called, row.State);
        Assert.Equal(changes ? "file-changed" : null, row.Failure?.Problem.Code);
        Assert.Equal(changes ? 0 : 1, row.Results.Count);
    }

    [Fact]
    public async Task A_small_file_is_read_once_and_may_change_after_that()
    {
        await using var worker = await StageWorker.StartAsync(_folder);
        var read = string.Empty;
        worker.Script.Compute = text =>
        {
            read = text;
            File.WriteAllText(_folder.FileOf("A"), "another text");
            return Script.Keep(text);
        };
        var message = await _folder.ReleaseAsync(StageFolder.Plan(last: true));
        await worker.DeliverAsync(message);
        Assert.Equal(("good", UnitState.Called), (read, (await _folder.RowAsync(message)).State));
    }

    private void Extend(long length)
    {
        using var file = new FileStream(_folder.FileOf("A"), FileMode.OpenOrCreate, FileAccess.Write, FileShare.ReadWrite);
        if (file.Length != length)
        {
            file.SetLength(length);
        }
    }
}
