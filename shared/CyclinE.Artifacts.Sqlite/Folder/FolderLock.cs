using System.Globalization;
using CyclinE.Genomics.Input;

namespace CyclinE.Artifacts.Sqlite.Folder;

/// <summary>
/// One run per folder. The operating system holds the lock on <c>run.lock</c> and lets it go with the process, however that
/// ends, so a dead owner never stands in the way; who holds it is written beside it, in <c>run.owner</c>, because a locked
/// file cannot be read.
/// </summary>
public sealed class FolderLock : IDisposable
{
    private const int WouldBlock = 11;
    private const int WouldBlockOnMac = 35;
    private const int SharingViolation = unchecked((int)0x80070020);
    private const int OwnerLooks = 20;
    private static readonly TimeSpan OwnerPause = TimeSpan.FromMilliseconds(25);
    private readonly FileStream _file;
    private readonly string _ownerPath;

    private FolderLock(FileStream file, string ownerPath)
    {
        _file = file;
        _ownerPath = ownerPath;
    }

    /// <summary>Takes the folder for this process; dispose to give it back.</summary>
    /// <param name="folder">The store's own folder; made where it is not there.</param>
    /// <exception cref="InvalidInputException">
    /// <c>folder-in-use</c>: another process holds it, which the message names. <c>folder-not-writable</c>: it cannot be
    /// made or written.
    /// </exception>
    public static FolderLock Acquire(string folder)
    {
        var path = Path.GetFullPath(folder);
        var ownerPath = OwnerOf(path);
        try
        {
            Directory.CreateDirectory(path);
            var file = TryLock(Path.Combine(path, "run.lock")) ?? throw InUse(path, WaitForOwner(ownerPath));
            try
            {
                // Some file systems keep no locks and give one to everybody; the owner's own word is what is left there.
                if (FolderOwner.Read(ownerPath) is { } owner && owner.IsAlive())
                {
                    throw InUse(path, owner);
                }

                FolderOwner.Current().Write(ownerPath);
                return new FolderLock(file, ownerPath);
            }
            catch
            {
                file.Dispose();
                throw;
            }
        }
        catch (Exception exception) when (SqliteErrors.IsFullDisk(exception))
        {
            throw SqliteErrors.Translate(exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new InvalidInputException(
                "folder-not-writable", $"The store cannot be made or written there: {exception.Message}", path,
                "Give this user permission to write, or choose another output folder.");
        }
    }

    /// <summary>
    /// Who works in a folder, in words: process, machine and start; null where nobody does. Of a process on another machine
    /// its own word is taken.
    /// </summary>
    /// <param name="folder">The store's own folder.</param>
    public static string? Holder(string folder) =>
        FolderOwner.Read(OwnerOf(Path.GetFullPath(folder))) is { } owner && (owner.Host != Environment.MachineName || owner.IsAlive()) ? Words(owner) : null;

    /// <summary>Gives the folder back.</summary>
    public void Dispose()
    {
        if (_file.CanWrite)
        {
            File.Delete(_ownerPath);
            _file.Dispose();
        }
    }

    private static FileStream? TryLock(string path)
    {
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException exception) when (exception.HResult is WouldBlock or WouldBlockOnMac or SharingViolation)
        {
            return null;
        }
    }

    /// <summary>An owner takes the lock a moment before it writes its name, so a dead one's name may still stand there.</summary>
    private static FolderOwner? WaitForOwner(string path)
    {
        var owner = FolderOwner.Read(path);
        for (var look = 1; look < OwnerLooks && (owner is null || (owner.Host == Environment.MachineName && !owner.IsAlive())); look++)
        {
            Thread.Sleep(OwnerPause);
            owner = FolderOwner.Read(path);
        }

        return owner;
    }

    private static string OwnerOf(string folder) => Path.Combine(folder, "run.owner");

    private static string Words(FolderOwner owner) =>
        string.Create(CultureInfo.InvariantCulture, $"process {owner.ProcessId} on {owner.Host}, started {owner.StartedAt:yyyy-MM-dd HH:mm:ss}Z");

    private static InvalidInputException InUse(string folder, FolderOwner? owner)
    {
        var who = owner is null
            ? "another process"
            : Words(owner) + ",";
        return new InvalidInputException(
            "folder-in-use", $"The folder is in use: {who} runs a batch in it.", folder,
            "Wait until it has ended, stop it, or choose another output folder.");
    }
}
