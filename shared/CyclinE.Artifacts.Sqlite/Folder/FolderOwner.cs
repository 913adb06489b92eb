using System.ComponentModel;
using System.Diagnostics;
using System.Text.Json;
using CyclinE.Contracts.Json;

namespace CyclinE.Artifacts.Sqlite.Folder;

/// <summary>The process that holds a folder.</summary>
/// <param name="Host">Its machine.</param>
/// <param name="ProcessId">Its process id there.</param>
/// <param name="StartedAt">When it started (UTC), which tells it from a later process of the same id.</param>
internal sealed record FolderOwner(string Host, int ProcessId, DateTime StartedAt)
{
    /// <summary>Start times are computed from the machine's boot time, which wanders with its clock.</summary>
    private static readonly TimeSpan StartTolerance = TimeSpan.FromSeconds(5);

    /// <summary>This process.</summary>
    public static FolderOwner Current()
    {
        using var process = Process.GetCurrentProcess();
        return new FolderOwner(Environment.MachineName, process.Id, process.StartTime.ToUniversalTime());
    }

    /// <summary>The owner that a file names; null where there is none or it is not readable.</summary>
    public static FolderOwner? Read(string path)
    {
        try
        {
            return JsonSerializer.Deserialize<FolderOwner>(File.ReadAllBytes(path), CanonicalJson.Options);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or JsonException)
        {
            return null;
        }
    }

    /// <summary>Writes the file whole: a reader sees the old owner or the new one.</summary>
    public void Write(string path)
    {
        var temporary = $"{path}.tmp";
        File.WriteAllBytes(temporary, JsonSerializer.SerializeToUtf8Bytes(this, CanonicalJson.Options));
        File.Move(temporary, path, overwrite: true);
    }

    /// <summary>True where it runs on this machine. Of a process on another machine nothing can be said: false.</summary>
    public bool IsAlive()
    {
        if (Host != Environment.MachineName)
        {
            return false;
        }

        try
        {
            using var process = Process.GetProcessById(ProcessId);
            return (process.StartTime.ToUniversalTime() - StartedAt).Duration() < StartTolerance;
        }
        catch (Exception exception) when (exception is ArgumentException or InvalidOperationException or Win32Exception)
        {
            return false; // No such process, or it ended between the two looks.
        }
    }
}
