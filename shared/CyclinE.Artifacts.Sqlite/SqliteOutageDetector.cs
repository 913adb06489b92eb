using CyclinE.Artifacts.Store;

namespace CyclinE.Artifacts.Sqlite;

/// <summary>Tells trouble of the embedded store that passes (a full disk, a lost mount) from bugs.</summary>
public sealed class SqliteOutageDetector : IOutageDetector
{
    /// <summary>True where a disk is full, the store's or another that results are written to.</summary>
    public static bool IsFullDisk(Exception exception) => exception is StoreUnavailableException { IsFull: true } || SqliteErrors.IsFullDisk(exception);

    /// <inheritdoc/>
    public bool IsOutage(Exception exception) => exception is StoreUnavailableException;
}
