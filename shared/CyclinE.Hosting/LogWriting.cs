using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;

namespace CyclinE.Hosting;

/// <summary>Logs on stdout.</summary>
public static class LogWriting
{
    /// <summary>Adds them. What is no terminal, a container's output above all, gets no terminal codes.</summary>
    public static ILoggingBuilder AddLines(this ILoggingBuilder logging, LogLines lines) => lines switch
    {
        LogLines.Json => logging.AddJsonConsole(o =>
        {
            o.IncludeScopes = true; // Trace and span ids.
            o.UseUtcTimestamp = true;
            o.TimestampFormat = "yyyy-MM-ddTHH:mm:ss.fffZ";
        }),
        _ => logging.AddSimpleConsole(o =>
        {
            o.SingleLine = true;
            o.TimestampFormat = "HH:mm:ss.fff ";
            o.ColorBehavior = IsTerminal ? LoggerColorBehavior.Default : LoggerColorBehavior.Disabled;
        }),
    };

    private static bool IsTerminal =>
        !Console.IsOutputRedirected
        && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"))
        && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("DOTNET_RUNNING_IN_CONTAINER"));
}
