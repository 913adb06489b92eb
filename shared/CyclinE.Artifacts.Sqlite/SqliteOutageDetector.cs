namespace CyclinE.Artifacts.Sqlite;

/// <summary>Tells trouble of the embedded store that passes (a full disk, a lost mount) from bugs.</summary>
public sealed class SqliteOutageDetector : IOutageDetector
{
    /// <inheritdoc/>
    public bool IsOutage(Exception exception) => exception is StoreUnavailableException;
}
