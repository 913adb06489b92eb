using Microsoft.Extensions.Logging;

namespace CyclinE.Cli.Output;

/// <summary>Log entries as lines on stderr: level, category, what, and the exception on the same line.</summary>
/// <param name="writer">Where they go.</param>
/// <param name="least">Entries below this level are left out.</param>
public sealed class LogLines(TextWriter writer, LogLevel least) : ILoggerProvider
{
    private readonly Lock _gate = new();

    /// <inheritdoc/>
    public ILogger CreateLogger(string categoryName) => new Category(this, categoryName);

    /// <inheritdoc/>
    public void Dispose() => writer.Flush();

    private void Write(LogLevel level, string category, EventId id, string text, Exception? exception)
    {
        var what = exception is null ? text : $"{text} {exception}";
        var line = FormattableString.Invariant($"{Name(level)}: {category}[{id.Id}] {what.ReplaceLineEndings(" ")}");
        lock (_gate)
        {
            writer.WriteLine(line);
            writer.Flush();
        }
    }

    private static string Name(LogLevel level) => level switch
    {
        LogLevel.Critical => "crit",
        LogLevel.Error => "fail",
        LogLevel.Warning => "warn",
        LogLevel.Information => "info",
        _ => "dbug",
    };

    private sealed class Category(LogLines lines, string name) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= lines.Least && logLevel != LogLevel.None;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel))
            {
                lines.Write(logLevel, name, eventId, formatter(state, exception), exception);
            }
        }
    }

    private LogLevel Least => least;
}
