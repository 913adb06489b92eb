namespace CyclinE.Artifacts.Sqlite;

/// <summary>The embedded store cannot be read or written now: a full disk, a lost mount. Infrastructure, to be waited out.</summary>
/// <param name="message">What a person can do.</param>
/// <param name="innerException">The cause.</param>
public sealed class StoreUnavailableException(string message, Exception innerException) : Exception(message, innerException)
{
    /// <summary>True where another process kept the store locked, so that to try again at once is in vain.</summary>
    public bool IsLocked { get; init; }

    /// <summary>True where the disk is full, which does not pass by itself.</summary>
    public bool IsFull { get; init; }
}
