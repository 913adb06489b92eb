using System.Diagnostics;
using Microsoft.Data.Sqlite;

namespace CyclinE.Cli.Tests;

/// <summary>A run that cannot go on, because another process writes to its store and does not end.</summary>
internal sealed class HeldRun : IDisposable
{
    private readonly SqliteConnection _writer;

    private HeldRun(Process run, SqliteConnection writer)
    {
        Run = run;
        _writer = writer;
    }

    public Process Run { get; }

    /// <summary>Holds a run; null where no unit of it is open: it has not begun, or has ended.</summary>
    public static HeldRun? TryHold(Process run, string store)
    {
        var writer = new SqliteConnection($"Data Source={store};Mode=ReadWrite;Pooling=False");
        writer.Open();
        if (Ask(writer, "BEGIN IMMEDIATE; SELECT count(*) FROM units WHERE open = 1") is > 0L)
        {
            return new HeldRun(run, writer);
        }

        writer.Dispose(); // And with it what it began.
        return null;
    }

    /// <summary>Lets it go on.</summary>
    public void Release() => _writer.Dispose();

    public void Dispose()
    {
        _writer.Dispose();
        Run.Dispose();
    }

    private static object? Ask(SqliteConnection connection, string question)
    {
        using var command = connection.CreateCommand();
        command.CommandText = question;
        return command.ExecuteScalar();
    }
}
