using System.Diagnostics;
using System.Globalization;
using CyclinE.Artifacts.Sqlite.Folder;
using CyclinE.Genomics.Input;

namespace CyclinE.Artifacts.Sqlite.Tests;

public sealed class FolderLockTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string OwnerPath => Path.Combine(_folder.Path, "run.owner");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_second_run_is_refused_with_the_firsts_process_and_host()
    {
        using var first = FolderLock.Acquire(_folder.Path);

        var refusal = Assert.Throws<InvalidInputException>(() => FolderLock.Acquire(_folder.Path));

        Assert.Equal("folder-in-use", refusal.Problem.Code);
        Assert.Contains($"process {Environment.ProcessId.ToString(CultureInfo.InvariantCulture)} on {Environment.MachineName}", refusal.Problem.What,
            StringComparison.Ordinal);
        Assert.Equal(_folder.Path, refusal.Problem.Where);
    }

    [Fact]
    public void A_folder_that_was_given_back_can_be_taken()
    {
        FolderLock.Acquire(_folder.Path).Dispose();

        using var second = FolderLock.Acquire(_folder.Path);
        Assert.Equal(Environment.ProcessId, FolderOwner.Read(OwnerPath)?.ProcessId);
    }

    [Fact]
    public void To_dispose_again_does_not_disturb_the_next_owner()
    {
        var first = FolderLock.Acquire(_folder.Path);
        first.Dispose();
        using var second = FolderLock.Acquire(_folder.Path);

        first.Dispose();

        Assert.Throws<InvalidInputException>(() => FolderLock.Acquire(_folder.Path));
        Assert.True(File.Exists(OwnerPath));
    }

    [Fact]
    public async Task A_killed_process_does_not_stand_in_the_way()
    {
        Assert.SkipUnless(File.Exists("/usr/bin/flock"), "Needs /usr/bin/flock to hold a lock in another process.");
        using var other = Process.Start("/usr/bin/flock", ["--no-fork", Path.Combine(_folder.Path, "run.lock"), "sleep", "600"]);
        new FolderOwner(Environment.MachineName, other.Id, other.StartTime.ToUniversalTime()).Write(OwnerPath);
        var refusal = await RefusedAsync();
        Assert.Contains($"process {other.Id.ToString(CultureInfo.InvariantCulture)} on ", refusal.Problem.What, StringComparison.Ordinal);

        other.Kill();
        await other.WaitForExitAsync(TestContext.Current.CancellationToken);

        using var taken = FolderLock.Acquire(_folder.Path);
        Assert.Equal(Environment.ProcessId, FolderOwner.Read(OwnerPath)?.ProcessId);
    }

    [Fact]
    public void A_later_process_of_the_same_id_is_not_the_owner()
    {
        (FolderOwner.Current() with { StartedAt = DateTime.UtcNow.AddDays(-3) }).Write(OwnerPath);

        using var taken = FolderLock.Acquire(_folder.Path);
    }

    [Fact]
    public void Without_locks_of_the_file_system_the_owners_word_counts()
    {
        // The file is not locked, as on a mount without locks, but its owner is alive: this process.
        FolderOwner.Current().Write(OwnerPath);

        Assert.Equal("folder-in-use", Assert.Throws<InvalidInputException>(() => FolderLock.Acquire(_folder.Path)).Problem.Code);
    }

    [Fact]
    public void A_spoilt_owner_file_does_no_harm()
    {
        File.WriteAllText(OwnerPath, "{ half");

        using var taken = FolderLock.Acquire(_folder.Path);
        Assert.Equal(Environment.ProcessId, FolderOwner.Read(OwnerPath)?.ProcessId);
    }

    /// <summary>The other process takes its lock a moment after it started.</summary>
    private async Task<InvalidInputException> RefusedAsync()
    {
        while (true)
        {
            try
            {
                // The owner's word would refuse as well; here the lock itself has to.
                using var probe = new FileStream(Path.Combine(_folder.Path, "run.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException)
            {
                return Assert.Throws<InvalidInputException>(() => FolderLock.Acquire(_folder.Path));
            }

            await Task.Delay(10, TestContext.Current.CancellationToken);
        }
    }
}
