using CyclinE.Contracts;

namespace CyclinE.Messaging.Runner;

/// <summary>Takes what a stage threw after its retries: a bug, for which its unit fails.</summary>
public interface IStageFaults
{
    /// <summary>Notes it and ends the unit.</summary>
    Task FailAsync(StageFault fault, CancellationToken cancellationToken);
}

/// <summary>A message that a consumer could not handle, three times.</summary>
/// <param name="Id">Id of the fault.</param>
/// <param name="Message">The message.</param>
/// <param name="Queue">The queue it came from; null where that is not known.</param>
/// <param name="ExceptionType">Full name of the exception's type; null where none is known.</param>
/// <param name="Text">The exception's message.</param>
/// <param name="StackTrace">Where it was thrown.</param>
public sealed record StageFault(string Id, UnitMessage Message, string? Queue, string? ExceptionType, string? Text, string? StackTrace);
