using CyclinE.Genomics.Input;
using Microsoft.Data.Sqlite;

namespace CyclinE.Artifacts.Sqlite;

/// <summary>SQLite's result codes that are told apart, and what they mean for a caller.</summary>
internal static class SqliteErrors
{
    public const int NotPermitted = 3;
    public const int Busy = 5;
    public const int Locked = 6;
    public const int ReadOnly = 8;
    public const int InputOutput = 10;
    public const int Corrupt = 11;
    public const int Full = 13;
    public const int CannotOpen = 14;
    public const int NotADatabase = 26;

    /// <summary>Errno of a full disk, of a full quota, and Windows' two codes for a full disk.</summary>
    private static readonly int[] FullDisk = [28, 122, unchecked((int)0x80070070), unchecked((int)0x80070027)];

    /// <summary>The exception that a caller sees: trouble that passes is told apart from bugs by its type.</summary>
    public static Exception Translate(Exception exception) => exception switch
    {
        _ when IsFullDisk(exception) => DiskIsFull(exception),
        SqliteException { SqliteErrorCode: Corrupt or NotADatabase } => Damaged(exception, "the store's database"),
        SqliteException { SqliteErrorCode: Busy or Locked } =>
            new StoreUnavailableException("Another process has kept the store locked for too long.", exception) { IsLocked = true },
        SqliteException { SqliteErrorCode: InputOutput or CannotOpen or ReadOnly or NotPermitted } or IOException or UnauthorizedAccessException =>
            new StoreUnavailableException($"The store's folder cannot be used now: {exception.Message}", exception),
        _ => exception,
    };

    /// <summary>True where there is no space left on the disk, or none within the quota.</summary>
    public static bool IsFullDisk(Exception exception) =>
        exception is SqliteException { SqliteErrorCode: Full } || (exception is IOException && FullDisk.Contains(exception.HResult));

    /// <summary>The database file itself is damaged: its pages are no database any more.</summary>
    public static InvalidInputException Damaged(Exception exception, string where) => new(
        "damaged-folder", $"The store's database cannot be read: {exception.Message}", where,
        "Move the folder away and run again: everything in it is made again from the array files.");

    private static StoreUnavailableException DiskIsFull(Exception exception) =>
        new("The disk that holds the store is full.", exception) { IsFull = true };
}

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
