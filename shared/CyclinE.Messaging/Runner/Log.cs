using Microsoft.Extensions.Logging;

namespace CyclinE.Messaging.Runner;

internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Warning, "Waiting {Seconds} s: {What} is not possible now")]
    public static partial void Outage(ILogger logger, string what, double seconds, Exception exception);

    [LoggerMessage(2, LogLevel.Information, "{Unit} {Stage} {Outcome} in {Milliseconds} ms")]
    public static partial void StageEnded(ILogger logger, string unit, string stage, string outcome, double milliseconds);

    [LoggerMessage(3, LogLevel.Warning, "{Unit} {Stage} invalid input: {Problem}")]
    public static partial void InvalidInput(ILogger logger, string unit, string stage, string problem);

    [LoggerMessage(4, LogLevel.Error,
        "Determinism: artifact {Artifact} of {Stage} was made with content {Stored} and now with {Made} by the same producer profile")]
    public static partial void Violation(ILogger logger, string artifact, string stage, string stored, string made);

    [LoggerMessage(5, LogLevel.Warning,
        "Drift: artifact {Artifact} of {Stage} was made with content {Stored} by profile {Profile} and now with {Made}; the first stands")]
    public static partial void Drift(ILogger logger, string artifact, string stage, string stored, string profile, string made);

    [LoggerMessage(7, LogLevel.Warning, "{Unit} {Stage}: artifact {Artifact}: {Damage}; what is damaged or gone is made again")]
    public static partial void Damaged(ILogger logger, string unit, string stage, string artifact, string damage);

    [LoggerMessage(6, LogLevel.Debug, "{Unit} {Stage}: nothing to do ({Why})")]
    public static partial void Ignored(ILogger logger, string unit, string stage, string why);

    [LoggerMessage(8, LogLevel.Information, "{Queue}: a message threw and is tried again")]
    public static partial void TriedAgain(ILogger logger, string queue, Exception exception);

    [LoggerMessage(9, LogLevel.Information, "{Queue}: a message threw and is not tried again")]
    public static partial void Faulted(ILogger logger, string queue, Exception exception);
}
