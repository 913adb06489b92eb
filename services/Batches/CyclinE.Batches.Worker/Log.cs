using Microsoft.Extensions.Logging;

namespace CyclinE.Batches.Worker;

internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Error, "A message from {Source} cannot be read and stands in the error queue: {Reason}")]
    public static partial void Unreadable(ILogger logger, string source, string reason);

    [LoggerMessage(2, LogLevel.Error, "Reconciling failed and is tried again at the next turn")]
    public static partial void ReconcileFailed(ILogger logger, Exception exception);
}
